// Weighing a vision: each number, star and mark is saved as it is made.

import { Autosave } from "../lib/autosave.js";

const form = document.querySelector("form[data-autosave]");
if (form) new Autosave(form, { act: "weigh_one", group: "fieldset[data-key]" }).watch();
