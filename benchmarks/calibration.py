"""What the scores in the column `confidence` mean: fits corpus/calibration.json, and says how well it holds.

python -m benchmarks.calibration [--write] [--shared FOLDER]

Pages of ../shared/wcxb-dev and ../shared/fundus-dev, as HTML and flattened, cleaned by models that saw no page of their
domain; and for the metadata of flat texts the labels of ../shared/rawtext-dev and `bulk-dev`. The table shows maps that
were fitted without the fold of the page. --write writes the maps of all folds. See README.md here.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from multiprocessing import Pool
from pathlib import Path
from statistics import fmean
from typing import Any

import msgspec

from benchmarks.metadata import Said, Score, judge, rows_of
from benchmarks.printing import table, versions
from benchmarks.rawtext import SHARED, Label, sets
from benchmarks.scored import FLAT, unseen_by
from benchmarks.training import pages
from benchmarks.training.align import word_f1, words
from benchmarks.training.pages import LabelledPage, digest, fold_of
from benchmarks.training.samples import texts
from cleaners.toolkit import packaged_toolkit
from corpus.article import CALIBRATION_FILE, Article, Source
from corpus.calibration import FIELDS, RAW, Knots, StoredCalibration
from corpus.describe import describe
from corpus.recipe import Recipe
from corpus.sources.record import Record

SETS = ("wcxb-dev", "fundus-dev")
RIGHT = 0.9
"""Word-F1 from which on a text is right."""
FLAT_FORMS = (FLAT, "area1", "content")
"""Flat texts whose confidence is fitted: a whole page, an article with some lines around it, an article alone."""
JUDGED = {"title": "title", "outlet alike": "outlet", "authors exact": "authors", "day": "date"}
"""What `benchmarks.metadata` judges, and the field it is of."""
FEWEST, MOST_BINS = 25, 40
"""Pairs of a bin, and bins of a map, before those that fall are joined."""
PRIOR = 2.0
"""Pairs with the share of all that are added to each bin, so that none is certain."""
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True)
class Pair:
    """A raw score of a field (`title/html`) and whether the value was right; `fold` is that of the page's domain."""

    key: str
    fold: int
    score: float
    right: bool


