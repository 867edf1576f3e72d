// Nothing that is typed or pasted is cut: a field lets in more than it can send, and says how much is too much.

const FROM = 0.85; // of what it takes

export const most = (field) => Number(field.dataset.most ?? field.maxLength);

/** @param {Element} field of a limited length */
export function freeLength(field, { document } = globalThis) {
  const words = document.getElementById("text-length")?.dataset;
  if (!words || field.maxLength < 1 || field.type === "email") return;
  field.dataset.most = field.maxLength;
  field.removeAttribute("maxlength");
  const line = Object.assign(document.createElement("p"), { className: "tip text-length", hidden: true });
  line.setAttribute("role", "status");
  field.after(line);
  const say = (what, number) => (number === 1 ? words[`${what}One`] : words[what].replace("%1", number));
  const count = () => {
    const left = most(field) - field.value.length;
    line.hidden = field.value.length < most(field) * FROM;
    line.textContent = left < 0 ? say("over", -left) : say("under", left);
    if (left < 0) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  };
  field.addEventListener("input", count);
  count();
}
