// What every single-key shortcut asks first: whether the person is typing, and whether they switched such keys off.
const PRESSED = "[type=checkbox], [type=radio], [type=submit], [type=button]";
const TYPED = `input:not(${PRESSED}), textarea, select, [contenteditable]`;

export function isTyping(event) {
  return event.isComposing || Boolean(event.target.closest?.(TYPED));
}

export function keysAreOff() {
  return document.body.dataset.keys === "off";
}
