"""How well the kinds of pages are told, and whether a text is cut short; with rules of thumb beside it.

    python -m benchmarks.kinds            # all pages of ../shared/wcxb-dev and ../shared/fundus-dev
    python -m benchmarks.kinds --bulk     # and every text of ../shared/bulk, some minutes more

Each page is judged by models that saw no page of its domain.
"""

import argparse
import functools
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing import Pool
from pathlib import Path
from statistics import fmean

import pyarrow.parquet as pq

from benchmarks.choose import BULK
from benchmarks.peers import installed
from benchmarks.printing import table, versions
from benchmarks.rawtext import SHARED
from benchmarks.scored import FLAT
from benchmarks.training.kinds import KIND_OF, KindPage, forms, kind_pages, kinds_unseen_by
from benchmarks.training.pages import FUNDUS, WCXB, digest, fold_of
from benchmarks.training.samples import HTML
from cleaners import clean_view
from cleaners.kinds import ARTICLE
from cleaners.page import Page
from cleaners.page_kind import PageKind, page_kind
from cleaners.reading.text import read_text
from cleaners.toolkit import Toolkit, packaged_toolkit
from cleaners.view import View
from corpus.recipe import Recipe

SHORT = ("area0", "area1", "area2", "window", "content", "part", "joined")
"""Forms of an article that are less than its page, or the text alone."""
KLIPING = "kliping"
SEEDS = Path(__file__).resolve().parent.parent / "seeds"
PREDICATES = ("og:type", "JSON-LD", "og:type or JSON-LD", "readerable")
ARTICLES = re.compile(r'"@type"\s*:\s*\[?\s*"[A-Za-z/:.]*(?:Article|BlogPosting)"')
SCORES = (0.0, 0.5, 0.8, 0.95, 1.01)


@dataclass(frozen=True)
class Told:
    """What one method made of one form of a page."""

    data: str
    wanted: str
    form: str
    method: str
    kind: str
    score: float | None
    cut_short: bool


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with the pages")
    parser.add_argument("--bulk", action="store_true", help="every text of ../shared/bulk as well")
    asked = parser.parse_args()
    if not (asked.shared / WCXB).exists():
        sys.exit(f"{asked.shared / WCXB} is not there: nothing to measure")
    print(versions(Recipe()))
    pages = list(kind_pages(asked.shared))
    with Pool() as pool:
        told = [one for found in pool.imap(_page, pages, chunksize=8) for one in found]
    sets = ", ".join(f"{file.partition('/')[0]} {digest(asked.shared / file)[:16]}" for file in (WCXB, FUNDUS))
    print(f"\n### {len(pages):,} pages, SHA-256 {sets}\n")
    _report_articles(told)
    for form, words in ((HTML, "HTML"), (FLAT, "flat text")):
        _report_kinds([one for one in told if one.form == form and one.method == KLIPING], words)
    _report_scores(told)
    _report_texts(asked.shared, asked.bulk)


def _page(page: KindPage) -> list[Told]:
    return list(_told(page))


def _told(page: KindPage) -> Iterator[Told]:
    toolkit = kinds_unseen_by(fold_of(page.page.group))
    for form, read in forms(page):
        if form in (HTML, FLAT, *SHORT) and read.blocks:
            found = judge(read, toolkit)
            yield _one(page, form, KLIPING, found.kind, found.score, found.cut_short is not None)
        if form == HTML:
            for name in PREDICATES if installed("trafilatura") else ():
                yield _one(page, form, name, ARTICLE if _thumb(name, read, page.page.html) else "other")


def _one(
    page: KindPage, form: str, method: str, kind: str, score: float | None = None, cut_short: bool = False
) -> Told:
    return Told(page.page.data, page.kind, form, method, kind, score, cut_short)


def judge(read: Page, toolkit: Toolkit) -> PageKind:
    """The kind of a page as a build tells it."""
    view = View(read, toolkit)
    return page_kind(view, clean_view(view))


def _thumb(name: str, read: Page, html: bytes | str) -> bool:
    """Whether a rule of thumb takes the page for an article."""
    assert read.head is not None
    typed = any(key == "og:type" and value.strip().lower() == "article" for key, value in read.head.meta)
    linked = any(ARTICLES.search(source) for source in read.head.json_ld)
    if name == "readerable":
        return bool(_readerable()(html.decode("utf-8", "replace") if isinstance(html, bytes) else html))
    return {"og:type": typed, "JSON-LD": linked, "og:type or JSON-LD": typed or linked}[name]


