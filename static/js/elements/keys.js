// What every single-key shortcut asks first: whether the person is typing, and whether they switched such keys off.
export function isTyping(event) {
  return event.isComposing || Boolean(event.target.closest?.("input, textarea, select, [contenteditable]"));
}

export function keysAreOff() {
  return document.body.dataset.keys === "off";
}
