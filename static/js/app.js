// What every page brings along: the elements, and manners for htmx that attributes can't say.
import "./elements/rp-ask.js";
import "./elements/rp-busy.js";
import "./elements/rp-dialog.js";
import "./elements/rp-drag.js";
import "./elements/rp-drop.js";
import "./elements/rp-find.js";
import "./elements/rp-focus.js";
import "./elements/rp-keys.js";
import "./elements/rp-live.js";
import "./elements/rp-look.js";
import "./elements/rp-menu.js";
import "./elements/rp-place.js";
import "./elements/rp-print.js";
import "./elements/rp-selection.js";
import "./elements/rp-summon.js";
import "./elements/rp-timezone.js";
import "./elements/rp-toast.js";
import "./elements/rp-write.js";
import "./press.js";

// A whole page in answer to a fragment (the session ended, so it is the sign-in): go there.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, boosted } = event.detail;
  if (!boosted && xhr.status < 400 && /^\s*<!doctype/i.test(xhr.responseText)) {
    event.detail.shouldSwap = false;
    window.location.assign(xhr.responseURL);
  }
});

// Nothing came back: say so, and leave the page as it was.
for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failure, () => {
    const words = document.getElementById("toast-failed");
    document.getElementById("toasts")?.append(words.content.cloneNode(true));
  });
}
