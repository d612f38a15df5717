// Wraps a link and a <dialog>: the link opens it here; without scripts the link leads to the same question as a page.
class Dialog extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this.act);
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.act);
  }

  get dialog() {
    return this.querySelector("dialog");
  }

  act = (event) => {
    if (event.target.closest("[data-opens]")) {
      event.preventDefault();
      this.dialog.showModal();
    } else if (event.target.closest("[data-closes]") || event.target === this.dialog) {
      event.preventDefault();
      this.dialog.close();
    }
  };
}

customElements.define("rp-dialog", Dialog);
