// The height of the box where `field-sizing` is not known, as in Safari before 26.2: there a long text would show four lines of itself.

/** Grows with the text, and never shrinks under somebody's hands. */
export function growWithText(box, { CSS } = globalThis) {
  const hidden = CSS.supports("field-sizing", "content") ? 0 : box.scrollHeight - box.clientHeight;
  if (hidden > 0) box.style.blockSize = `${box.offsetHeight + hidden}px`;
}
