// Every page of somebody who is signed in, but the room, whose boxes are kept by scripts of its own.

import { FormCopy } from "../lib/form_copy.js";

new FormCopy().watch();
