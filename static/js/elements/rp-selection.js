// The bar below a table with ticks: says how many are selected, selects the whole page or all pages, and opens the
// question of an act in the dialog that stands beside the form.
class Selection extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.dialog = document.getElementById("bulk-dialog");
    this.form.addEventListener("change", this.change);
    this.form.addEventListener("reset", this.reset);
    this.dialog?.addEventListener("htmx:afterSwap", this.open);
    this.addPageTick();
    this.tell();
  }

  disconnectedCallback() {
    this.form.removeEventListener("change", this.change);
    this.form.removeEventListener("reset", this.reset);
    this.dialog?.removeEventListener("htmx:afterSwap", this.open);
  }

  get ticks() {
    return [...this.form.querySelectorAll("input[name=pick]")];
  }

  get whole() {
    return this.querySelector("input[name=whole]");
  }

  // Without scripts it could do nothing, so it is made here.
  addPageTick() {
    const cell = this.form.querySelector("thead [data-col=tick]");
    if (!cell) return;
    this.page = document.createElement("input");
    Object.assign(this.page, { type: "checkbox", className: "tick", ariaLabel: this.dataset.all });
    cell.replaceChildren(this.page);
  }

  change = ({ target }) => {
    if (target === this.page) {
      for (const tick of this.ticks) tick.checked = target.checked;
      if (!target.checked) this.leaveWhole();
    } else if (target === this.whole && target.checked) {
      for (const tick of this.ticks) tick.checked = true;
    } else if (target.name === "pick" && !target.checked) {
      this.leaveWhole();
    }
    this.tell();
  };

  // A list that is all on one page has no such tick.
  leaveWhole() {
    if (this.whole) this.whole.checked = false;
  }

  reset = () => setTimeout(() => this.tell());

  tell() {
    const count = this.ticks.filter((tick) => tick.checked).length;
    const { none, one, many } = this.dataset;
    const words = count === 0 ? none : count === 1 ? one : many.replace("%n", count);
    const said = this.whole?.checked ? this.whole.dataset.words : words;
    this.querySelector("[data-count]").textContent = said;
    if (this.said !== undefined && this.said !== said) document.getElementById("picked-said").textContent = said;
    this.said = said;
    if (!this.page) return;
    this.page.checked = count > 0 && count === this.ticks.length;
    this.page.indeterminate = count > 0 && !this.page.checked;
  }

  open = () => {
    if (!this.dialog.open) this.dialog.showModal();
  };
}

customElements.define("rp-selection", Selection);
