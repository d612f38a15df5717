// A toast: said aloud by its live region, gone after a while, but never while someone is at it.
class Toast extends HTMLElement {
  connectedCallback() {
    this.addEventListener("pointerenter", this.stay);
    this.addEventListener("pointerleave", this.leave);
    this.addEventListener("focusin", this.stay);
    this.addEventListener("focusout", this.leave);
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
    this.stay();
    this.removeEventListener("pointerenter", this.stay);
    this.removeEventListener("pointerleave", this.leave);
    this.removeEventListener("focusin", this.stay);
    this.removeEventListener("focusout", this.leave);
  }

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
