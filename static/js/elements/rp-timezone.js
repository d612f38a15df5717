// Wraps a time zone field: proposes the browser's zone while the field is empty, or always with [data-replace].
class TimeZone extends HTMLElement {
  connectedCallback() {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const field = this.querySelector("select, input");
    if (!zone || !field || (field.value && this.dataset.replace === undefined)) return;
    if (field.tagName === "SELECT" && ![...field.options].some((option) => option.value === zone)) return;
    field.value = zone;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

customElements.define("rp-timezone", TimeZone);
