"""What kind of page this is, and whether its text stops at a wall.

A page is an article until something says otherwise: of a page that shows next to no text, its own words and its head;
of any page, the model, where it all but rules an article out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cleaners.kinds import ARTICLE
from cleaners.learned.page_numbers import page_numbers
from cleaners.page import Block, Cleaned, Kind
from cleaners.recognisers.kind_signs import PageSigns
from cleaners.recognisers.kind_words import LISTING
from cleaners.recognisers.layout import closes_sentence
from cleaners.recognisers.phrases import Phrase
from cleaners.view import View

FEW = 1500
"""Code points of text from which on no words of the page make it an error, a wall or a gallery."""
ERROR_ROOM, ERROR_ROOM_IN_TEXT = 80, 30
WALL_ROOM, WALL_ROOM_IN_TEXT = 150, 25
ARTICLE_ROOM = 25
"""Words of prose that may stand beside what makes a page an error or a wall: where a title says it, where a block does,
and where the page calls itself an article all the same."""
MEDIA_ROOM = 40
"""Words that a page of pictures may have, with its title."""
TITLE = "title"
TOP = 40
"""Blocks of a flat text, from the top, among which its title stands."""
TITLE_WORDS = 10
CAREFUL, FEWEST_BLOCKS, MANY_BLOCKS = 0.01, 12, 60
"""Chance of an article below which a flat text that came without its menus is called another kind; its blocks from
which on the model is asked, and from which on it is judged like a page. Someone took it for an article, and a timetable
or a list of prices looks like no prose."""
LEANING = 0.5
"""Chance of an article below which a page is a listing that calls itself one."""
BEFORE, BEHIND = 2, 14
"""Blocks before the last of the text, and behind it, in which a wall says that it goes on."""
ROOM_BEHIND_WALL = 15
SHORT_TEXT, SHORTEST_TEXT = 2000, 900
"""Code points of a text that may be the beginning of one, and that may be it without a sign that it breaks off."""
BROKEN_WORDS = 9
MOST_CRUMBS = 3
"""Code points that may be left of a block between its cuts."""
ELLIPSES = ("…", "...", "[…]", "[...]", "(...)", "(…)")


@dataclass(frozen=True, slots=True)
class Witness:
    """What says that a page is of a kind, or that its text stops: the words, where they stood, the rule, its score."""

    where: str
    quote: str
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class PageKind:
    """The kind of a page, how sure it is (None where no one judged), what says so (nothing, of an article), and what
    says that its text stops at a wall."""

    kind: str
    score: float | None
    witness: Witness | None = None
    cut_short: Witness | None = None


def page_kind(view: View, cleaned: Cleaned) -> PageKind:
    """The kind of a page after the decision."""
    signs = view.toolkit.kind_signs.read(view.page)
    wall = _cut_short(view, cleaned, signs)
    said = _Said(view, cleaned, signs).kind() if len(cleaned.text) < FEW else None
    if said is not None:
        return PageKind(said[0], said[1].score, said[1], wall)
    return _judged(view, signs, wall)


def _judged(view: View, signs: PageSigns, wall: Witness | None) -> PageKind:
    """The kind by the model."""
    models = view.toolkit.kind_models
    whole = view.page.markup is not None or len(view.blocks) >= MANY_BLOCKS or view.whole_page
    if models is None or view.chances is None or not (whole or len(view.blocks) >= FEWEST_BLOCKS):
        return PageKind(ARTICLE, None, None, wall)
    model = models.html if view.page.markup is not None else models.flat
    chances = model.chances(page_numbers(view, view.chances, signs))
    article = chances.pop(ARTICLE)
    kind = max(chances, key=lambda name: chances[name])
    if article < (model.doubt if whole else CAREFUL):
        return PageKind(kind, chances[kind], Witness("page", "", "kinds/model", chances[kind]), wall)
    named = _named_listing(view, signs) if kind == "listing" and article < LEANING else None
    if named is not None:
        return PageKind(kind, chances[kind], named, wall)
    return PageKind(ARTICLE, article, None, wall)


def _named_listing(view: View, signs: PageSigns) -> Witness | None:
    """Where a page calls itself a listing: in its title, at the end of its address, or in two ways outside its text.

    One that says anywhere that it is an article is believed. Of a flat text, no line is known to be its title
    (`Kategori: Daerah`)."""
    if signs.says(ARTICLE) or view.page.markup is None:
        return None
    if signs.counts.get(("paths", "listing"), 0) > 1:
        return Witness("url", signs.address[:200], "kinds/paths/listing", 0.8)
    if signs.says("listing") > 1:
        return Witness("head", "", "kinds/signs/listing", 0.8)
    return next((witness for key, witness in _titles(view, view.body.first) if key == LISTING), None)


def _titles(view: View, end: int) -> Iterator[tuple[str, Witness]]:
    """The title, and headings before the block `end`, that are phrases of the rules, with their key."""
    words = view.toolkit.kind_words
    page = view.page
    found = words.in_title(page.head.title) if page.head is not None else None
    if found is not None:
        yield found[1].reason, Witness(TITLE, found[0], found[1].rule, 0.9)
    for block in _headings(view, end):
        phrase = words.title(block)
        if phrase is not None:
            yield phrase.reason, _witness(block, phrase, 0.9)


def _headings(view: View, end: int) -> Iterator[Block]:
    """Of HTML by their tags, of a flat text short lines at its top."""
    markup = view.page.markup
    if markup is None:
        yield from (block for block in view.blocks[: min(TOP, end)] if view.words[block.index] <= TITLE_WORDS)
    else:
        yield from (block for block in view.blocks[:end] if markup.kinds[block.index] is Kind.HEADING)


def _witness(block: Block, phrase: Phrase, score: float) -> Witness:
    return Witness(f"line {block.line}", block.text[:200], phrase.rule, score)


class _Said:
    """What a page of few words says of itself."""

    def __init__(self, view: View, cleaned: Cleaned, signs: PageSigns) -> None:
        self._view, self._signs = view, signs
        self._hits = [(block, phrase) for block in view.blocks for phrase in view.toolkit.kind_words.inside(block)]
        told = {block.index for block, _ in self._hits}
        left = [block.index for block in _left(view.blocks, cleaned) if block.index not in told]
        prose = [index for index in left if view.prose[index]]
        self._titles = list(_titles(view, prose[0] if prose else len(view.blocks)))
        self._prose = sum(view.words[index] for index in prose)
        self._words = sum(view.words[index] for index in left)

    def kind(self) -> tuple[str, Witness] | None:
        """The kind that its words or its head name, and what names it."""
        for kind, keys, most, room_in_text in (
            ("error", ("error",), ERROR_ROOM, ERROR_ROOM_IN_TEXT),
            ("wall", ("wall", "cut_short"), WALL_ROOM, WALL_ROOM_IN_TEXT),
        ):
            told = [_witness(block, phrase, 0.8) for block, phrase in self._hits if phrase.reason in keys]
            named = [said for key, said in self._titles if key == f"{kind}_titles"]
            titled = [said for said in named if said.where == TITLE or (kind == "error" and self._heads(told))]
            titled += [Witness("page", "", f"kinds/roots/{kind}", 0.9)] * (("roots", kind) in self._signs.counts)
            room = ARTICLE_ROOM if self._is_article() else most
            if titled and self._prose < room:
                sure = len({witness.rule for witness in (*titled, *told)}) > 1
                return kind, Witness(titled[0].where, titled[0].quote, titled[0].rule, 0.97 if sure else 0.9)
            if told and self._prose < min(room, room_in_text) and self._words < 2 * room_in_text:
                return kind, told[0]
        return self._media()

    def _heads(self, told: Sequence[Witness]) -> bool:
        """Whether a heading says it of the page: in flat text, `Forbidden` may head a poem. It never does of a wall:
        `Log in` is a line of many menus."""
        return self._view.page.markup is not None or bool(told) or self._words < ERROR_ROOM_IN_TEXT

    def _is_article(self) -> bool:
        return bool(self._signs.counts.get(("types", ARTICLE)) or self._signs.published)

    def _media(self) -> tuple[str, Witness] | None:
        """A page that its head or address calls a gallery or a video, without a text."""
        sources = [source for source, kind in self._signs.counts if kind == "media"]
        if not sources or self._words >= MEDIA_ROOM or (self._is_article() and len(sources) < 2):
            return None
        where = "url" if sources[0] == "paths" else "head"
        return "media", Witness(where, "", f"kinds/{sources[0]}/media", 0.9 if len(sources) > 1 else 0.75)


def _left(blocks: Sequence[Block], cleaned: Cleaned) -> list[Block]:
    """Blocks of which some words were left."""
    return [
        block
        for block, gone in zip(blocks, cleaned.gone(blocks), strict=True)
        if not gone or block.end - block.start - gone > MOST_CRUMBS
    ]


def _cut_short(view: View, cleaned: Cleaned, signs: PageSigns) -> Witness | None:
    """What says that the text is only the beginning of one: words right behind it, or the head, and how it ends."""
    if len(cleaned.text) >= SHORT_TEXT:
        return None
    left = _left(view.blocks, cleaned)
    if not left:
        return None
    for block in view.blocks[max(0, left[-1].index - BEFORE) : left[-1].index + 1 + BEHIND]:
        phrase = next((p for p in view.toolkit.kind_words.inside(block) if p.reason == "cut_short"), None)
        if phrase is not None:
            behind = sum(view.words[other.index] for other in left if other.index > block.index)
            ended = [other for other in left if other.index < block.index]
            stops = len(cleaned.text) < SHORTEST_TEXT or bool(signs.closed) or _breaks_off(ended, view)
            if behind <= ROOM_BEHIND_WALL and stops:
                return _witness(block, phrase, 0.9)
    if signs.closed and left[-1].text.endswith(ELLIPSES):
        return Witness("json-ld", signs.closed, "kinds/json-ld/free", 0.8)
    return None


def _breaks_off(left: Sequence[Block], view: View) -> bool:
    """Whether the last longer line of the text ends in dots, or in no sign at all."""
    last = next((block for block in reversed(left) if view.words[block.index] >= BROKEN_WORDS), None)
    return last is not None and (last.text.endswith(ELLIPSES) or not closes_sentence(last.text))
