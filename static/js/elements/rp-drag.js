// Things ([data-drag]: the address that a drop calls) that are dragged onto places ([data-drop]: the value it brings).
// Mouse: press and move. Touch: hold still for a moment, so that scrolling stays scrolling. Escape puts it back.
// Nothing moves by itself: the answer of the server does. Keyboards use the select or the link of each thing.
import { Lift } from "../lift.js";

const SLOP = 6; // px that a press may wander before it is a drag, or for touch a scroll
const HOLD = 350; // ms

class Drag extends HTMLElement {
  connectedCallback() {
    this.said = document.createElement("p");
    this.said.className = "visually-hidden";
    this.said.setAttribute("role", "status");
    this.append(this.said);
    this.addEventListener("pointerdown", this.press);
    this.addEventListener("dragstart", this.prevent);
    this.addEventListener("contextmenu", this.hold);
    this.addEventListener("touchmove", this.hold, { passive: false });
  }

  disconnectedCallback() {
    this.put();
    this.said.remove();
    this.removeEventListener("pointerdown", this.press);
    this.removeEventListener("dragstart", this.prevent);
    this.removeEventListener("contextmenu", this.hold);
    this.removeEventListener("touchmove", this.hold);
  }

  press = (event) => {
    const item = event.target.closest("[data-drag]");
    if (!item || this.item || event.button || event.target.closest("summary, form, [open] > *")) return;
    this.item = item;
    this.from = event;
    if (event.pointerType !== "mouse") this.timer = setTimeout(() => this.lift(event), HOLD);
    this.watch("addEventListener");
  };

  watch(how) {
    document[how]("pointermove", this.move);
    document[how]("pointerup", this.drop);
    document[how]("pointercancel", this.put);
    document[how]("keydown", this.escape);
  }

  move = (event) => {
    if (event.pointerId !== this.from.pointerId) return;
    if (this.air) return this.air.move(event);
    if (Math.hypot(event.clientX - this.from.clientX, event.clientY - this.from.clientY) <= SLOP) return;
    if (event.pointerType === "mouse") this.lift(this.from);
    else this.put();
  };

  lift(event) {
    this.over = null;
    this.air = new Lift(this.item, event, this.look);
    const goes = this.item.closest("[data-goes]")?.dataset.goes.split(" ");
    for (const place of this.places) place.toggleAttribute("data-unlikely", Boolean(goes) && !goes.includes(place.dataset.drop));
    this.say(this.dataset.sayLifted, this.item.dataset.who);
  }

  look = (over) => {
    if (over === this.over) return;
    this.over?.removeAttribute("data-over");
    over?.setAttribute("data-over", "");
    this.over = over;
    if (over) this.say(this.dataset.sayOver, (over.querySelector("h2, time, strong + span") ?? over).textContent.trim());
  };

  drop = (event) => {
    if (event.pointerId !== this.from.pointerId) return;
    const { item, over, air } = this;
    if (air) document.addEventListener("click", this.swallow, { capture: true, once: true });
    if (air) setTimeout(() => document.removeEventListener("click", this.swallow, { capture: true }), 0);
    this.put();
    if (!air || !over || over.contains(item)) return;
    const values = { [this.dataset.name]: over.dataset.drop, back: this.dataset.back };
    htmx.ajax(this.dataset.verb, item.dataset.drag, { source: item, target: "#ask", swap: "innerHTML", values });
  };

  put = () => {
    clearTimeout(this.timer);
    this.watch("removeEventListener");
    if (this.air) this.say(this.dataset.sayDropped);
    this.air?.end();
    this.over?.removeAttribute("data-over");
    for (const place of this.places) place.removeAttribute("data-unlikely");
    this.item = this.air = this.over = null;
  };

  get places() {
    return this.querySelectorAll("[data-drop]");
  }

  say(words, name = "") {
    this.said.textContent = words.replace("%s", name);
  }

  escape = (event) => event.key === "Escape" && this.put();

  prevent = (event) => event.preventDefault();

  swallow = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };

  hold = (event) => this.air && event.preventDefault();
}

customElements.define("rp-drag", Drag);
