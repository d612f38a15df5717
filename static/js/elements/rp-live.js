// The page notices within seconds what was changed elsewhere. Untouched, it is brought up to date by itself; once a
// field was touched or focus is inside, a quiet notice offers that. Asks only while someone can see it. Without a
// target it always asks first: a board or a calendar keeps its places while something is dragged or scrolled.
const EVERY = 5000, WHEN_IDLE = 20000, AT_MOST = 120000, IDLE_AFTER = 300000;
const PARTS = ["rest", "tags", "notes", "files"]; // of the digest, by the ids of their panels

class Live extends HTMLElement {
  connectedCallback() {
    this.digest = this.dataset.digest;
    this.wait = EVERY;
    this.active = Date.now();
    this.fields = new Set();
    this.listeners = new AbortController();
    const on = (target, name, act) => target.addEventListener(name, act, { signal: this.listeners.signal });
    on(document, "visibilitychange", this.seen);
    on(window, "pageshow", (event) => event.persisted && this.seen());
    on(document, "input", (event) => this.fields.add(event.target));
    for (const name of ["pointermove", "keydown"]) on(document, name, () => (this.active = Date.now()));
    on(document, "htmx:afterRequest", this.own);
    this.later();
  }

  disconnectedCallback() {
    this.listeners.abort();
    clearTimeout(this.timer);
  }

  get target() {
    return this.dataset.target ? document.querySelector(this.dataset.target) : null;
  }

  // Whether someone is at it: focus inside, or a field that was typed into and is still there.
  get inUse() {
    const target = this.target;
    return target.contains(document.activeElement) || [...this.fields].some((field) => target.contains(field));
  }

  later() {
    clearTimeout(this.timer);
    if (document.visibilityState === "hidden" || this.told) return;
    const idle = Date.now() - this.active > IDLE_AFTER;
    this.timer = setTimeout(() => this.ask(), Math.max(this.wait, idle ? WHEN_IDLE : 0));
  }

  seen = () => {
    if (document.visibilityState === "hidden") clearTimeout(this.timer);
    else if (!this.told) this.ask();
  };

  // An act of this page that gave one panel anew, or what moved: that part of the digest is expected to be another.
  own = (event) => {
    const { successful, requestConfig, target } = event.detail;
    if (!successful || requestConfig.verb === "get" || !this.isConnected) return;
    if (PARTS.includes(target?.id)) this.ask(target.id);
    else if (!this.dataset.target) this.ask(PARTS[0]);
  };

  async ask(expected) {
    clearTimeout(this.timer);
    try {
      const headers = { "If-None-Match": `"${this.digest}"` };
      const answer = await fetch(this.dataset.url, { headers, cache: "no-store", redirect: "manual" });
      if (!this.isConnected || this.told) return;
      if (answer.status !== 200 && answer.status !== 304) throw new Error(answer.status);
      this.wait = EVERY;
      if (answer.status === 200) await this.compare(answer.headers.get("ETag").replace(/^W\/|"/g, ""), expected);
    } catch {
      this.wait = Math.min(this.wait * 2, AT_MOST);
    }
    this.later();
  }

  async compare(digest, expected) {
    const before = this.digest.split("-");
    const other = digest.split("-").some((part, at) => part !== before[at] && PARTS[at] !== expected);
    this.digest = digest;
    if (other) await this.changed();
  }

  async changed() {
    const target = this.target;
    if (!target || this.inUse) return this.tell();
    const answer = await fetch(location.href, { cache: "no-store", redirect: "error" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector(this.dataset.target);
    if (!answer.ok || !fresh || this.inUse) return this.tell();
    const words = this.querySelectorAll("template")[1].content.cloneNode(true);
    target.replaceWith(document.adoptNode(fresh));
    window.htmx.process(fresh);
    document.getElementById("toasts")?.append(words);
  }

  tell() {
    this.told = true;
    const place = this.querySelector(".live-place");
    place.append(this.querySelector("template").content.cloneNode(true));
    place.querySelector("button").addEventListener("click", () => {
      place.replaceChildren();
      this.told = false;
      this.later();
    });
  }
}

customElements.define("rp-live", Live);
