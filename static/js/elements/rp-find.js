// Search everywhere: / or Ctrl-K opens the box; arrows walk along the lines while focus stays in it; Enter opens one.
import { isTyping, keysAreOff } from "./keys.js";

class Find extends HTMLElement {
  connectedCallback() {
    document.addEventListener("keydown", this.summon);
    document.addEventListener("click", this.click);
    this.addEventListener("keydown", this.walk);
    this.addEventListener("htmx:afterSettle", this.arrived);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.summon);
    document.removeEventListener("click", this.click);
  }

  get dialog() {
    return this.querySelector("dialog");
  }

  get box() {
    return this.querySelector("[role=combobox]");
  }

  get lines() {
    return [...this.querySelectorAll("[role=option]")];
  }

  get chosen() {
    return this.querySelector("[role=option][aria-selected=true]");
  }

  summon = (event) => {
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !isTyping(event) && !keysAreOff();
    const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!slash && !k) return;
    event.preventDefault();
    if (this.dialog.open) this.dialog.close();
    else if (!document.querySelector("dialog[open]")) this.open();
  };

  click = (event) => {
    if (event.target.closest("[data-opener=find]") && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.open();
    } else if (event.target === this.dialog || (this.contains(event.target) && event.target.closest("[data-closes]"))) {
      this.dialog.close();
    }
  };

  open() {
    this.dialog.showModal();
    this.box.focus();
    this.box.select();
    window.htmx.trigger(this.box, "opened");
  }

  walk = (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.target !== this.box || event.isComposing) return;
    if (event.key in steps && this.lines.length) {
      event.preventDefault();
      const at = this.lines.indexOf(this.chosen);
      this.choose(this.lines.at((at + steps[event.key] + this.lines.length) % this.lines.length));
    } else if (event.key === "Enter" && this.chosen) {
      event.preventDefault();
      this.chosen.click();
    }
  };

  // The first line stands chosen, so that Enter opens it; the count is said.
  arrived = () => {
    const results = this.querySelector("#find-results");
    this.box.setAttribute("aria-expanded", String(this.lines.length > 0));
    this.querySelector("[data-status]").textContent = results.dataset.said ?? "";
    this.choose(this.box.value.trim() ? this.lines[0] : null);
  };

  choose(line) {
    this.chosen?.setAttribute("aria-selected", "false");
    line?.setAttribute("aria-selected", "true");
    line?.scrollIntoView({ block: "nearest" });
    if (line) this.box.setAttribute("aria-activedescendant", line.id);
    else this.box.removeAttribute("aria-activedescendant");
  }
}

customElements.define("rp-find", Find);
