// Single keys on a list of people: j/k walk, x selects, w writes, l logs, s snoozes, e is done, ? shows the map.
// They rest while someone types, holds another key, or has a menu or dialog open, and where they are turned off.
import { isTyping, keysAreOff } from "./keys.js";

class Keys extends HTMLElement {
  connectedCallback() {
    document.addEventListener("keydown", this.press);
    this.addEventListener("click", this.click);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.press);
    this.removeEventListener("click", this.click);
  }

  get rows() {
    return [...document.querySelectorAll(this.dataset.rows)];
  }

  get row() {
    return document.activeElement.closest(this.dataset.rows);
  }

  press = (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (keysAreOff() || isTyping(event) || document.querySelector("dialog[open], details.menu[open]")) return;
    const act = this.acts[event.key];
    if (!act) return;
    event.preventDefault();
    if (!act()) this.say(this.dataset.nothing);
  };

  acts = {
    j: () => this.walk(1),
    k: () => this.walk(-1),
    x: () => this.pressOn(".tick[name=pick]"),
    w: () => this.pressOn("[href*='/write/']"),
    l: () => this.many("log") ?? this.pressOn("[href*='/log/']"),
    s: () => this.many("snooze") ?? this.pressOn("summary[data-key=s]"),
    e: () => this.goToStep(this.row?.dataset.step) || this.pressOn("[data-key=e]"),
    "?": () => this.showMap(),
  };

  // The name's link takes focus, so a reader hears whose row it is.
  walk(step) {
    const rows = this.rows, at = rows.indexOf(this.row);
    const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step];
    next?.querySelector("a").focus();
    next?.scrollIntoView({ block: "nearest" });
    return Boolean(next) || at >= 0;
  }

  // With somebody selected a key means all of them; in the table, where a row has no acts, it selects the row first.
  many(act) {
    const button = document.querySelector(`rp-selection [name=act][value=${act}]`);
    if (!button) return undefined;
    if (!document.querySelector("[name=pick]:checked") && !this.pressOn(".tick[name=pick]")) return false;
    button.click();
    return true;
  }

  pressOn(selector) {
    const found = this.row?.querySelector(selector);
    found?.click();
    if (found?.matches("summary")) found.parentElement.querySelector("button, a")?.focus();
    return Boolean(found);
  }

  goToStep(step) {
    if (step) window.location.assign(this.dataset.done.replace("STEP", step));
    return Boolean(step);
  }

  showMap() {
    this.querySelector("dialog").showModal();
    return true;
  }

  say(words) {
    const place = this.querySelector("[data-said]");
    place.textContent = "";
    setTimeout(() => (place.textContent = words), 50);
  }

  click = (event) => {
    if (!event.target.closest("[data-map]")) return;
    event.preventDefault();
    this.showMap();
  };
}

customElements.define("rp-keys", Keys);
