"""What methods make of labelled pages, flattened, and of short texts cut from them: the score of each, page by page."""

import functools
import gzip
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from multiprocessing import Pool
from pathlib import Path

import msgspec

from benchmarks import html_peers
from benchmarks.html_peers import HtmlPeer
from benchmarks.peers import PEERS, installed
from benchmarks.training.align import TEXT, words
from benchmarks.training.flatten import FLATTENERS
from benchmarks.training.pages import FOLDS, LabelledPage, fold_of
from benchmarks.training.samples import HTML, texts
from cleaners import clean, clean_view
from cleaners.learned.models import Model, Models, StoredModel
from cleaners.reading.html import read_html
from cleaners.reading.text import read_text
from cleaners.toolkit import MODEL, Toolkit, packaged_toolkit
from cleaners.view import View

FLAT = "pieces"
"""The form in which whole pages are measured: each string on a line of its own."""
UNTRAINED = "kliping without the model"
FOLD_MODELS = Path(__file__).parent / "training" / "folds"
Method = Callable[[str, LabelledPage], str]
"""A flat text and the page that it was made from; what is left of the text."""
Asked = Mapping[str, Sequence[str]]
"""Names of methods by form."""


@dataclass(frozen=True)
class Scored:
    """How a method did on one form of a page.

    `words` counts those of the form, `share` is the part of them that is wanted. `leak` is the share of unwanted words
    that came through, None where there are none; words count as often as they stand.
    """

    data: str
    language: str | None
    form: str
    method: str
    words: int
    share: float
    precision: float
    recall: float
    leak: float | None

    @property
    def f1(self) -> float:
        """F1 over two multisets of words."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def lost(self) -> float:
        """Share of the wanted words that did not come through."""
        return 1 - self.recall


def kliping(text: str, page: LabelledPage) -> str:
    """This project, with the model that saw no page of this domain."""
    return clean(text, toolkit=unseen_by(fold_of(page.group))).text


def kliping_on_html(text: str, page: LabelledPage) -> str:
    """This project on the page as it was, with the model of blocks that saw no page of this domain."""
    return clean_view(View(read_html(page.html), unseen_by(fold_of(page.group)))).text


def trafilatura_with_rules(text: str, page: LabelledPage) -> str:
    """This project on the page as it was, with trafilatura as its engine."""
    return clean_view(View(read_html(page.html, engine="trafilatura"), packaged_toolkit())).text


def untrained(text: str, page: LabelledPage) -> str:
    """This project by its rules alone."""
    return clean(text, toolkit=packaged_toolkit((MODEL,))).text


@functools.lru_cache(maxsize=FOLDS)
def unseen_by(fold: int) -> Toolkit:
    """The packaged rules with the models that were trained without the pages of a fold."""
    lines, blocks = (_read(FOLD_MODELS / f"{name}-{fold}.json.gz") for name in ("lines", "blocks"))
    return replace(packaged_toolkit(), models=Models(lines, blocks))


def _read(path: Path) -> Model:
    return Model(msgspec.json.decode(gzip.decompress(path.read_bytes()), type=StoredModel))


def _peer(text: str, page: LabelledPage, name: str) -> str:
    return PEERS[name](text, page.language)


def _on_html(text: str, page: LabelledPage, tool: HtmlPeer) -> str:
    try:
        return tool(page.html, page.language)
    except ValueError:  # what newspaper4k and news-please do on a control character
        return ""


METHODS: dict[str, Method] = {
    "kliping": kliping,
    UNTRAINED: untrained,
    **{name: functools.partial(_peer, name=name) for name in PEERS if installed(name)},
}
"""What is given flat text."""
HTML_METHODS: dict[str, Method] = {
    "kliping": kliping_on_html,
    "kliping --html trafilatura": trafilatura_with_rules,
    **{name: functools.partial(_on_html, tool=tool) for name, tool in html_peers.installed().items()},
}
"""What is given the page as it was."""


def scored(pages: Sequence[LabelledPage], asked: Asked) -> list[Scored]:
    """The scores of methods on forms of pages, in the order of the pages."""
    with Pool() as pool:
        return [
            found for page in pool.imap(functools.partial(_page, asked=asked), pages, chunksize=4) for found in page
        ]


def _page(page: LabelledPage, asked: Asked) -> list[Scored]:
    return list(_scores(page, asked))


def _scores(page: LabelledPage, asked: Asked) -> Iterator[Scored]:
    for form, text, shares in texts(page):
        wanted = words(page.content) if form in FLATTENERS else _text_words(text, shares)
        for name in asked.get(form, ()):
            yield _score(page, form, name, (METHODS[name](text, page), text, wanted))
        if form == FLAT:
            for name in asked.get(HTML, ()):
                yield _score(page, HTML, name, (HTML_METHODS[name](text, page), text, wanted))


def _text_words(text: str, shares: Sequence[float]) -> list[str]:
    """The words of the lines that are labelled as text."""
    blocks = read_text(text).blocks
    return [word for block, share in zip(blocks, shares, strict=True) if share >= TEXT for word in words(block.text)]


def _score(page: LabelledPage, form: str, method: str, compared: tuple[str, str, list[str]]) -> Scored:
    """The score of a text that came out; `compared` is that text, the one that went in, and the wanted words."""
    out, given, wanted = compared
    there, got, want = Counter(words(given)), Counter(words(out)), Counter(wanted)
    right, unwanted = (got & want).total(), (there - want).total()
    return Scored(
        data=page.data,
        language=page.language,
        form=form,
        method=method,
        words=there.total(),
        share=1 - unwanted / there.total() if there else 0.0,
        precision=right / got.total() if got else float(not want),
        recall=right / want.total() if want else 1.0,
        leak=min(1.0, (got - want).total() / unwanted) if unwanted else None,
    )
