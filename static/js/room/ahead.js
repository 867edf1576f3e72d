// A turn that rests until a time that was set: the page comes anew when it is there.

import { passed } from "./timer.js";

const SECOND = 1000;
const ahead = () => document.querySelector("#turn [data-ahead]");
let watched = 0;

function tick() {
  const banner = ahead();
  if (banner && passed(banner) >= Number(banner.dataset.ahead)) location.reload();
}

/** Each time that such a turn was shown. */
export function watchAhead() {
  watched ||= setInterval(tick, SECOND);
}
