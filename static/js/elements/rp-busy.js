// A form is sent once: its button rests until the answer is there, or the page comes back from the cache.
class Busy extends HTMLElement {
  connectedCallback() {
    document.addEventListener("submit", this.again, true);
    document.addEventListener("submit", this.once);
    document.addEventListener("htmx:afterRequest", this.free);
    window.addEventListener("pageshow", this.freeAll);
  }

  disconnectedCallback() {
    document.removeEventListener("submit", this.again, true);
    document.removeEventListener("submit", this.once);
    document.removeEventListener("htmx:afterRequest", this.free);
    window.removeEventListener("pageshow", this.freeAll);
  }

  again = (event) => {
    if (event.target.dataset.busy === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  once = (event) => {
    const form = event.target;
    if (form.method === "dialog" || (event.defaultPrevented && !this.byHtmx(form))) return;
    form.dataset.busy = "";
    event.submitter?.setAttribute("aria-disabled", "true");
  };

  free = (event) => this.release(event.target.closest?.("form[data-busy]"));

  freeAll = () => document.querySelectorAll("form[data-busy]").forEach((form) => this.release(form));

  byHtmx(form) {
    return form.matches("[hx-post], [hx-get], [hx-put], [hx-delete]");
  }

  release(form) {
    if (!form) return;
    delete form.dataset.busy;
    form.querySelectorAll("[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
  }
}

customElements.define("rp-busy", Busy);
