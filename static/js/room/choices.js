// Choices shown with a move (writing aids, a level) that are not saved yet: they are saved before it, or the next turn would drop them.

const fields = (form) => [...form.elements].filter((field) => "defaultChecked" in field);
const unsaved = (form) => fields(form).some((field) => field.checked !== field.defaultChecked);

/** Resolves when it is done, or could not be done in a moment: a line that is cut must not hold the move. */
export async function saveChoices() {
  const forms = [...document.querySelectorAll("#turn .choices, #turn [data-level]")];
  await Promise.allSettled(forms.filter(unsaved).map(save));
}

async function save(form) {
  await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual", signal: AbortSignal.timeout(2000) });
  for (const field of fields(form)) field.defaultChecked = field.checked;
}
