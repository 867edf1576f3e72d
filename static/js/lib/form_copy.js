// Keeps what is typed into a long form in this tab until the server has it, and puts it back when the page is there again.
// It finds the forms by themselves: any that is posted and takes more than a short line. A new one needs nothing.

import { forget, keep, kept } from "./tab_copy.js";
import { touched } from "./swap.js";
import { freeLength, most } from "./text_limit.js";

const SHORT = 60; // characters; what is searched for and what a mark is called is typed again in a moment
const FIELDS = "input:not([type=hidden], [type=password], [type=email], [type=submit], [readonly]), textarea:not([readonly]), select";
const SENT = "sent"; // the last post of this tab: its id, and what its fields held
const TAKEN = "taken-"; // before the same id in a cookie: the server has them

const isLong = (field) => field.localName === "textarea" || most(field) > SHORT;
const ticks = ({ type }) => type === "checkbox" || type === "radio";
const state = (field) => (ticks(field) ? field.checked : field.value);

/** @returns {Element[]} the fields of a form that is kept; none for any other form */
export function fieldsOf(form) {
  if (form?.method !== "post" || form.querySelector("[type=password]")) return [];
  const fields = [...form.querySelectorAll(FIELDS)].filter(({ name }) => name);
  return fields.some(isLong) ? fields : [];
}

/** The same on the page of a form and on that of its refusal, which has the address of the post. */
export function nameOf(field) {
  const { form, id, name } = field;
  const [{ pathname }, what] = [new URL(form.action), form.dataset.copy ?? form.elements.act?.value ?? ""];
  const which = ticks(field) ? ` ${field.value}` : "";
  return `${pathname} ${what} ${form.elements.line?.value ?? ""} ${id || name}${which}`;
}

const recordOf = (field) => JSON.parse(kept(nameOf(field)) ?? "null");
const lastPost = () => JSON.parse(kept(SENT) ?? "null");

/** A random id. `randomUUID` is there with https alone. */
const newId = (crypto) => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export class FormCopy {
  constructor(page = globalThis) {
    Object.assign(this, { page, document: page.document });
  }

  watch() {
    this.#forgetTaken();
    for (const form of this.document.forms) this.restore(form);
    for (const change of ["input", "change"]) this.document.addEventListener(change, ({ target }) => this.typed(target), true);
    this.document.addEventListener("submit", ({ target }) => this.#sent(target), true);
    this.document.addEventListener("reset", ({ target }) => this.#forgetAll(fieldsOf(target))); // it went in the background
  }

  typed(field) {
    if (!fieldsOf(field.form).includes(field)) return;
    const group = field.type === "radio" ? fieldsOf(field.form).filter(({ name }) => name === field.name) : [field];
    for (const one of group) this.#keep(one);
  }

  /** With the version of the text that it was written over, so that a newer one is not overwritten with it. */
  #keep(field) {
    keep(nameOf(field), JSON.stringify({ state: state(field), seen: field.form.elements.seen?.value }));
  }

  restore(form) {
    const fields = fieldsOf(form);
    for (const field of fields.filter(touched)) this.#typedEarly(field);
    for (const field of fields.filter(isLong)) freeLength(field, this.page);
    const back = fields.filter((field) => this.#putBack(field));
    if (back.some(isLong)) this.#say(form, fields, back);
  }

  /** Typed before this script was there: what was kept stands before it, and neither is lost. */
  #typedEarly(field) {
    const before = recordOf(field)?.state;
    if (typeof before === "string" && field.localName !== "select" && !field.value.includes(before)) {
      field.value = `${before}${field.localName === "textarea" ? "\n\n" : " "}${field.value}`;
    }
    this.#keep(field);
  }

  /** @returns {boolean} whether the field says something else now */
  #putBack(field) {
    const record = recordOf(field);
    if (record === null) return false;
    if (record.state === state(field)) {
      if (!("posted" in this.document.documentElement.dataset) && !touched(field)) forget(nameOf(field)); // the server has it
      return false;
    }
    if (ticks(field)) field.checked = record.state;
    else field.value = record.state;
    if (record.seen && field.form.elements.seen) field.form.elements.seen.value = record.seen;
    return true;
  }

  #say(form, fields, back) {
    const note = this.document.getElementById("text-back")?.content.cloneNode(true).firstElementChild;
    if (!note) return;
    for (let at = form; at; at = at.parentElement) if (at.localName === "details") at.open = true;
    note.querySelector("button").addEventListener("click", () => {
      this.#forgetAll(fields);
      this.page.location.assign(this.page.location.pathname + this.page.location.search);
    });
    const first = back.find(isLong);
    (first.closest(".field, fieldset, p, .asked-line") ?? first).before(note);
  }

  /** Tells the server which post this is; it answers with a cookie of that name when it has taken it. */
  #sent(form) {
    const fields = fieldsOf(form);
    if (!fields.length) return;
    const before = lastPost();
    const id = form.elements.tab_copy?.value || newId(this.page.crypto);
    const { person } = this.document.documentElement.dataset;
    for (const [name, value] of Object.entries({ tab_copy: id, typed_by: person })) {
      const hidden = form.elements[name] ?? form.appendChild(Object.assign(this.document.createElement("input"), { type: "hidden", name }));
      hidden.value = value;
    }
    for (const field of fields) if (touched(field) || kept(nameOf(field)) !== undefined) this.#keep(field);
    const records = fields.map((field) => [nameOf(field), kept(nameOf(field))]);
    keep(SENT, JSON.stringify({ id, records: before?.id === id ? [...before.records, ...records] : records }));
  }

  /** What has been typed since it was sent is kept. */
  #forgetTaken() {
    const post = lastPost();
    if (!post) return;
    const cookie = `${TAKEN}${post.id}`;
    if (this.document.cookie.includes(`${cookie}=`)) {
      for (const [name, record] of post.records) if (kept(name) === record) forget(name);
      this.document.cookie = `${cookie}=; path=/; max-age=0; SameSite=Lax`;
    } else if ([...this.document.forms].some((form) => form.elements.tab_copy?.value === post.id)) return; // it may be sent again
    forget(SENT);
  }

  #forgetAll(fields) {
    for (const field of fields) forget(nameOf(field));
  }
}
