// Menus (<details class="menu">) close on a click elsewhere, on Escape, and when focus moves on.
class Menu extends HTMLElement {
  connectedCallback() {
    document.addEventListener("click", this.elsewhere);
    document.addEventListener("focusin", this.elsewhere);
    document.addEventListener("keydown", this.escape);
  }

  disconnectedCallback() {
    document.removeEventListener("click", this.elsewhere);
    document.removeEventListener("focusin", this.elsewhere);
    document.removeEventListener("keydown", this.escape);
  }

  get open() {
    return document.querySelectorAll("details.menu[open]");
  }

  elsewhere = (event) => {
    for (const menu of this.open) if (!menu.contains(event.target)) menu.open = false;
  };

  escape = (event) => {
    if (event.key !== "Escape") return;
    for (const menu of this.open) {
      const inside = menu.contains(document.activeElement);
      menu.open = false;
      if (inside) menu.querySelector("summary").focus();
    }
  };
}

customElements.define("rp-menu", Menu);
