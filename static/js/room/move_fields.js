// From a form to a move; what is empty is left out.

const NUMBERS = new Set(["words", "minutes"]);
const LISTS = new Set(["words", "feelings", "ticks"]);

/** @param {FormData} data */
export function moveFields(data, move) {
  const fields = { after: Number(data.get("after")), move: data.get("instead") || move };
  for (const name of ["text", "words", "feelings", "until", "minutes", "day", "ticks"]) {
    const given = data.getAll(name).filter((value) => value.trim());
    if (!given.length) continue;
    const values = given.map((value) => (NUMBERS.has(name) ? Number(value) : value.replaceAll("\r\n", "\n")));
    fields[name] = LISTS.has(name) ? values : values[0];
  }
  const day = data.get("on"); // with its offset, "2026-12-05+01:00"
  if (day && !fields.until) fields.until = `${day.slice(0, 10)}T${data.get("at")}${day.slice(10)}`;
  return fields;
}
