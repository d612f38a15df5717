// The ways a text leaves: copies a field, and once it has left by any way, the line that asks whether it was sent
// steps forward. Copying needs a script, so its buttons are hidden without one.
class Write extends HTMLElement {
  connectedCallback() {
    for (const button of this.querySelectorAll("[data-copies]")) button.hidden = !navigator.clipboard;
    this.addEventListener("click", this.leave);
  }

  disconnectedCallback() {
    this.removeEventListener("click", this.leave);
  }

  leave = async (event) => {
    const copies = event.target.closest("[data-copies]");
    if (copies) await this.copy(document.querySelector(copies.dataset.copies).value);
    if (copies || event.target.closest("[data-leaves]")) this.closest("rp-look")?.setAttribute("data-left", "");
  };

  async copy(text) {
    await navigator.clipboard.writeText(text);
    const status = this.querySelector("[data-said]");
    status.textContent = status.dataset.said;
  }
}

customElements.define("rp-write", Write);
