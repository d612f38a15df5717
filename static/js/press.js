// What [data-after-press] is filled with waits while something is pressed: it would move a button from under the pointer,
// and the press would be lost.
const held = new Map();
let pressed = false;

const fill = () => {
  pressed = false;
  for (const [target, text] of held) if (target.isConnected) window.htmx.swap(target, text, { swapStyle: "innerHTML" });
  held.clear();
};

document.addEventListener("pointerdown", () => (pressed = true), true);
for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, () => setTimeout(fill), true);

document.addEventListener("htmx:beforeSwap", (event) => {
  const { target, serverResponse } = event.detail;
  if (!pressed || !event.detail.shouldSwap || !target.matches("[data-after-press]")) return;
  event.detail.shouldSwap = false;
  held.set(target, serverResponse);
});
