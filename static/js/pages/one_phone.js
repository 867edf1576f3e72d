// One phone for two people: only the clocks of a turn move. Every tap is a plain form.

import { watchTimers } from "../room/timer.js";

watchTimers();
