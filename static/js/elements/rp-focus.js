// Focus moves on purpose: to the first mistake, else to what an answer marks with [data-focus].
class Focus extends HTMLElement {
  connectedCallback() {
    document.addEventListener("htmx:afterSettle", this.settle);
    this.toMistake(document);
  }

  disconnectedCallback() {
    document.removeEventListener("htmx:afterSettle", this.settle);
  }

  settle = (event) => {
    const root = event.detail.elt;
    if (!root.isConnected || this.toMistake(root)) return;
    const marked = root.matches("[data-focus]") ? root : root.querySelector("[data-focus]");
    if (marked) this.to(marked);
    else if (document.activeElement === document.body && root.id && !root.closest("[role=status]")) this.to(root);
  };

  toMistake(root) {
    const mistake = root.querySelector("[role=alert]") ?? root.querySelector("[aria-invalid=true]");
    if (mistake) this.to(mistake);
    return Boolean(mistake);
  }

  to(element) {
    if (element.tabIndex < 0 && !element.hasAttribute("tabindex")) element.tabIndex = -1;
    element.focus({ preventScroll: false });
  }
}

customElements.define("rp-focus", Focus);
