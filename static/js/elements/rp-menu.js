// Menus (<details class="menu">) close on a click elsewhere, on Escape, and when focus moves on. What such a menu keeps
// in <noscript> is made when it is opened: fifty forms that nobody sees cost a phone half a second as the page loads.
class Menu extends HTMLElement {
  connectedCallback() {
    document.addEventListener("click", this.fill);
    document.addEventListener("click", this.elsewhere);
    document.addEventListener("focusin", this.elsewhere);
    document.addEventListener("keydown", this.escape);
  }

  disconnectedCallback() {
    document.removeEventListener("click", this.fill);
    document.removeEventListener("click", this.elsewhere);
    document.removeEventListener("focusin", this.elsewhere);
    document.removeEventListener("keydown", this.escape);
  }

  get open() {
    return document.querySelectorAll("details.menu[open]");
  }

  fill = (event) => {
    const kept = event.target.closest("details.menu > summary")?.parentElement.querySelector(":scope > noscript");
    if (!kept) return;
    const menu = kept.parentElement;
    kept.outerHTML = kept.textContent;
    window.htmx.process(menu);
  };

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
