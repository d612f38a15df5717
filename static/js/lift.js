// What is in the air while something is dragged: a copy under the pointer, and the edges that scroll when it is near.
const EDGE = 56; // px from an edge of something that scrolls
const FASTEST = 14; // px per frame
const MARGIN = 28; // px: the page's own at its sides, and a little

export class Lift {
  // `look`: called whenever something else may have come under the pointer.
  constructor(item, event, look) {
    this.look = look;
    const box = item.getBoundingClientRect();
    this.item = item;
    this.inside = { x: event.clientX - box.left, y: event.clientY - box.top };
    this.copy = item.cloneNode(true);
    this.copy.removeAttribute("id");
    this.copy.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
    this.copy.classList.add("in-the-air");
    this.copy.inert = true;
    this.copy.style.inlineSize = `${box.width}px`;
    document.body.append(this.copy);
    item.dataset.lifted = "";
    getSelection().removeAllRanges(); // the press began one
    this.move(event);
    this.frame = requestAnimationFrame(this.scroll);
  }

  move({ clientX, clientY }) {
    this.at = { x: clientX, y: clientY };
    this.copy.style.translate = `${clientX - this.inside.x}px ${clientY - this.inside.y}px`;
    this.look(this.below);
  }

  // A finger at the very edge of the screen means the last place before it, not the margin.
  get below() {
    const { x, y } = this.at;
    return placeAt(x, y) ?? placeAt(Math.min(Math.max(x, MARGIN), innerWidth - MARGIN), y);
  }

  // Every box under the pointer that scrolls does so while the pointer is near one of its edges.
  scroll = () => {
    const { x, y } = this.at;
    for (let box = document.elementFromPoint(x, y); box; box = box.parentElement) {
      const page = box === document.documentElement;
      const edge = page ? { left: 0, top: 0, right: innerWidth, bottom: innerHeight } : box.getBoundingClientRect();
      const wide = box.scrollWidth > box.clientWidth && (page || scrolls(box, "overflowX"));
      const tall = box.scrollHeight > box.clientHeight && (page || scrolls(box, "overflowY"));
      box.scrollBy(wide ? pull(x, edge.left, edge.right) : 0, tall ? pull(y, edge.top, edge.bottom) : 0);
    }
    this.look(this.below);
    this.frame = requestAnimationFrame(this.scroll);
  };

  end() {
    cancelAnimationFrame(this.frame);
    this.copy.remove();
    delete this.item.dataset.lifted;
  }
}

function placeAt(x, y) {
  return document.elementFromPoint(x, y)?.closest("[data-drop]") ?? null;
}

function scrolls(box, side) {
  return ["auto", "scroll"].includes(getComputedStyle(box)[side]);
}

function pull(at, start, end) {
  if (at < start + EDGE) return -FASTEST * Math.min(1, (start + EDGE - at) / EDGE);
  if (at > end - EDGE) return FASTEST * Math.min(1, (at - end + EDGE) / EDGE);
  return 0;
}
