"""From labelled pages to labelled lines: each page flattened in several ways, and cut down to short texts."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.training.align import TEXT, shares, words
from benchmarks.training.flatten import FLATTENERS, soup
from benchmarks.training.pages import LabelledPage
from cleaners.learned.features import own_features
from cleaners.learned.sight import Sights, Table
from cleaners.learned.words import Words
from cleaners.page import Block, Page
from cleaners.reading.html import read_html
from cleaners.reading.text import read_text
from cleaners.recognisers.headline import Headline
from cleaners.recognisers.layout import Body
from cleaners.toolkit import packaged_toolkit
from cleaners.view import View

WORDLESS = "linked"
"""The form whose lines are trained without weights of words, as a language is met that has none."""
AREAS = ((4, 4), (10, 12), (25, 30))
"""Lines before and behind the content that may come along with an article area, at the most."""
SHORTEST, WIDEST = 2, 10
HTML = "html"
"""The form of a page that was not flattened."""


@dataclass(frozen=True)
class Seen:
    """What the surroundings of lines are taken from, once the recognisers are through."""

    page: Page
    blocks: tuple[Block, ...]
    words: tuple[int, ...]
    prose: tuple[bool, ...]
    body: Body
    headline: Headline | None
    element_names: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Sample:
    """A flat text whose lines are labelled: `shares` of their words that stand in the content (-1 for no words)."""

    page: str
    data: str
    group: str
    language: str | None
    form: str
    seen: Seen
    own: Table
    shares: Table
    sizes: Table
    content: tuple[str, ...]

    @property
    def wanted(self) -> np.ndarray:
        """Which lines are text."""
        return np.asarray(self.shares >= TEXT)


def samples(page: LabelledPage) -> list[Sample]:
    """All samples of a page."""
    return [sample for form, lines, found in texts(page) if (sample := _sample(page, form, lines, found))]


def texts(page: LabelledPage) -> Iterator[tuple[str, str, list[float]]]:
    """The form, the text, and the shares of its lines that are not blank."""
    parsed = soup(page.html)
    flat = {name: flatten(parsed) for name, flatten in FLATTENERS.items()}
    lines = {name: [block.text for block in read_text(text).blocks] for name, text in flat.items()}
    found = {name: shares(lines[name], page.content) for name in flat}
    for name, text in flat.items():
        yield name, text, found[name]
    yield from _areas(page.name, lines, found)
    content = [block.text for block in read_text(page.content).blocks]
    if content:
        first = int(_chance(page.name, "first") * len(content))
        part = content[first : first + 1 + int(_chance(page.name, "part") * 6)]
        yield "content", "\n".join(content), [1.0] * len(content)
        yield "part", "\n".join(part), [1.0] * len(part)
        yield "joined", " ".join(content), [1.0]


def _areas(
    name: str, lines: dict[str, list[str]], found: dict[str, list[float]]
) -> Iterator[tuple[str, str, list[float]]]:
    """The content with some lines around it, and a few lines out of its midst."""
    for number, (most_before, most_behind) in enumerate(AREAS):
        form = WORDLESS if number == 2 else "blocks"
        inside = [i for i, share in enumerate(found[form]) if share >= TEXT]
        if inside:
            first = max(0, inside[0] - int(_chance(name, f"before {number}") * most_before))
            last = inside[-1] + 1 + int(_chance(name, f"behind {number}") * most_behind)
            yield f"area{number}", "\n".join(lines[form][first:last]), found[form][first:last]
    inside = [i for i, share in enumerate(found["blocks"]) if share >= TEXT]
    if inside:
        middle = inside[int(_chance(name, "middle") * len(inside))]
        reach = SHORTEST + int(_chance(name, "reach") * (WIDEST - SHORTEST))
        around = slice(max(0, middle - reach), middle + reach)
        yield "window", "\n".join(lines["blocks"][around]), found["blocks"][around]


def _sample(page: LabelledPage, form: str, text: str, found: Sequence[float]) -> Sample | None:
    view = View(read_text(text), packaged_toolkit(("model",)))
    if len(view.blocks) != len(found):
        raise RuntimeError(f"{page.name}, {form}: {len(view.blocks)} lines, {len(found)} labels")
    return _labelled(page, form, view, found) if view.blocks else None


def html_samples(page: LabelledPage) -> list[Sample]:
    """The blocks of the page itself, labelled."""
    view = View(read_html(page.html), packaged_toolkit(("model",)))
    if not view.blocks:
        return []
    return [_labelled(page, HTML, view, shares([block.text for block in view.blocks], page.content))]


def _labelled(page: LabelledPage, form: str, view: View, found: Sequence[float]) -> Sample:
    own = own_features(Sights((view,)), Words({}))
    sizes = np.array([len(words(block.text)) for block in view.blocks], dtype=np.float32)
    markup = Page("", (), None, view.page.markup)
    seen = Seen(markup, view.blocks, view.words, view.prose, view.body, view.headline, view.element_names)
    labels = np.array(found, dtype=np.float32)
    content = tuple(words(page.content)) if form in (*FLATTENERS, HTML) else ()
    return Sample(page.name, page.data, page.group, page.language, form, seen, own, labels, sizes, content)


def _chance(*names: str) -> float:
    """A number in [0, 1) that hangs on nothing but the names."""
    return int.from_bytes(hashlib.sha256("\0".join(names).encode()).digest()[:6], "big") / 2**48
