"""Pages with their kinds, and the model of kinds that is learnt from their numbers."""

import functools
import gzip
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from multiprocessing import Pool
from pathlib import Path

import msgspec
import numpy as np
import pyarrow.parquet as pq
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from benchmarks.scored import FOLD_MODELS, unseen_by
from benchmarks.training.flatten import FLATTENERS, soup
from benchmarks.training.pages import FUNDUS, WCXB, LabelledPage, fold_of
from benchmarks.training.samples import HTML, texts
from cleaners.kinds import ARTICLE
from cleaners.learned.kind_model import FARTHEST, STEPS, StoredKindModel, kind_models
from cleaners.learned.page_numbers import ADDRESS, NAMES, Row, page_numbers
from cleaners.learned.sight import GRADES
from cleaners.page import Page
from cleaners.reading.html import read_html
from cleaners.reading.text import read_text
from cleaners.recognisers.outlets import registered_domain
from cleaners.toolkit import Toolkit
from cleaners.view import View

KIND_OF = {
    "article": ARTICLE,
    "listing": "listing",
    "collection": "listing",
    "forum": "forum",
    "product": "product",
    "documentation": "documentation",
    "service": "service",
}
"""The page types of WCXB, and the kinds they are here."""
CLEAN = "content"
"""The form of the labelled content alone. Of these kinds it shows what it is; a shop's or a manual's is prose."""
TOLD_BY_CONTENT = frozenset({"listing", "forum"})
PENALTY = 0.05
DOUBT = {"flat": 0.05, "html": 0.07}
"""Chance of an article below which a page is called another kind: so low that in the cross-validation fewer than
one article of a hundred was, and of the whole pages of news none."""
FEWEST_PAGES = 8
"""Pages on which a number must differ from its usual value, to be read."""


@dataclass(frozen=True)
class KindPage:
    """A page with its kind and its address."""

    page: LabelledPage
    kind: str
    url: str | None


@dataclass(frozen=True)
class KindSample:
    """The numbers of one form of a page, and how much it counts."""

    name: str
    group: str
    kind: str
    form: str
    numbers: Row
    weight: float


def kind_pages(shared: Path) -> Iterator[KindPage]:
    """All pages of WCXB's development split and of Fundus's tests."""
    columns = ["id", "url", "page_type", "html", "main_content"]
    for row in pq.read_table(shared / WCXB, columns=columns).to_pylist():
        group = registered_domain(row["url"] or "") or row["id"]
        page = LabelledPage(f"wcxb/{row['id']}", "wcxb", group, None, row["html"], row["main_content"] or "")
        yield KindPage(page, KIND_OF[row["page_type"]], row["url"])
    for row in pq.read_table(shared / FUNDUS, columns=["id", "url", "outlet", "language", "html", "body"]).to_pylist():
        group = registered_domain(row["url"] or "") or row["outlet"]
        page = LabelledPage(f"fundus/{row['id']}", "fundus", group, row["language"], row["html"], row["body"])
        yield KindPage(page, ARTICLE, row["url"])


def forms(page: KindPage) -> Iterator[tuple[str, Page]]:
    """The page as it was and flattened; of an article also cut down, of some other kinds also the content alone."""
    yield HTML, read_html(page.page.html, page.url)
    if page.kind == ARTICLE:
        yield from ((form, read_text(text, page.url)) for form, text, _ in texts(page.page))
        return
    parsed = soup(page.page.html)
    yield from ((name, read_text(flatten(parsed), page.url)) for name, flatten in FLATTENERS.items())
    if page.kind in TOLD_BY_CONTENT:
        yield CLEAN, read_text(page.page.content, page.url)


def read_samples(pages: Sequence[KindPage]) -> list[KindSample]:
    """The numbers of all forms of all pages, by block and line models that saw no page of their domains."""
    with Pool() as pool:
        return [sample for found in pool.imap(_samples, pages, chunksize=8) for sample in found]