def main() -> None:
    """Print the tables; write the maps where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help=f"write {CALIBRATION_FILE.name}")
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with the pages")
    asked = parser.parse_args()
    if not (asked.shared / pages.WCXB).exists():
        sys.exit(f"{asked.shared / pages.WCXB} is not there: nothing is fitted. The pages are no part of the project.")
    pairs = collected(asked.shared)
    print(versions(Recipe()))
    report(pairs)
    if asked.write:
        maps = {key: fitted([pair for pair in pairs if pair.key == key]) for key in _keys(pairs)}
        stored = StoredCalibration(maps, record(asked.shared, pairs))
        CALIBRATION_FILE.write_text(json.dumps(msgspec.to_builtins(stored), indent=1) + "\n", encoding="utf-8")


def collected(shared: Path) -> list[Pair]:
    """The pairs of all sets, in their order."""
    known = {f"{name.partition('-')[0]}/{row['id']}": row for name in SETS for row in rows_of(name, shared)}
    labelled = [*pages.wcxb(shared), *pages.fundus(shared)]
    with Pool() as pool:
        jobs = [(page, known.get(page.name)) for page in labelled]
        found = [pair for several in pool.imap(_of_page, jobs, chunksize=4) for pair in several]
    return [*found, *_of_labels(shared)]


def _of_page(job: tuple[LabelledPage, dict[str, Any] | None]) -> list[Pair]:
    """The pairs of one page in all its forms; `row` is what people said of its metadata."""
    page, row = job
    url = {"url": row["url"]} if row is not None and row["url"] else {}
    content = page.html if isinstance(page.html, bytes) else page.html.encode("utf-8", "replace")
    found = list(_pairs(page, row, Record(Source("page.html", 0, "html"), content, url), "html"))
    for form, text, _ in texts(page):
        if form in FLAT_FORMS:
            record = Record(Source("page.txt", 0, "text"), text.encode("utf-8", "replace"))
            found += _pairs(page, row if form == FLAT else None, record, "flat")
    return found


def _pairs(page: LabelledPage, row: dict[str, Any] | None, record: Record, form: str) -> Iterator[Pair]:
    fold = fold_of(page.group)
    outcome = describe(record, Recipe(), unseen_by(fold), calibration=RAW)
    article = outcome.article
    if article is None:
        return
    right = {"text": word_f1(words(article.text), words(page.content)) >= RIGHT}
    if row is not None:
        told = judge(Score(), row, Said(article.title, article.authors, article.outlet, article.date))
        right |= {
            field: told[name] for name, field in JUDGED.items() if name in told and (row["title"] or field != "title")
        }
    yield from _scored(article, right, form, fold)


def _scored(article: Article, right: Mapping[str, bool], form: str, fold: int) -> Iterator[Pair]:
    for field, hit in right.items():
        score = getattr(article.confidence, field)
        if score is not None:
            yield Pair(f"{field}/{form}", fold, score, hit)


def _of_labels(shared: Path) -> Iterator[Pair]:
    """The pairs of raw scraped texts: metadata alone."""
    with tempfile.TemporaryDirectory() as folder:
        for labelled in sets(shared, Path(folder), held_out=False):
            for label, text in labelled.documents():
                article = describe(
                    Record(Source(label["id"], 0, "text"), text.encode()),
                    Recipe(),
                    packaged_toolkit(),
                    calibration=RAW,
                ).article
                if article is not None:
                    yield from _scored(article, _met(article, label), "flat", fold_of(label["domain"] or label["id"]))


def _met(article: Article, label: Label) -> dict[str, bool]:
    """Whether the values are those of the label."""
    authors = set(article.authors)
    return {
        "title": article.title in (label["title"], *label["title_aliases"]),
        "outlet": article.outlet in (label["outlet"], *label["outlet_aliases"]),
        "authors": set(label["authors"]) <= authors <= {*label["authors"], *label["authors_optional"]},
        "date": label["date"] is not None and str(article.date) == label["date"][:10],
    }


def fitted(pairs: Sequence[Pair]) -> Knots:
    """The share of right ones by score, as a map that never falls: bins of pairs in the order of their scores, those
    that fall joined (pool adjacent violators: Ayer and others 1955), a knot at the mean score of the first and of the
    last bin of those joined."""
    everything = (sum(pair.right for pair in pairs) + 1) / (len(pairs) + 2)
    joined: list[_Joined] = []
    for mine in _bins(sorted(pairs, key=lambda pair: pair.score)):
        score = fmean(pair.score for pair in mine)
        last = _Joined(len(mine), score, score, _share(mine, everything))
        while joined and joined[-1].share >= last.share:
            last = joined.pop().joined_to(last)
        joined.append(last)
    knots = dict.fromkeys((round(score, 4), round(bins.share, 4)) for bins in joined for score in (bins.low, bins.high))
    return Knots([score for score, _ in knots], [share for _, share in knots])


@dataclass(frozen=True)
class _Joined:
    """Bins that were joined: how many pairs, the mean scores of the first and the last, the share of right ones."""

    size: int
    low: float
    high: float
    share: float

    def joined_to(self, other: "_Joined") -> "_Joined":
        size = self.size + other.size
        return _Joined(size, self.low, other.high, (self.size * self.share + other.size * other.share) / size)


def _share(pairs: Sequence[Pair], everything: float) -> float:
    return (sum(pair.right for pair in pairs) + PRIOR * everything) / (len(pairs) + PRIOR)


def _bins(pairs: Sequence[Pair]) -> Iterator[Sequence[Pair]]:
    """Pairs in bins of about one size; those of one score stay together."""
    size = max(FEWEST, len(pairs) // MOST_BINS)
    start = 0
    for end in range(1, len(pairs) + 1):
        closes = end == len(pairs) or (pairs[end].score > pairs[end - 1].score and len(pairs) - end >= size)
        if closes and (end - start >= size or end == len(pairs)):
            yield pairs[start:end]
            start = end


def report(pairs: Sequence[Pair]) -> None:
    """For each field and form how often values were right by their confidence, by maps that did not see the fold."""
    rows = []
    for key in _keys(pairs):
        mine = [pair for pair in pairs if pair.key == key]
        told = out_of_fold(mine)
        hits = [pair.right for pair in mine]
        cells = [_cell(told, hits, low, high) for low, high in pairwise(EDGES)]
        rows.append([*key.split("/"), f"{len(mine):,}", f"{fmean(hits):.2f}", f"{fmean(told):.2f}", *cells])
    shown = [f"{low:.1f} to {high:.1f}" for low, high in pairwise(EDGES)]
    print()
    table(["field", "form", "n", "right", "said", *shown], rows)


def _cell(told: Sequence[float], hits: Sequence[bool], low: float, high: float) -> str:
    inside = [hit for share, hit in zip(told, hits, strict=True) if low <= share < high or share == high == 1.0]
    return f"{fmean(inside):.2f} of {len(inside)}" if inside else ""


def out_of_fold(pairs: Sequence[Pair]) -> list[float]:
    """The confidence of each pair, by the map that was fitted without its fold."""
    maps = {fold: fitted([pair for pair in pairs if pair.fold != fold]) for fold in {pair.fold for pair in pairs}}
    return [maps[pair.fold].at(pair.score) for pair in pairs]


def _keys(pairs: Sequence[Pair]) -> list[str]:
    there = {pair.key for pair in pairs}
    return [key for field in FIELDS for form in ("html", "flat") if (key := f"{field}/{form}") in there]


def record(shared: Path, pairs: Sequence[Pair]) -> dict[str, object]:
    """What the maps rest on."""
    files = (pages.WCXB, pages.FUNDUS, "rawtext-dev/labels.jsonl")
    return {
        "right": f"text: word-F1 of {RIGHT} or more; title, outlet, authors, day: as the label has them",
        "data": {name: digest(shared / name) for name in files if (shared / name).exists()},
        "pairs": {key: sum(pair.key == key for pair in pairs) for key in _keys(pairs)},
    }


if __name__ == "__main__":
    main()
