// A small page for tests: as much of a browser's document as the modules of static/js ask of it, and nothing laid out.

import { matches, read, write } from "./fake_html.mjs";

const FIELDS = "input, textarea, select, button";

class Node extends EventTarget {
  parentElement = null;

  get isConnected() {
    return document.documentElement.contains(this);
  }
  get siblings() {
    return this.parentElement?.childNodes ?? [];
  }
  get nextSibling() {
    return this.siblings[this.siblings.indexOf(this) + 1] ?? null;
  }
  get previousSibling() {
    return this.siblings[this.siblings.indexOf(this) - 1] ?? null;
  }
  remove() {
    if (this.parentElement) this.siblings.splice(this.siblings.indexOf(this), 1);
    this.parentElement = null;
  }
  before(...nodes) {
    for (const node of nodes) this.parentElement.insertBefore(node, this);
  }
  replaceWith(...nodes) {
    this.before(...nodes);
    this.remove();
  }
}

export class Text extends Node {
  constructor(textContent) {
    super();
    this.textContent = textContent;
  }
  cloneNode() {
    return new Text(this.textContent);
  }
}

export class Element extends Node {
  attributes = new Map();
  childNodes = [];
  scrolled = 0; // how often it was brought into view
  #typed = undefined; // what stands in a field, once it differs from its HTML
  #checked = undefined;

  constructor(tag) {
    super();
    this.localName = tag;
  }

  get tagName() {
    return this.localName.toUpperCase();
  }
  get children() {
    return this.childNodes.filter((node) => node instanceof Element);
  }
  get firstChild() {
    return this.childNodes[0] ?? null;
  }
  get textContent() {
    return this.childNodes.map((node) => node.textContent).join("");
  }
  set textContent(words) {
    this.replaceChildren(...(words ? [new Text(words)] : []));
  }
  get innerHTML() {
    return write(this);
  }
  set innerHTML(html) {
    this.replaceChildren(...read(html, (tag) => new Element(tag), (words) => new Text(words)));
  }

  getAttribute = (name) => this.attributes.get(name) ?? null;
  setAttribute = (name, value) => void this.attributes.set(name, String(value));
  hasAttribute = (name) => this.attributes.has(name);
  removeAttribute = (name) => void this.attributes.delete(name);
  get dataset() {
    const attribute = (key) => `data-${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    return new Proxy({}, {
      get: (_, key) => this.attributes.get(attribute(key)),
      set: (_, key, value) => (this.setAttribute(attribute(key), value), true),
      has: (_, key) => this.hasAttribute(attribute(key)),
    });
  }

  insertBefore(node, next) {
    node.remove();
    this.childNodes.splice(next ? this.childNodes.indexOf(next) : this.childNodes.length, 0, node);
    node.parentElement = this;
    return node;
  }
  append(...nodes) {
    for (const node of nodes) this.insertBefore(node, null);
  }
  prepend(...nodes) {
    for (const node of nodes.reverse()) this.insertBefore(node, this.firstChild);
  }
  replaceChildren(...nodes) {
    for (const old of [...this.childNodes]) old.remove();
    this.append(...nodes);
  }
  cloneNode() {
    const copy = new Element(this.localName);
    copy.attributes = new Map(this.attributes);
    copy.append(...this.childNodes.map((node) => node.cloneNode()));
    return copy;
  }

  matches = (selector) => matches(this, selector);
  contains = (node) => node === this || Boolean(node?.parentElement && this.contains(node.parentElement));
  closest = (selector) => (this.matches(selector) ? this : (this.parentElement?.closest(selector) ?? null));
  querySelectorAll = (selector) => this.children.flatMap((one) => [...(one.matches(selector) ? [one] : []), ...one.querySelectorAll(selector)]);
  querySelector = (selector) => this.querySelectorAll(selector)[0] ?? null;

  focus() {
    document.focused = this;
  }
  scrollIntoView() {
    this.scrolled++;
  }
  setSelectionRange(from, to) {
    [this.selectionStart, this.selectionEnd] = [from, to];
  }
  checkVisibility() {
    return !this.closest("[hidden]") && (this.localName === "summary" || !this.closest("details:not([open])"));
  }

  get form() {
    return this.closest("form");
  }
  get elements() {
    const fields = this.querySelectorAll(FIELDS);
    return Object.assign(fields, Object.fromEntries(fields.map((field) => [field.name, field])));
  }
  reset() {
    for (const field of this.elements) field.#typed = field.#checked = undefined;
  }
  get defaultValue() {
    return this.localName === "textarea" ? this.textContent : (this.getAttribute("value") ?? "");
  }
  get value() {
    return this.matches(FIELDS) ? (this.#typed ?? this.defaultValue) : undefined;
  }
  set value(words) {
    if (this.type === "hidden") this.setAttribute("value", words);
    else this.#typed = String(words);
  }
  get defaultChecked() {
    return this.hasAttribute("checked");
  }
  get checked() {
    return this.#checked ?? this.defaultChecked;
  }
  set checked(is) {
    this.#checked = is;
  }
}

/** Properties that are attributes by another name. */
for (const name of ["id", "name", "type", "href", "method"]) {
  Object.defineProperty(Element.prototype, name, {
    get() {
      return this.getAttribute(name) ?? (name === "id" ? "" : undefined);
    },
    set(value) {
      this.setAttribute(name, value);
    },
  });
}
for (const name of ["open", "hidden", "readOnly"]) {
  Object.defineProperty(Element.prototype, name, {
    get() {
      return this.hasAttribute(name.toLowerCase());
    },
    set(is) {
      if (is) this.setAttribute(name.toLowerCase(), "");
      else this.removeAttribute(name.toLowerCase());
    },
  });
}

class Document {
  documentElement = new Element("html");
  focused = null;

  constructor(html) {
    this.body = new Element("body");
    this.body.innerHTML = html;
    this.documentElement.append(this.body);
  }
  get activeElement() {
    return this.focused?.isConnected ? this.focused : this.body;
  }
  createElement = (tag) => new Element(tag);
  querySelector = (selector) => this.documentElement.querySelector(selector);
  querySelectorAll = (selector) => this.documentElement.querySelectorAll(selector);
  getElementById = (id) => this.querySelectorAll("[id]").find((one) => one.id === id) ?? null;
}

const Pairs = globalThis.FormData;

/** What a form would send: its fields with a name, boxes only when they are ticked, no button. */
class FormData extends Pairs {
  constructor(form) {
    super();
    for (const field of form?.elements ?? []) {
      const ticks = field.type === "checkbox" || field.type === "radio";
      if (field.name && field.localName !== "button" && (!ticks || field.checked)) this.append(field.name, field.value);
    }
  }
}

/** Puts a page with this body in the place of the one before. */
export function open(html) {
  const DOMParser = class {
    parseFromString = (page) => new Document(page);
  };
  Object.assign(globalThis, { document: new Document(html), CSS: { escape: (id) => id }, FormData, DOMParser });
}

/** An element by its selector, and a press of the keys that fill it. */
export const $ = (selector) => document.querySelector(selector);
export const type = (selector, words) => ($(selector).focus(), ($(selector).value = words));
