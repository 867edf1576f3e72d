// One phone for two people: the clocks of a turn move, and a menu closes like one. Every tap is a plain form.

import { watchMenus } from "../room/menu.js";
import { watchTimers } from "../room/timer.js";

watchMenus();
watchTimers();
