// A button that prints the page; hidden where scripts don't run, since the browser's own menu prints as well.
class Print extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.addEventListener("click", this.print);
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.print);
  }

  print = () => window.print();
}

customElements.define("rp-print", Print);
