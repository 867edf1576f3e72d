// Enter in the fields of a turn: Ctrl+Enter sends what stands in the box; Enter on a choice makes it, and sends nothing.

const MANY = "input[type=checkbox], input[type=radio]"; // a browser would send their form

export function enter(event) {
  const { key, target, isComposing } = event;
  if (key !== "Enter" || isComposing) return; // an input method ends its own word with Enter
  if (target.matches(MANY)) {
    event.preventDefault();
    target.click();
  } else if (target.matches("[data-box]") && (event.ctrlKey || event.metaKey)) {
    const { form } = target;
    event.preventDefault();
    form.requestSubmit(form.querySelector("button.main") ?? form.querySelector("button[name=move]"));
  }
}
