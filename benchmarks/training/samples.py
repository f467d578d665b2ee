"""From labelled pages to labelled lines: each page flattened in several ways, and cut down to short texts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from benchmarks.training.align import TEXT, shares, words
from benchmarks.training.disguise import caseless, unspaced
from benchmarks.training.flatten import FLATTENERS, soup
from benchmarks.training.lengthen import bare
from benchmarks.training.pages import LabelledPage, chance
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
T = TypeVar("T")
HTML, LONG, BARE = "html", "long", "bare"
"""The forms of a page that was not flattened, of one that was lengthened, and of one with nothing but its text."""
WHOLE = frozenset({*FLATTENERS, HTML, LONG}) - {WORDLESS}
"""The forms in which all of the labelled text can stand, in its own letters."""
BARE_SHARE = 0.12
"""Share of the pages of which the text is a page of its own, too."""
DISGUISES: tuple[Callable[[str], str], ...] = (str, caseless, unspaced)
"""What becomes of the pages of the form `WORDLESS`, of each a third."""


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
    content: tuple[str, ...]

    @property
    def sizes(self) -> Table:
        """Words of each line, as the model weighs them when it chooses lines."""
        return np.array(self.seen.words, dtype=np.float32)

    @property
    def wanted(self) -> np.ndarray:
        """Which lines are text."""
        return np.asarray(self.shares >= TEXT)


def samples(page: LabelledPage) -> list[Sample]:
    """All samples of a page."""
    found = []
    for form, text, labels in texts(page):
        disguised = _choice(DISGUISES, page.name, "disguise")(text) if form == WORDLESS else text
        found.append(_sample(page, form, disguised, labels))
    return [sample for sample in found if sample is not None]


def long_samples(page: LabelledPage) -> list[Sample]:
    """The samples of a lengthened page: flattened in one way, and its text alone."""
    flat = FLATTENERS[_choice(sorted(FLATTENERS), page.name, "flattener")](soup(page.html))
    found = shares([block.text for block in read_text(flat).blocks], page.content)
    lines = read_text(page.content).blocks
    forms = ((LONG, flat, found), (f"{LONG} content", page.content, [1.0] * len(lines)))
    return [sample for form, text, labels in forms if (sample := _sample(page, form, text, labels))]


def _choice(things: Sequence[T], *names: str) -> T:
    return things[int(chance(*names) * len(things))]


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
        first = int(chance(page.name, "first") * len(content))
        part = content[first : first + 1 + int(chance(page.name, "part") * 6)]
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
            first = max(0, inside[0] - int(chance(name, f"before {number}") * most_before))
            last = inside[-1] + 1 + int(chance(name, f"behind {number}") * most_behind)
            yield f"area{number}", "\n".join(lines[form][first:last]), found[form][first:last]
    inside = [i for i, share in enumerate(found["blocks"]) if share >= TEXT]
    if inside:
        middle = inside[int(chance(name, "middle") * len(inside))]
        reach = SHORTEST + int(chance(name, "reach") * (WIDEST - SHORTEST))
        around = slice(max(0, middle - reach), middle + reach)
        yield "window", "\n".join(lines["blocks"][around]), found["blocks"][around]


def _sample(page: LabelledPage, form: str, text: str, found: Sequence[float]) -> Sample | None:
    view = View(read_text(text), packaged_toolkit(("model",)))
    if len(view.blocks) != len(found):
        raise RuntimeError(f"{page.name}, {form}: {len(view.blocks)} lines, {len(found)} labels")
    return _labelled(page, form, view, found) if view.blocks else None


def html_samples(page: LabelledPage) -> list[Sample]:
    """The blocks of the page itself, and of some pages those of the text without the page, labelled."""
    alone = _html_sample(bare(page), BARE) if chance(page.name, BARE) < BARE_SHARE else ()
    return [*_html_sample(page, HTML), *alone]


def long_html_samples(page: LabelledPage) -> list[Sample]:
    """The same of a lengthened page."""
    return [*_html_sample(page, LONG), *_html_sample(bare(page), f"{LONG} {BARE}")]


def _html_sample(page: LabelledPage, form: str) -> Iterator[Sample]:
    view = View(read_html(page.html), packaged_toolkit(("model",)))
    if view.blocks:
        yield _labelled(page, form, view, shares([block.text for block in view.blocks], page.content))


def _labelled(page: LabelledPage, form: str, view: View, found: Sequence[float]) -> Sample:
    own = own_features(Sights((view,)), Words({}))
    markup = Page("", (), None, view.page.markup)
    seen = Seen(markup, view.blocks, view.words, view.prose, view.body, view.headline, view.element_names)
    labels = np.array(found, dtype=np.float32)
    content = tuple(words(page.content)) if form in WHOLE else ()
    return Sample(page.name, page.data, page.group, page.language, form, seen, own, labels, content)