@functools.cache
def _readerable() -> Callable[[str], bool]:
    """Readability's rule as trafilatura has it: enough long paragraphs that no class calls unlikely."""
    from lxml.html import fromstring
    from trafilatura.readability_lxml import is_probably_readerable

    return lambda html: bool(is_probably_readerable(fromstring(html.encode())))


def _report_articles(told: Sequence[Told]) -> None:
    """Article or not: what is worst is an article that is called something else."""
    shown = []
    for form, method in dict.fromkeys((one.form, one.method) for one in told if one.form in (HTML, FLAT)):
        mine = [one for one in told if (one.form, one.method) == (form, method)]
        lost = (
            fmean(one.kind != ARTICLE for one in mine if one.wanted == ARTICLE and one.data == data)
            for data in ("wcxb", "fundus")
        )
        found = fmean(one.kind != ARTICLE for one in mine if one.wanted != ARTICLE)
        precision = fmean(one.wanted == ARTICLE for one in mine if one.kind == ARTICLE)
        numbers = (f"{number:.3f}" for number in (*lost, found, precision))
        shown.append(["HTML" if form == HTML else "flat text", method, *numbers])
    shown.sort(key=lambda row: row[0])
    table(["input", "method", "articles lost, wcxb", "fundus", "others found", "articles among the rest"], shown)
    print("\nArticles cut down to their text and a few lines around it, and how many are called another kind:\n")
    shown = []
    for form in SHORT:
        mine = [one for one in told if one.form == form and one.wanted == ARTICLE]
        lost_here = sum(one.kind != ARTICLE for one in mine)
        shown.append([form, str(len(mine)), str(lost_here), str(sum(one.cut_short for one in mine))])
    table(["form", "n", "another kind", "cut short"], shown)


def _report_kinds(mine: Sequence[Told], words: str) -> None:
    """Each kind by itself."""
    print(f"\n{words}, by kind:\n")
    shown = []
    for kind in dict.fromkeys(KIND_OF.values()):
        wanted, called = [o for o in mine if o.wanted == kind], [o for o in mine if o.kind == kind]
        right = sum(one.wanted == kind for one in called)
        not_article = sum(one.kind != ARTICLE for one in wanted)
        precision = f"{right / len(called):.3f}" if called else ""
        numbers = [precision, f"{right / len(wanted):.3f}", f"{not_article / len(wanted):.3f}"]
        shown.append([kind, str(len(wanted)), str(len(called)), *numbers])
    table(["kind", "n", "called so", "precision", "recall", "called no article"], shown)
    others = Counter(one.kind for one in mine if one.kind not in KIND_OF.values())
    print(f"\nCalled a kind that has no labels: {dict(sorted(others.items())) or 'none'}.")


def _report_scores(told: Sequence[Told]) -> None:
    """Whether the score is what it says."""
    print("\nThe score, and how often the kind is right:\n")
    shown = []
    for form, words in ((HTML, "HTML"), (FLAT, "flat text")):
        scored = [(o.score, o.kind == o.wanted) for o in told if (o.form, o.method) == (form, KLIPING) and o.score]
        for low, high in pairwise(SCORES):
            mine = [(score, right) for score, right in scored if low <= score < high]
            if mine:
                numbers = (f"{fmean(column):.3f}" for column in zip(*mine, strict=True))
                shown.append([words, f"{low:.2f} to {min(high, 1):.2f}", str(len(mine)), *numbers])
    table(["input", "score", "n", "mean score", "right"], shown)


def _report_texts(shared: Path, bulk: bool) -> None:
    """Scraped texts that are all articles, or nearly so."""
    print("\nScraped texts, nearly all of them articles:\n")
    raw = [path.read_text(encoding="utf-8") for path in sorted((shared / "rawtext-dev" / "texts").glob("*.txt"))]
    seeds = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    sets = {"rawtext-dev": raw, "seeds": seeds}
    if bulk:
        sets["bulk"] = pq.read_table(BULK, columns=["text"])["text"].to_pylist()
    shown = []
    for name, texts in sets.items():
        with Pool() as pool:
            found = pool.map(_text, texts, chunksize=32)
        kinds = Counter(kind for kind, _ in found if kind != ARTICLE)
        named = ", ".join(f"{kind} {n}" for kind, n in sorted(kinds.items()))
        shown.append([name, f"{len(texts):,}", str(kinds.total()), named, str(sum(short for _, short in found))])
    table(["set", "n", "another kind", "which", "cut short"], shown)


def _text(text: str) -> tuple[str, bool]:
    found = judge(read_text(text), packaged_toolkit())
    return found.kind, found.cut_short is not None


if __name__ == "__main__":
    main()
