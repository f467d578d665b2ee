"""How well whole pages flattened to text are cleaned, and short texts cut from them, beside other tools.

python -m benchmarks.flat [--short] [--shared FOLDER]

The articles of ../shared/wcxb-dev and the pages of ../shared/fundus-dev. The line model was trained on them, so each
page is cleaned with one that saw no page of its domain. See README.md here.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from statistics import fmean

from benchmarks.peers import PEERS, installed
from benchmarks.printing import table, versions
from benchmarks.rawtext import SHARED
from benchmarks.scored import FLAT, METHODS, UNTRAINED, Scored, scored
from benchmarks.training import pages
from benchmarks.training.pages import digest
from benchmarks.training.samples import HTML
from corpus.recipe import Recipe

SETS = {"wcxb": ("wcxb-dev articles", pages.WCXB), "fundus": ("fundus-dev", pages.FUNDUS)}
KLIPING, CEILING = "kliping", "trafilatura"
SHORT_TEXTS = {
    "area0": "the article, up to 3 lines before and behind",
    "area1": "the article, up to 9 before, 11 behind",
    "area2": "the article, up to 24 before, 29 behind, links apart",
    "window": "some lines out of its midst",
    "content": "the article alone",
    "part": "1 to 6 lines of it",
    "joined": "all of it on one line",
}
"""The forms of short texts in words; `benchmarks.training.samples` makes them."""
BADLY_WRONG = 0.5
FAR_UNDER = 0.05
"""How far a language may be under the mean before it is marked."""
SIZES = (500, 1000, 2000, 5000)
SHARES = (0.2, 0.4, 0.6, 0.8)


def arguments(about: str | None) -> argparse.Namespace:
    """What tables of whole pages are asked for; ends with a message where the pages are not there."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true", help="print the first table of each set alone")
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with the pages")
    asked = parser.parse_args()
    for _, file in SETS.values():
        if not (asked.shared / file).exists():
            sys.exit(f"{asked.shared / file} is not there: nothing is measured. The pages are no part of the project.")
    return asked


def main() -> None:
    """Print the tables."""
    asked = arguments(__doc__)
    print(versions(Recipe()))
    for name in [name for name in PEERS if not installed(name)]:
        print(f"Left out: {name}, not installed (`pip install --group bench`).")
    methods = {FLAT: tuple(METHODS), HTML: (CEILING,)}
    if not asked.short:
        methods |= dict.fromkeys(SHORT_TEXTS, (KLIPING, UNTRAINED, "nothing done"))
    rows = scored([*pages.wcxb(asked.shared), *pages.fundus(asked.shared)], methods)
    for data, (name, file) in SETS.items():
        _report(name, asked.shared / file, [row for row in rows if row.data == data])
    if not asked.short:
        _report_where_wrong([row for row in rows if row.data == "wcxb"])
        _report_languages([row for row in rows if row.data == "fundus"])
        _report_short_texts(rows)


def _report(name: str, file: Path, rows: Sequence[Scored]) -> None:
    """Every method on one set."""
    sizes = [row.words for row in rows if row.form == FLAT and row.method == KLIPING]
    print(f"\n### {name}: {len(sizes):,} pages, {sum(sizes):,} words, SHA-256 {digest(file)[:16]}\n")
    shown = []
    for form, method in dict.fromkeys((row.form, row.method) for row in rows if row.form in (FLAT, HTML)):
        mine = _of(rows, form, method)
        numbers = (fmean(getattr(row, key) for row in mine) for key in ("f1", "precision", "recall"))
        shown.append(["HTML" if form == HTML else "flat text", method, *_three(*numbers, _wrong(mine))])
    shown.sort(key=lambda row: row[0] == "HTML")
    table(["input", "method", "F1", "precision", "recall", "below .5"], shown)


def _report_where_wrong(rows: Sequence[Scored]) -> None:
    """Pages that go badly wrong, by size of the flat page and by the share of it that is article."""
    print("\nwcxb-dev articles, by size and by share of the article in the page:\n")
    shown = []
    kinds: list[tuple[str, Callable[[Scored], float], Sequence[float]]] = [
        ("words", lambda row: row.words, SIZES),
        ("article", lambda row: row.share, SHARES),
    ]
    for what, number, edges in kinds:
        for low, high in zip((0, *edges), (*edges, float("inf")), strict=True):
            ours, ceiling = (
                [row for row in _of(rows, form, method) if low <= number(row) < high]
                for form, method in ((FLAT, KLIPING), (HTML, CEILING))
            )
            if ours:
                words = f"{what}: {low:,} to {high:,}" if high < float("inf") else f"{what}: from {low:,}"
                shown.append([words, str(len(ours)), *_three(_f1(ours), _wrong(ours), _f1(ceiling), _wrong(ceiling))])
    table(["pages", "n", "kliping", "below .5", "trafilatura on HTML", "below .5"], shown)


def _report_languages(rows: Sequence[Scored]) -> None:
    """The languages of Fundus, the most frequent first, with those far under the mean marked."""
    print("\nfundus-dev by language, flat text; marked where kliping is more than 5 points under its mean:\n")
    mean = _f1(_of(rows, FLAT, KLIPING))
    shown = []
    for language, n in _languages(rows):
        mine = [row for row in rows if row.language == language]
        best, peer = max((_f1(found), name) for name in PEERS if (found := _of(mine, FLAT, name)))
        ours = _f1(_of(mine, FLAT, KLIPING))
        there = fmean(row.recall for row in _of(mine, FLAT, "nothing done"))
        mark = f"{100 * (mean - ours):.1f} points" if mean - ours > FAR_UNDER else ""
        numbers = _three(there, ours, _f1(_of(mine, FLAT, UNTRAINED)), best)
        shown.append([language or "not told", str(n), *numbers, peer, mark])
    head = ["language", "n", "on the page", "kliping", "without the model", "best peer", "which", "under the mean"]
    table(head, shown)


def _report_short_texts(rows: Sequence[Scored]) -> None:
    """Short texts, of both sets together."""
    print("\nShort texts cut from the pages of both sets:\n")
    shown = []
    for form, words in SHORT_TEXTS.items():
        for method in (KLIPING, UNTRAINED, "nothing done"):
            mine = _of(rows, form, method)
            leaks = [row.leak for row in mine if row.leak is not None]
            leak = f"{fmean(leaks):.3f}" if leaks else ""
            lost = fmean(row.lost for row in mine)
            shown.append([words, str(len(mine)), method, f"{_f1(mine):.3f}", leak, f"{lost:.3f}"])
    table(["text", "n", "method", "F1", "leak", "lost"], shown)


def _languages(rows: Sequence[Scored]) -> list[tuple[str | None, int]]:
    counted = [row.language for row in _of(rows, FLAT, KLIPING)]
    return sorted({(name, counted.count(name)) for name in counted}, key=lambda pair: (-pair[1], pair[0] or ""))


def _of(rows: Iterable[Scored], form: str, method: str) -> list[Scored]:
    return [row for row in rows if row.form == form and row.method == method]


def _f1(rows: Sequence[Scored]) -> float:
    return fmean(row.f1 for row in rows)


def _wrong(rows: Sequence[Scored]) -> float:
    return fmean(row.f1 < BADLY_WRONG for row in rows)


def _three(*numbers: float) -> Iterator[str]:
    return (f"{number:.3f}" for number in numbers)


if __name__ == "__main__":
    main()
