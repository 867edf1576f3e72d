// Lines that are dragged by their handle, with a finger or a mouse. Keys have buttons of their own.

const EDGE = 90; // px from the end of the window, where it scrolls along
const STEP = 14; // px at a time

/**
 * @param {HTMLElement | null} place holds lists with `data-shelf`
 * @param {{dropped: (line: HTMLElement) => void, over: () => void}} on `over` follows every drag, also one that was given up
 */
export function watchDrags(place, on) {
  const drags = { busy: false, ready: () => place && showHandles(place) };
  let line, origin;

  function begin(event) {
    const handle = event.target.closest(".handle");
    if (!handle || event.button) return;
    event.preventDefault();
    line = handle.closest("li");
    origin = [line.parentElement, line.nextSibling];
    drags.busy = true;
    handle.setPointerCapture(event.pointerId);
    line.classList.add("held");
  }

  function move(event) {
    if (!drags.busy) return;
    const { clientX: x, clientY: y } = event;
    if (y < EDGE) scrollBy(0, -STEP);
    if (y > innerHeight - EDGE) scrollBy(0, STEP);
    const under = document.elementFromPoint(x, y);
    const other = under?.closest("[data-shelf] > li");
    if (other && other !== line) beside(line, other, y);
    else if (!other) under?.closest(".shelf")?.querySelector("[data-shelf]:not(:has(li))")?.append(line);
  }

  function end(event) {
    if (!drags.busy) return;
    drags.busy = false;
    line.classList.remove("held");
    const moved = line.parentElement !== origin[0] || line.nextSibling !== origin[1];
    if (event.type === "pointercancel") origin[0].insertBefore(line, origin[1]);
    else if (moved) on.dropped(line);
    on.over();
  }

  place?.addEventListener("pointerdown", begin);
  place?.addEventListener("pointermove", move);
  place?.addEventListener("pointerup", end);
  place?.addEventListener("pointercancel", end);
  drags.ready();
  return drags;
}

function beside(line, other, y) {
  const { top, height } = other.getBoundingClientRect();
  if (y < top + height / 2) other.before(line);
  else other.after(line);
}

function showHandles(place) {
  for (const handle of place.querySelectorAll(".handle[hidden]")) handle.hidden = false;
}