def _samples(page: KindPage) -> list[KindSample]:
    toolkit = unseen_by(fold_of(page.page.group))
    found: list[tuple[str, Row]] = []
    for form, read in forms(page):
        view = View(read, toolkit)
        if view.chances is not None:
            found.append((form, page_numbers(view, view.chances, toolkit.kind_signs.read(read))))
    whole = sum(form in FLATTENERS for form, _ in found)
    parts = len(found) - whole - 1
    count = {HTML: 1.0, **dict.fromkeys(FLATTENERS, 1 / max(whole, 1))}
    return [
        KindSample(page.page.name, page.page.group, page.kind, form, numbers, count.get(form, 1 / max(parts, 1)))
        for form, numbers in found
    ]


def learn_kinds(samples: Sequence[KindSample], without: int | None = None) -> dict[str, StoredKindModel]:
    """The models from all samples but those of a fold."""
    kept = [sample for sample in samples if without is None or fold_of(sample.group) != without]
    return {
        "flat": _learn([sample for sample in kept if sample.form != HTML], "flat"),
        "html": _learn([sample for sample in kept if sample.form == HTML], "html"),
    }


def _learn(samples: Sequence[KindSample], name: str) -> StoredKindModel:
    """One model. Each sample is seen twice, with its address and without."""
    table = np.array([numbers for sample in samples for numbers in (sample.numbers, _nowhere(sample.numbers))])
    kinds = np.array([sample.kind for sample in samples for _ in range(2)])
    counts = np.array([sample.weight for sample in samples for _ in range(2)]) / 2
    usual = np.median(table, axis=0)
    pages = np.unique([sample.name for sample in samples for _ in range(2)], return_inverse=True)[1]
    told = np.array([len(np.unique(pages[differs])) for differs in (table != usual).T])
    at = np.flatnonzero(told >= FEWEST_PAGES)
    table = table[:, at]
    means = np.rint(np.average(table, axis=0, weights=counts) * GRADES)
    spread = np.sqrt(np.average((table - means / GRADES) ** 2, axis=0, weights=counts))
    deviations = np.maximum(np.rint(spread * GRADES), 1)
    places = np.clip((table * GRADES - means) / deviations, -FARTHEST, FARTHEST)
    with threadpool_limits(1):  # sums in one order
        model = LogisticRegression(C=PENALTY, tol=1e-8, max_iter=20_000)
        model.fit(places, kinds, sample_weight=counts)
    return StoredKindModel(
        names=[NAMES[column] for column in at],
        means=means.astype(int).tolist(),
        deviations=deviations.astype(int).tolist(),
        kinds=model.classes_.tolist(),
        bias=np.rint(model.intercept_ * STEPS).astype(int).tolist(),
        weights=np.rint(model.coef_ * STEPS).astype(int).tolist(),
        doubt=DOUBT[name],
    )


_OF_ADDRESS = np.array([NAMES.index(name) for name in ADDRESS])
_OF_PATHS = np.array([at for at, name in enumerate(NAMES) if name.startswith(("paths_", "queries_"))])


def _nowhere(numbers: Row) -> Row:
    """The numbers of the page without its address."""
    numbers = numbers.copy()
    numbers[_OF_ADDRESS], numbers[_OF_PATHS] = -1, 0
    return numbers


@functools.cache
def kinds_unseen_by(fold: int) -> Toolkit:
    """The packaged rules with models, that of kinds too, of which none saw the pages of a fold."""
    content = gzip.decompress(fold_file(fold).read_bytes())
    stored: Mapping[str, StoredKindModel] = msgspec.json.decode(content, type=dict[str, StoredKindModel])
    return replace(unseen_by(fold), kind_models=kind_models(stored))


def fold_file(fold: int) -> Path:
    """Where the models without a fold lie."""
    return FOLD_MODELS / f"kinds-{fold}.json.gz"
