// A dialog that a key or a link opens on any page; what is in it comes when it opens. After something was kept in it
// the page below is read anew, unless somebody was typing there.
import { isTyping, keysAreOff } from "./keys.js";

class Summon extends HTMLElement {
  connectedCallback() {
    document.addEventListener("keydown", this.press);
    document.addEventListener("click", this.click);
    this.dialog.addEventListener("close", this.closed);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.press);
    document.removeEventListener("click", this.click);
  }

  get dialog() {
    return this.querySelector("dialog");
  }

  press = (event) => {
    if (event.key !== this.dataset.key || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event) || keysAreOff() || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    this.open();
  };

  click = (event) => {
    const opener = event.target.closest(`[data-opener="${this.dataset.opener}"]`);
    if (opener && opener !== this && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.open();
    } else if (this.contains(event.target) && (event.target.closest("[data-closes]") || event.target === this.dialog)) {
      this.dialog.close();
    }
  };

  open() {
    this.dialog.showModal();
    window.htmx.trigger(this.dialog.firstElementChild, "summoned");
  }

  closed = () => {
    const typed = [...document.querySelectorAll("main :is(input, textarea)")].some((one) => one.value !== one.defaultValue);
    if (this.querySelector("[data-changed]") && !typed) window.location.reload();
  };
}

customElements.define("rp-summon", Summon);
