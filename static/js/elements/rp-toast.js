// A toast: said aloud by its live region, gone after a while, but never while someone is at it.
// Ctrl+Z (⌘Z) outside a field presses the Undo of the latest one: from the middle of a list it is many tabs away.
class Toast extends HTMLElement {
  connectedCallback() {
    this.addEventListener("pointerenter", this.stay);
    this.addEventListener("pointerleave", this.leave);
    this.addEventListener("focusin", this.stay);
    this.addEventListener("focusout", this.leave);
    document.addEventListener("keydown", this.undo);
    this.sayAgain();
    this.leave();
  }

  // Live regions stay silent about what was there when the page came; words that arrive later are read.
  sayAgain() {
    const words = this.firstElementChild;
    if (document.readyState === "complete" || !words) return;
    const text = words.textContent;
    words.textContent = "\u00a0";
    setTimeout(() => (words.textContent = text), 150);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.undo);
    this.stay();
    this.removeEventListener("pointerenter", this.stay);
    this.removeEventListener("pointerleave", this.leave);
    this.removeEventListener("focusin", this.stay);
    this.removeEventListener("focusout", this.leave);
  }

  undo = (event) => {
    if (event.key !== "z" || event.shiftKey || event.altKey || !(event.ctrlKey || event.metaKey)) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const latest = [...document.querySelectorAll("rp-toast")].findLast((toast) => toast.querySelector("form"));
    if (latest !== this || event.defaultPrevented) return;
    event.preventDefault();
    this.querySelector("form").requestSubmit();
  };

  stay = () => clearTimeout(this.timer);

  leave = () => {
    this.stay();
    this.timer = setTimeout(() => this.end(), 1000 * Number(this.dataset.seconds || 8));
  };

  end() {
    if (this.matches(":hover, :focus-within")) this.leave();
    else this.remove();
  }
}

customElements.define("rp-toast", Toast);
