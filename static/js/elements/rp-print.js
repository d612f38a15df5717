// A button that opens the browser's print dialog; without scripts the words beside it say how.
class Print extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("button");
    if (!this.button) return;
    this.button.hidden = false;
    this.button.addEventListener("click", this.print);
  }

  disconnectedCallback() {
    this.button?.removeEventListener("click", this.print);
  }

  print = () => window.print();
}

customElements.define("rp-print", Print);
