// A clock for tests: timers that run when the test says so.

export class Clock {
  time = 0;
  #next = 1;
  #timers = new Map();

  now = () => this.time;
  setTimeout = (run, ms) => this.#add(run, ms, 0);
  setInterval = (run, ms) => this.#add(run, ms, ms);
  clearTimeout = (id) => this.#timers.delete(id);
  clearInterval = this.clearTimeout;

  tick(ms) {
    const end = this.time + ms;
    for (;;) {
      const due = [...this.#timers].filter(([, timer]) => timer.at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
      if (!due) break;
      const [id, timer] = due;
      this.time = timer.at;
      if (timer.every) timer.at += timer.every;
      else this.#timers.delete(id);
      timer.run();
    }
    this.time = end;
  }

  #add(run, ms, every) {
    this.#timers.set(this.#next, { run, at: this.time + ms, every });
    return this.#next++;
  }
}
