"""What the extractors read from: the page in view, its cuts, and what the user knows of the record."""

import bisect
import datetime
import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter

from cleaners.normal import normal
from cleaners.page import Block, Cleaned, Cut
from cleaners.recognisers.phrases import Hit
from cleaners.recognisers.stated_above import main_heading
from cleaners.view import View
from corpus.metadata.head import HeadView

HEADING, HEADINGS, MOST_HEADINGS = "h1", frozenset({"h1", "h2", "h3"}), 100
REACH = 1200
"""Code points behind headline and body's first words in which a byline is the article's own."""
NEAR, ABOVE = 2500, 600
"""Code points before the body and before the headline."""
DECK = 1
"""Paragraphs that may stand between a headline and the line with name and date."""
ALIKE = 0.5
"""Share of its words from which on a lower heading is the page's."""


@dataclass(frozen=True, slots=True)
class Makers:
    """Whom a text in a writer's place names: people as they are written, and agencies by their canonical names."""

    people: tuple[str, ...]
    agencies: tuple[str, ...]


@dataclass(frozen=True)
class Findings:
    """One page after the decision. `fetched` is when it was fetched, where the user knows; `content` the bytes of an
    HTML page."""

    view: View
    cleaned: Cleaned
    fetched: datetime.datetime | None = None
    content: bytes | None = None

    @functools.cached_property
    def head(self) -> HeadView | None:
        """The head of an HTML page; flat text has none."""
        page = self.view.page
        return HeadView(page, page.head) if page.head is not None else None

    @functools.cached_property
    def makers(self) -> dict[tuple[str, bool], Makers]:
        """Whom the texts in a writer's place name, as far as they were read: several voices often say the same."""
        return {}

    @functools.cached_property
    def headings(self) -> tuple[int, ...]:
        """The first headings of the page's markup, `<h1>` to `<h3>`, in document order."""
        markup = self.view.page.markup
        found = (element for element, tag in enumerate(markup.tags) if tag in HEADINGS) if markup is not None else ()
        return tuple(islice(found, MOST_HEADINGS))

    @functools.cached_property
    def near(self) -> tuple[range, ...]:
        """Code points between which the head of the article stands: around headline and body's beginning."""
        markup, blocks = self.view.page.markup, self.view.blocks
        first = blocks[self.view.body.first].start if blocks else 0
        body = range(first - NEAR, first + REACH)
        if self.heading is None or markup is None:
            return (body,)
        return (body, range(markup.starts[self.heading] - ABOVE, markup.ends[self.heading] + REACH))

    @functools.cached_property
    def heading(self) -> int | None:
        """The element that is the page's headline: of the `<h1>` that which shares most with the titles of the head,
        else a lower heading that shares half of its words with them, else, of a page without a title, the only `<h1>`.

        Its number in the page's markup; None where there is none.
        """
        head, markup = self.head, self.view.page.markup
        if head is None or markup is None:
            return None
        first = self._likest([element for element in self.headings if markup.tags[element] == HEADING])
        if first is not None:
            return first
        lower = self._likest([element for element in self.headings if markup.tags[element] != HEADING])
        text = self.words(*markup.span(lower)) if lower is not None else ""
        return lower if head.likeness(text) >= ALIKE else self._lone_heading()

    def _lone_heading(self) -> int | None:
        """The only `<h1>`, above the body, of a page whose head has no title but an outlet's name."""
        named, markup, head = self.view.toolkit.outlets.named, self.view.page.markup, self.head
        if head is None or markup is None or not all(map(named, head.given_titles)):
            return None
        block = next(main_heading(self.view.page, self.view.body.first), None)
        return markup.tags.index(HEADING) if block is not None and not head.is_own(block.text) else None

    def _likest(self, elements: Sequence[int]) -> int | None:
        """Of headings, that which shares most with the titles of the head, if any does and is not the outlet's name."""
        head, markup = self.head, self.view.page.markup
        if head is None or markup is None:
            return None
        texts = {element: self.words(*markup.span(element)) for element in elements}
        titled = [element for element, text in texts.items() if head.shares_title(text)]
        likest = sorted(titled, key=lambda element: (-head.likeness(texts[element]), element))
        return next((element for element in likest if not head.is_own(texts[element])), None)

    @functools.cached_property
    def heading_block(self) -> int | None:
        """The block in which the headline's `<h1>` ends."""
        markup = self.view.page.markup
        if self.heading is None or markup is None:
            return None
        block = self.block_at(markup.ends[self.heading] - 1)
        return block.index if block is not None else None

    def below_heading(self, block: int) -> int | None:
        """How many blocks below the headline a block stands; None where it stands above, or there is none."""
        if self.heading_block is None or block <= self.heading_block:
            return None
        return block - self.heading_block

    def in_story(self, block: int) -> bool:
        """Whether a block stands inside the text: more than a deck of sentences lies between it and the headline."""
        first = self.heading_block + 1 if self.heading_block is not None else 0
        return sum(self.view.prose[first:block]) > DECK

    def cuts(self, *reasons: str) -> Iterator[Cut]:
        """The cuts made for any of the reasons, in reading order."""
        return (cut for cut in self.cleaned.cuts if cut.reason in reasons)

    def hits_at(self, cut: Cut) -> list[Hit]:
        """Phrases of the rules whose words stand in a cut."""
        start = attrgetter("words_start")
        first, last = (bisect.bisect_left(self._hits, at, key=start) for at in (cut.start, cut.end))
        return self._hits[first:last]

    @functools.cached_property
    def _hits(self) -> list[Hit]:
        """All phrases of the rules in the order of their words."""
        return sorted((hit for hits in self.view.hits for hit in hits), key=attrgetter("words_start"))

    def words(self, start: int, end: int) -> str:
        """The words of a span in normal form."""
        return normal(self.cleaned.source[start:end])

    def where(self, start: int) -> str:
        """The place of a code point as a reader would say it: `line 3`."""
        block = self.block_at(start)
        return f"line {block.line}" if block else "text"

    def block_at(self, start: int) -> Block | None:
        """The block that holds a code point."""
        blocks = self.view.blocks
        low, high = 0, len(blocks)
        while low < high:
            middle = (low + high) // 2
            if blocks[middle].end <= start:
                low = middle + 1
            else:
                high = middle
        return blocks[low] if low < len(blocks) else None
