// Wraps a file input: takes a file dropped on it or pasted anywhere on the page, and says which one it holds.
class Drop extends HTMLElement {
  connectedCallback() {
    this.addEventListener("dragover", this.over);
    this.addEventListener("dragleave", this.out);
    this.addEventListener("drop", this.drop);
    this.addEventListener("change", this.tell);
    document.addEventListener("paste", this.paste);
    this.tell();
  }

  disconnectedCallback() {
    this.removeEventListener("dragover", this.over);
    this.removeEventListener("dragleave", this.out);
    this.removeEventListener("drop", this.drop);
    this.removeEventListener("change", this.tell);
    document.removeEventListener("paste", this.paste);
  }

  get input() {
    return this.querySelector("input[type=file]");
  }

  over = (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    this.dataset.over = "";
  };

  out = () => delete this.dataset.over;

  drop = (event) => {
    event.preventDefault();
    this.out();
    this.take(event.dataTransfer.files);
  };

  paste = (event) => {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    this.take(event.clipboardData.files);
  };

  take(files) {
    if (!files.length) return;
    const one = new DataTransfer();
    one.items.add(files[0]);
    this.input.files = one.files;
    this.tell();
  }

  tell = () => {
    const name = this.querySelector("[data-name]");
    const file = this.input.files[0];
    name.hidden = !file;
    name.textContent = file ? file.name : "";
  };
}

customElements.define("rp-drop", Drop);
