// HTML for the small page of the tests: read, written, and matched against the selectors that static/js uses.

const VOID = new Set(["input", "br", "hr", "link", "meta"]);
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*>|([^<]+)/gy;
const ATTRIBUTE = /([a-z-]+)(?:="([^"]*)")?/g;

/** @returns {object[]} the nodes of an HTML text; one that is not well formed is refused, not mended */
export function read(html, element, text) {
  const root = element("root");
  let at = root;
  let end = 0;
  for (const [whole, close, tag, attributes, words] of html.matchAll(TAG)) {
    end += whole.length;
    if (words !== undefined) at.append(text(words));
    else if (close && tag !== at.localName) throw new SyntaxError(`</${tag}> closes <${at.localName}>`);
    else if (close) at = at.parentElement;
    else {
      const next = element(tag);
      for (const [, name, value = ""] of attributes.matchAll(ATTRIBUTE)) next.setAttribute(name, value);
      at.append(next);
      if (!VOID.has(tag)) at = next;
    }
  }
  if (end !== html.length || at !== root) throw new SyntaxError(`not read: ${html.slice(end)}, in <${at.localName}>`);
  return [...root.childNodes];
}

/** What stands inside an element, as HTML. */
export function write(element) {
  return element.childNodes.map((node) => (node.localName ? whole(node) : node.textContent)).join("");
}

function whole(element) {
  const attributes = [...element.attributes].map(([name, value]) => ` ${name}="${value}"`).join("");
  return `<${element.localName}${attributes}>${VOID.has(element.localName) ? "" : `${write(element)}</${element.localName}>`}`;
}

/** Whether an element fits a selector: names, ids, classes, attributes, `:not([attribute])`, `:last-child`, "a b", "a > b" and "a, b". */
export function matches(element, selector) {
  return selector.split(",").some((one) => fits(element, one.trim().split(/\s+(?![^[]*\])/)));
}

function fits(element, parts) {
  if (!alike(element, parts.at(-1))) return false;
  const rest = parts.slice(0, -1);
  if (!rest.length) return true;
  if (rest.at(-1) === ">") return Boolean(element.parentElement) && fits(element.parentElement, rest.slice(0, -1));
  for (let above = element.parentElement; above; above = above.parentElement) if (fits(above, rest)) return true;
  return false;
}

const SIMPLE = /:(last)-child|:not\(\[([a-z-]+)\]\)|\[([a-z-]+)(?:="?([^"\]]*)"?)?\]|#([\w-]+)|\.([\w-]+)|([a-z][a-z0-9]*)/iy;

function alike(element, compound) {
  SIMPLE.lastIndex = 0;
  while (SIMPLE.lastIndex < compound.length) {
    const found = SIMPLE.exec(compound);
    if (!found) throw new SyntaxError(`a selector that no test has needed yet: ${compound}`);
    const [, last, without, attribute, value, id, kind, tag] = found;
    if (last && element.parentElement?.children.at(-1) !== element) return false;
    if (without && element.hasAttribute(without)) return false;
    if (attribute && (!element.hasAttribute(attribute) || (value !== undefined && element.getAttribute(attribute) !== value))) return false;
    if (id && element.getAttribute("id") !== id) return false;
    if (kind && !(element.getAttribute("class") ?? "").split(" ").includes(kind)) return false;
    if (tag && element.tagName !== tag.toUpperCase()) return false;
  }
  return true;
}
