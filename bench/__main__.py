"""python -m bench [--quick] [--only postgresql|sqlite] [--out FILE]: load, measure, print, write RESULTS.md.

python -m bench likeness [--show]: the labelled samples alone. python -m bench.importing: the imports alone.
python -m bench finding: searching everywhere, which fills a database of its own with a million recruiters.
python -m bench discovering: the fit of 100,000 firms with a brief, and Discover; on a database of its own too.
python -m bench coaches: the digests of 1,000 coaches with 40 clients each; on a database of its own too.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from . import coaches, discovering, finding, importing, likeness
from .apart import environment, sink
from .databases import database
from .machine import machine
from .report import document, missed, table

HERE = Path(__file__).resolve().parent


def main():
    if sys.argv[1:2] == ["likeness"]:
        return likeness.main()
    if sys.argv[1:2] == ["finding"]:
        return finding.main(sys.argv[2:])
    if sys.argv[1:2] == ["discovering"]:
        return discovering.main(sys.argv[2:])
    if sys.argv[1:2] == ["coaches"]:
        return coaches.main(sys.argv[2:])
    options = _options()
    described, reports, lists = machine(), [], []
    for kind in [options.only] if options.only else ["postgresql", "sqlite"]:
        with database(kind) as url:
            if url is None:
                print(f"{kind}: no server answers (TEST_DATABASE_URL names one); left out.")
                continue
            report = _measure(kind, url, options.quick)
        reports.append(report)
        print("\n".join(["", *table(report)]), flush=True)
        lists.append((kind, importing.measure(kind, options.quick)))
        print("\n".join(["", *importing.table(*lists[-1])]), flush=True)
    alike, over_likeness = likeness.report()
    print("\n".join(["", *alike]), flush=True)
    out = Path(options.out) if options.out else HERE / ("out/quick.md" if options.quick else "RESULTS.md")
    out.parent.mkdir(exist_ok=True)
    out.write_text(document(described, reports, options.quick, lists, alike))
    over = [f"{report['kind']}: {name}" for report in reports for name in missed(report)] + over_likeness
    over += [f"{kind}: {name}" for kind, found in lists for name in importing.missed(found)]
    print("\n" + (f"Over their aim: {'; '.join(over)}." if over else "Every aim is met."))
    return 1 if over else 0


def _options():
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure the claims of bench/README.md.")
    parser.add_argument("--quick", action="store_true", help="little data, for trying; writes bench/out/quick.md")
    parser.add_argument("--only", choices=["postgresql", "sqlite"])
    parser.add_argument("--out", help="where to write the results (default: bench/RESULTS.md)")
    return parser.parse_args()


def _measure(kind, url, quick):
    """Runs one database in a process of its own, with an SMTP server beside it. Returns what it reports."""
    with tempfile.TemporaryDirectory(prefix="recruitpath-bench-") as folder, sink() as port:
        out = Path(folder) / "report.json"
        command = [sys.executable, "-m", "bench.run", kind, "quick" if quick else "full", str(out)]
        subprocess.run(command, cwd=HERE.parent, env=environment(url, folder, port), check=True)
        return json.loads(out.read_text())


if __name__ == "__main__":
    sys.exit(main())
