// What stands beside a text follows it while it is typed: the request of this element, asked by the event "look". Nothing
// goes from under a press: while one lasts, a fresh answer is left, and asked again after it. A way out that is pressed
// before the answer to the last letter is there waits for it, so that no link carries an older text.
const PAUSE = 500; // ms without a letter

class Look extends HTMLElement {
  connectedCallback() {
    this.listeners = new AbortController();
    const on = (target, name, act, options) =>
      target.addEventListener(name, act, { signal: this.listeners.signal, ...options });
    on(document.querySelector(this.dataset.of), "input", this.typed);
    on(this, "pointerdown", () => (this.pressed = true));
    for (const name of ["pointerup", "pointercancel"]) on(document, name, () => setTimeout(this.released));
    on(this, "click", this.leave, { capture: true });
    on(this, "htmx:beforeSwap", this.hold);
    on(this, "htmx:afterSwap", this.arrived);
    for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) on(this, name, () => (this.wanted = null));
  }

  disconnectedCallback() {
    this.listeners.abort();
    clearTimeout(this.timer);
  }

  typed = () => {
    this.stale = true;
    this.wanted = null;
    this.querySelector("[data-said]")?.replaceChildren();
    clearTimeout(this.timer);
    this.timer = setTimeout(this.ask, PAUSE);
  };

  ask = () => {
    clearTimeout(this.timer);
    this.timer = null;
    window.htmx.trigger(this, "look");
  };

  leave = (event) => {
    const way = event.target.closest("[data-leaves], [data-copies]");
    if (!way || !this.stale) return;
    event.preventDefault();
    event.stopPropagation();
    this.wanted = way.dataset.leaves ? `[data-leaves="${way.dataset.leaves}"]` : `[data-copies="${way.dataset.copies}"]`;
    this.ask();
  };

  hold = (event) => {
    if (!this.pressed || !this.stale) return;
    event.detail.shouldSwap = false;
    this.held = true;
  };

  released = () => {
    this.pressed = false;
    if (this.held && !this.wanted) this.ask();
    this.held = false;
  };

  arrived = () => {
    this.stale = Boolean(this.timer);
    const way = this.wanted && this.querySelector(this.wanted);
    this.wanted = null;
    way?.click();
  };
}

customElements.define("rp-look", Look);
