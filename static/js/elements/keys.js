// What every single-key shortcut asks first: whether the person is typing, and whether they switched such keys off.
export function isTyping(event) {
  const field = event.target.closest?.("input, textarea, select, [contenteditable]");
  return event.isComposing || Boolean(field && !field.matches("[type=checkbox], [type=radio], [type=submit], [type=button]"));
}

export function keysAreOff() {
  return document.body.dataset.keys === "off";
}
