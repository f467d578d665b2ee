"""How well the text of HTML pages is found, beside other extractors.

python -m benchmarks.html [--short] [--shared FOLDER]

The articles of ../shared/wcxb-dev and the pages of ../shared/fundus-dev as they were. The model of blocks was trained
on them, so each page is cleaned with one that saw no page of its domain. See README.md here.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean

from benchmarks import html_peers
from benchmarks.flat import BADLY_WRONG, SETS, arguments
from benchmarks.printing import table, versions
from benchmarks.scored import HTML_METHODS, Scored, scored
from benchmarks.training import pages
from benchmarks.training.pages import digest
from benchmarks.training.samples import HTML
from corpus.recipe import Recipe

KLIPING = "kliping"
WORST = 20
"""One page of so many is among the worst."""
EDGES = (0.5, 0.8, 0.9, 0.95, 1.1)
"""Where the table of pages by their F1 is cut."""


def main() -> None:
    """Print the tables."""
    asked = arguments(__doc__)
    print(versions(Recipe()))
    for name in sorted(html_peers.HTML_PEERS.keys() - html_peers.installed().keys()):
        print(f"Left out: {name}, not installed.")
    rows = scored([*pages.wcxb(asked.shared), *pages.fundus(asked.shared)], {HTML: tuple(HTML_METHODS)})
    for data, (name, file) in SETS.items():
        by_method = {method: [r for r in rows if (r.data, r.method) == (data, method)] for method in HTML_METHODS}
        print(f"\n### {name}: {len(by_method[KLIPING]):,} pages, SHA-256 {digest(asked.shared / file)[:16]}\n")
        table(["method", "F1", "precision", "recall", "below .5", "worst 5 %", "or kliping"], _means(by_method))
        if asked.short:
            continue
        print("\nShare of the pages by their F1:\n")
        table(["method", *(f"below {edge:g}" for edge in EDGES[:-1]), "above"], _spread(by_method))


def _means(by_method: dict[str, list[Scored]]) -> list[list[str]]:
    """Every method, and what a perfect choice between this project and each other would bring, page by page."""
    ours = [row.f1 for row in by_method[KLIPING]]
    shown = []
    for method, rows in by_method.items():
        found = [row.f1 for row in rows]
        numbers = (
            fmean(found),
            fmean(row.precision for row in rows),
            fmean(row.recall for row in rows),
            fmean(f1 < BADLY_WRONG for f1 in found),
            worst(found),
            fmean(map(max, ours, found)),
        )
        shown.append([method, *(f"{number:.3f}" for number in numbers)])
    return shown


def worst(found: Sequence[float]) -> float:
    """The mean of the worst pages, one in `WORST`."""
    return fmean(sorted(found)[: max(1, len(found) // WORST)])


def _spread(by_method: dict[str, list[Scored]]) -> list[list[str]]:
    """The share of a method's pages between each two edges."""
    return [
        [method, *(f"{fmean(low <= row.f1 < high for row in rows):.3f}" for low, high in pairwise((0.0, *EDGES)))]
        for method, rows in by_method.items()
    ]


if __name__ == "__main__":
    main()
