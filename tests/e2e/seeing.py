"""What one look at a page finds wrong: with axe, with its widths, with the size of what is to be hit."""

from axe_playwright_python.base import AXE_SCRIPT

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MAIN_ACT, ANY_TARGET = 44, 24  # CSS pixels on a phone: of the one main act, of everything else (WCAG 2.2, 2.5.8)

# Links within a sentence and what the browser draws itself may be smaller; what is not shown is not hit.
SMALL_TARGETS = """([mainAct, any]) => {
  const shown = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const box = (e) => {
    const own = e.getBoundingClientRect();
    const label = e.matches("input") ? e.labels?.[0]?.getBoundingClientRect() : null;
    return label && label.height > own.height ? label : own;
  };
  const inText = (e) => e.matches("a") && getComputedStyle(e).display === "inline";
  const unseen = (e) => e.closest(".visually-hidden, .skip") || !shown(e) || inText(e);
  const found = [];
  for (const e of document.querySelectorAll("a[href], button, summary, input:not([type=hidden]), select, textarea")) {
    const { width, height } = box(e);
    if (!width || unseen(e)) continue;
    const least = e.matches("[data-kind=primary], .todo-acts > .button") ? mainAct : any;
    if (width > least - 0.5 && height > least - 0.5) continue;
    const words = (e.innerText || e.name || "").trim().slice(0, 40);
    found.push(`${e.tagName} “${words}” is ${Math.round(width)}×${Math.round(height)}, not ${least}`);
  }
  return found;
}"""
WIDER = """() => {
  const room = document.documentElement.clientWidth, all = document.documentElement.scrollWidth;
  if (all <= room) return [];
  const wide = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > room + 1);
  const named = wide.slice(0, 3).map((e) => e.tagName.toLowerCase() + "." + e.className);
  return [`scrolls sideways: ${all} px in ${room} px: ${named.join(", ")}`];
}"""


# What an open menu lies over is no target until it closes.
COVERED = """target => {
  const lists = [...document.querySelectorAll(".menu[open] > .menu-list")].map((e) => e.getBoundingClientRect());
  const box = document.querySelector(target)?.getBoundingClientRect();
  const covers = (list) =>
    list.left < box.right && list.right > box.left && list.top < box.bottom && list.bottom > box.top;
  return !!box && lists.some(covers);
}"""


def violations(page, schemes=("light", "dark")):
    """What axe finds on the page as it stands, in each colour scheme; the rules that know no colour run once."""
    found = []
    page.evaluate(AXE_SCRIPT)
    for number, scheme in enumerate(schemes):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        only = {"type": "tag", "values": RULES} if number == 0 else {"type": "rule", "values": ["color-contrast"]}
        answer = page.evaluate("options => axe.run(options)", {"runOnly": only, "resultTypes": ["violations"]})
        for violation in answer["violations"]:
            for node in violation["nodes"][:4]:
                if violation["id"] == "target-size" and page.evaluate(COVERED, str(node["target"][0])):
                    continue
                why = " ".join(node["failureSummary"].split())
                found.append(f"{scheme}: {violation['id']} at {' '.join(map(str, node['target']))}: {why[:300]}")
    return found


def too_wide(page):
    return page.evaluate(WIDER)


def too_small(page):
    return page.evaluate(SMALL_TARGETS, [MAIN_ACT, ANY_TARGET])
