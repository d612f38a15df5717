// A dialog that is open while an answer stands in it: htmx fills its place (#ask), an empty answer closes it.
class Ask extends HTMLElement {
  connectedCallback() {
    this.addEventListener("htmx:afterSwap", this.follow);
    this.addEventListener("click", this.act);
    this.dialog.addEventListener("close", this.empty);
  }

  disconnectedCallback() {
    this.removeEventListener("htmx:afterSwap", this.follow);
    this.removeEventListener("click", this.act);
    this.dialog?.removeEventListener("close", this.empty);
  }

  get dialog() {
    return this.querySelector("dialog");
  }

  get place() {
    return this.dialog.firstElementChild;
  }

  follow = () => {
    if (!this.place.firstElementChild?.childElementCount) this.end();
    else if (!this.dialog.open) this.dialog.showModal();
  };

  // Closing gives focus back to where it was; what the answer marks comes after that.
  end() {
    this.dialog.close();
    const marked = document.querySelector("[data-focus]");
    if (marked) marked.removeAttribute("data-focus");
    if (marked || document.activeElement === document.body) (marked ?? document.getElementById("main")).focus();
  }

  empty = () => this.place.replaceChildren();

  act = (event) => {
    if (!event.target.closest("[data-closes]") && event.target !== this.dialog) return;
    event.preventDefault();
    this.dialog.close();
  };
}

customElements.define("rp-ask", Ask);
