// What was chosen beside a move and not saved yet. It is saved before the move, so that nothing goes with the turn.

const fields = (form) => [...form.elements].filter((field) => "defaultChecked" in field);
const unsaved = (form) => fields(form).some((field) => field.checked !== field.defaultChecked);

/** Resolves when it is done, or could not be done in a moment: a line that is cut must not hold the move. */
export async function saveBeside() {
  const forms = [...document.querySelectorAll("#turn .choices, #turn [data-level]")];
  await Promise.allSettled(forms.filter(unsaved).map(save));
}

async function save(form) {
  await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual", signal: AbortSignal.timeout(2000) });
  for (const field of fields(form)) field.defaultChecked = field.checked;
}
