"""Writes the figures: a table for the terminal, RESULTS.md for the repository."""

from . import importing

HEAD = ("what", "median ms", "p95 ms", "cpu ms", "aim", "queries", "n", "", "note")
WORDS = (0, 8)  # columns of words; the others are numbers
PARTS = {
    "pages": "Pages and the log POST, in process",
    "server": "Pages over HTTP, one web process",
    "browser": "In Chromium, a phone on a slow line",
    "many": "Acts for many, by a worker",
    "digests": "Digests",
    "sweeps": "Sweeps",
}


def table(report):
    """The report of one database as lines of text."""
    rows = [HEAD] + [_row(figure) for figure in report["figures"]]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = [f"{_title(report)}", ""]
    for row in rows:
        cells = enumerate(zip(row, widths, strict=True))
        lines.append(
            "  ".join(cell.ljust(width) if at in WORDS else cell.rjust(width) for at, (cell, width) in cells).rstrip()
        )
    return lines


def document(machine, reports, quick, lists, likeness):
    """RESULTS.md."""
    lines = ["# Results", "", "Written by `make bench`; what is measured and how: README.md.", ""]
    lines += [f"- {line}" for line in machine]
    if quick:
        lines += ["", "**A quick run with little data: for trying the bench, not for claims.**"]
    for report in reports:
        lines += ["", f"## {_title(report)}"]
        for part, title in PARTS.items():
            figures = [figure for figure in report["figures"] if figure["part"] == part]
            if figures:
                lines += ["", f"### {title}", "", *_markdown(figures)]
        lines += ["", "### How the sweeps find their rows", "", "```"]
        for name, plan in report["plans"]:
            lines += [f"{name}:", *(f"  {line}" for line in plan)]
        lines += ["```"]
    for kind, found in lists:
        lines += ["", *importing.table(kind, found)]
    lines += ["", "## The same or not the same, on labelled samples", "", "```", *likeness, "```"]
    return "\n".join(lines) + "\n"


def missed(report):
    """Names of the figures that miss their aim."""
    return [figure["name"] for figure in report["figures"] if not figure["passed"]]


def _markdown(figures):
    head = [cell or "met" for cell in HEAD]
    rule = ["---" if column in WORDS else "---:" for column in range(len(head))]
    lines = ["| " + " | ".join(head) + " |", "|" + "|".join(rule) + "|"]
    return lines + ["| " + " | ".join(_row(figure)) + " |" for figure in figures]


def _row(figure):
    aims = [f"p95 < {figure['aim']:g}"] if figure["aim"] else []
    aims += [f"≤ {figure['queries_aim']} queries"] if figure["queries_aim"] else []
    judged = figure["aim"] or figure["queries_aim"]
    return (
        figure["name"],
        f"{figure['median']:.1f}",
        f"{figure['p95']:.1f}",
        "" if figure["cpu"] is None else f"{figure['cpu']:.1f}",
        ", ".join(aims),
        "" if figure["queries"] is None else str(figure["queries"]),
        f"{figure['n']:,}",
        ("yes" if figure["passed"] else "NO") if judged else "",
        figure["note"],
    )


def _title(report):
    return (
        f"{report['version']}: {report['relationships']:,} relationships of {report['seekers']:,} seekers, "
        f"{report['rows']:,} rows of history (loaded in {report['loading']:.0f} s)"
    )
