"""A page with everything the recognisers saw on it, each looked up once and only when asked for.

Cleaners and extractors read from here; nothing on a view says what is to be cut.
"""

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cleaners.learned.elements import element_names
from cleaners.learned.sight import Table
from cleaners.page import Block, Kind, Page, fold_together
from cleaners.reading.embedded import stated_body
from cleaners.recognisers.captions import Caption
from cleaners.recognisers.credit import Credit
from cleaners.recognisers.headline import Headline, find_headlines, slug_title
from cleaners.recognisers.layout import Body, closes_sentence, continues, find_body, is_prose, word_count
from cleaners.recognisers.leads import Lead
from cleaners.recognisers.names import looks_like_name, only_networks
from cleaners.recognisers.phrases import Hit, Words
from cleaners.recognisers.stamps import Stamp, holds_digit
from cleaners.recognisers.stated import stated_shares
from cleaners.recognisers.stated_above import stated_titles
from cleaners.recognisers.units import unit_key
from cleaners.repetition import NOTHING, Repetition
from cleaners.toolkit import Toolkit

LEAD_BLOCKS = 3
"""Blocks of the body in which its lead may open."""
CROWD, CERTAIN_CROWD = 12, 200
"""Short lines outside the body from which on a page may be, and surely is, a page with its menus."""
MENU = frozenset({"navigation", "consent", "comments", "copyright"})
MENU_LINES = 3
NARROW = 3
"""Lines from one block to the next within one text."""
DASHES = frozenset({"-", "--", "–", "—"})
WHOLE_FORMS = frozenset({"line", "start", "inline", "heading", "label"})
LISTS = frozenset({"related", "comments", "navigation", "consent"})
LISTED = frozenset({"related", "tags"})
"""Reasons whose heading makes a topic of the name below it."""
CERTAIN = 0.5
LIKELY = 0.3
"""Score from which on a line beside headline or date is taken for a name."""
LAST_BLOCKS = 5
"""Blocks from the end of a page in which a name in brackets signs it."""
SHARED, SHARED_NUMBER = 0.0223, 0.2
"""Share of its outlet's pages from which on a line is none of the article's own: so much that repetition cuts it, and
more where it holds a number, which counts as one whatever it is: `Harga Emas 3 Mei` is a headline every day."""
SHARED_NAME = 3
"""Words that a name has at the most where it stands on so many pages: more are a slogan."""
MOST_NAMES, MOST_NAME_WORDS, SURE = 5, 9, 0.9
"""Such lines at the most, words of one, and how much each of several names in it must look like one."""
CLOSING, LONGEST_CLOSING = 3, 90
"""Blocks from the body's last on in which names sign the text, and the code points of such a line."""
HEAD_REACH = 14
"""Blocks before the body in which a bare name may stand for its writer."""


@dataclass(frozen=True)
class View:
    """One page as the recognisers see it, and what is known of how its outlet's pages repeat."""

    page: Page
    toolkit: Toolkit
    repetition: Repetition = NOTHING

    def __post_init__(self) -> None:
        fold_together(self.page.blocks)

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.page.blocks

    @functools.cached_property
    def words(self) -> tuple[int, ...]:
        """Words of each block."""
        return tuple(word_count(block.folded) for block in self.blocks)  # which is in ASCII where its signs are

    @functools.cached_property
    def chances(self) -> Table | None:
        """The chance of each block to be text, by the model; None without one, and where it is not the engine."""
        return self.toolkit.models.chances([self])[0] if self.toolkit.models and self.page.extracted is None else None

    @functools.cached_property
    def element_names(self) -> tuple[tuple[str, ...], ...]:
        """What each element of an HTML page is called (see `cleaners.learned.elements`)."""
        return element_names(self.page.markup) if self.page.markup else ()

    @functools.cached_property
    def stated(self) -> list[float | None] | None:
        """For each block how much of it stands in the text that an HTML page states in JSON-LD, where it states one."""
        body = stated_body(self.page.head.json_ld) if self.page.head else None
        return None if body is None else stated_shares(self.blocks, body)

    @functools.cached_property
    def prose(self) -> tuple[bool, ...]:
        """Whether each block reads like sentences."""
        return tuple(is_prose(b.text, n) for b, n in zip(self.blocks, self.words, strict=True))

    @functools.cached_property
    def hits(self) -> tuple[tuple[Hit, ...], ...]:
        """Phrases of the rules, by block."""
        return tuple(tuple(self.toolkit.phrases.find(block)) for block in self.blocks)

    def hits_of(self, reason: str) -> Sequence[Hit]:
        """Phrases of one reason, in reading order."""
        return self._by_reason.get(reason, ())

    @functools.cached_property
    def _by_reason(self) -> dict[str, list[Hit]]:
        found: dict[str, list[Hit]] = {}
        for hits in filter(None, self.hits):
            for hit in hits:
                found.setdefault(hit.reason, []).append(hit)
        return found

    @functools.cached_property
    def folded(self) -> str:
        """The folded text of all blocks, a line each."""
        return "\n".join(block.folded for block in self.blocks)

    def holding(self, *signs: str) -> tuple[Block, ...]:
        """Blocks whose folded text holds one of the signs: where the whole page holds none, no block is asked."""
        standing = [sign for sign in signs if sign in self.folded]
        found = {block.index for sign in standing for block in self.blocks if sign in block.folded}
        return tuple(self.blocks[index] for index in sorted(found)) if found else ()

    @functools.cached_property
    def numbered(self) -> tuple[Block, ...]:
        """Blocks that hold a digit."""
        return tuple(block for block in self.blocks if holds_digit(block.text))

    @functools.cached_property
    def stamps(self) -> dict[int, Stamp]:
        """Date lines by block."""
        found = (self.toolkit.stamps.read(block) for block in self.numbered)
        return {stamp.block: stamp for stamp in found if stamp is not None}

    @functools.cached_property
    def credits(self) -> tuple[Credit, ...]:
        """Labelled credits and signatures, in reading order."""
        found = (credit for block in self.blocks for credit in self.toolkit.credits.read(block))
        return tuple(credit for credit in found if self._is_own(credit))

    @functools.cached_property
    def _credited(self) -> dict[int, int]:
        """Where the lead begins in blocks that a credit stands in front of."""
        ends = {c.block: c.end for c in self.credits if c.rule == "bylines/in-front"}
        return {index: end - self.blocks[index].start + 1 for index, end in ends.items()}

    def _is_own(self, credit: Credit) -> bool:
        """Not the label of another article (`Pilihan Editor: ...`), nor a name in brackets before the end."""
        if credit.start in self._pointers:
            return False
        return credit.rule != "bylines/author-in-brackets" or credit.block >= len(self.blocks) - LAST_BLOCKS

    @functools.cached_property
    def _pointers(self) -> Words:
        return Words(self.hits_of("related"))

    @functools.cached_property
    def captions(self) -> dict[int, Caption]:
        """Blocks that end in a picture credit. A host in brackets is one only in flat text: HTML has lists of links."""
        found = (self.toolkit.captions.read(block) for block in self.blocks)
        flat = self.page.markup is None
        return {one.block: one for one in found if one is not None and (flat or one.rule != "captions/host")}

    @functools.cached_property
    def furniture(self) -> frozenset[int]:
        """Blocks that some recogniser knows from end to end, or from their first word on, as no text."""
        known = set(self.stamps) | set(self.captions)
        for hits in self.hits:
            known |= {h.block for h in hits if h.form in WHOLE_FORMS and self._opens(h)}
        known |= {c.block for c in self.credits if c.start <= self.blocks[c.block].start + 3} - self._credited.keys()
        known |= {b.index for b in self.blocks if not any(map(str.isalpha, b.text)) and b.text not in DASHES}
        return frozenset(known)

    def _opens(self, hit: Hit) -> bool:
        block = self.blocks[hit.block]
        return hit.start <= block.start + 2 and (hit.end == block.end or not self.prose[hit.block])

    @functools.cached_property
    def shared(self) -> frozenset[int]:
        """Blocks that stand on so many pages of the outlet that they are none of the article's own."""
        if not self.repetition.counts:
            return frozenset()
        return frozenset(block.index for block in self.blocks if self._is_shared(unit_key(block.text)))

    def _is_shared(self, key: str) -> bool:
        share = self.repetition.share(self.repetition.count("unit", key)) if key else 0.0
        return share >= (SHARED_NUMBER if "0" in key else SHARED)

    @functools.cached_property
    def body(self) -> Body:
        """Where the article lies. On a page without menus its first sentence begins it, whatever list follows."""
        core = self._core
        sentence = None if self.whole_page else self._first_sentence(core.first)
        return core if sentence is None else Body(sentence, core.last)

    def _first_sentence(self, first: int) -> int | None:
        """The first sentence of the text before block `first`, below all that some recogniser knows: above the date it
        is a deck."""
        known = self.furniture | self.shared | self.barriers
        for index in range(max((b + 1 for b in known if b < first), default=0), first):
            if self.prose[index] and closes_sentence(self.blocks[index].text):
                return index
        return None

    @functools.cached_property
    def _core(self) -> Body:
        """The body by weight. A lead that opens in the outlet's form begins it."""
        first = self._named_opening(self._heaviest.first)
        while first > 0 and self._belongs_before(first):
            first -= 1
        return Body(first, self._heaviest.last)

    @functools.cached_property
    def _heaviest(self) -> Body:
        """The body by the weight of its blocks alone; what all pages begin with is none of it."""
        opening = next((i for i, prose in enumerate(self.prose) if prose and i not in self.shared), 0)
        known = self.furniture | {index for index in self.shared if index < opening}
        return find_body(self.blocks, self.prose, self.words, known, self.barriers)

    def _named_opening(self, first: int) -> int:
        """The lead in which the outlet names itself, if nothing but text lies between it and the first prose."""
        at = first
        while at > 0 and self.blocks[at].line - self.blocks[at - 1].line <= NARROW and at - 1 not in self.furniture:
            at -= 1
            opening = self.openings.get(at)
            if opening is not None and opening.masthead is not None:
                return at
            if self.blocks[at].text in DASHES and at > 0 and self._is_place(self.blocks[at - 1].text):
                return at - 1
        return first

    def _is_place(self, text: str) -> bool:
        """A place, or the outlet, on a line of its own: the lead was broken around its dash."""
        known = text.casefold() in self.toolkit.places or self.toolkit.outlets.in_text(text) is not None
        return known or (text.isupper() and len(text.split()) <= 3)

    @functools.cached_property
    def barriers(self) -> frozenset[int]:
        """Blocks that use to stand behind an article: headings of lists, copyright lines, signatures."""
        closing = {hit.block for hits in self.hits for hit in hits if _closes(hit)}
        return frozenset(closing | {credit.block for credit in self.credits if self._signs_alone(credit)})

    def _signs_alone(self, credit: Credit) -> bool:
        return credit.role == "signature" and credit.start <= self.blocks[credit.block].start + 2

    @functools.cached_property
    def whole_page(self) -> bool:
        """Whether the page around the article came along: a crowd of lines outside it, some of them menu words."""
        outside = [b.index for b in self.blocks if b.index not in self._core and not self.prose[b.index]]
        if len(outside) < CROWD:
            return False
        menu = sum(any(hit.reason in MENU for hit in self.hits[index]) for index in outside)
        return menu >= MENU_LINES or len(outside) >= CERTAIN_CROWD

    def _belongs_before(self, first: int) -> bool:
        """Whether the block before the body's first is a piece of its opening sentence."""
        before, after = self.blocks[first - 1], self.blocks[first]
        if before.text in DASHES:
            return True
        if after.text in DASHES:
            return self.words[first - 1] <= 4
        return first - 1 not in self.furniture and continues(before, after)

    @functools.cached_property
    def openings(self) -> dict[int, Lead]:
        """Blocks before the body, and the first of it, that open as leads do."""
        near = self.blocks[: self._heaviest.first + LEAD_BLOCKS]
        near = tuple(block for block in near if block.index not in self.furniture)
        found = (self.toolkit.leads.read(block, self._credited.get(block.index, 0)) for block in near)
        return {lead.block: lead for lead in found if lead is not None}

    @functools.cached_property
    def headlines(self) -> tuple[Headline, ...]:
        """Every line before the body for which something speaks as the headline, in page order."""
        leads = {index for index, lead in self.openings.items() if lead.masthead is not None}
        taken = self.furniture | self.shared | leads
        makers = {*self.stamps, *(credit.block for credit in self.credits)}
        found = find_headlines(self.blocks, self.body, taken, makers, self.toolkit.outlets, self.whole_page)
        lead = min(self._broken, default=len(self.blocks))
        return tuple(headline for headline in found if headline.block < lead)

    @functools.cached_property
    def headline(self) -> Headline | None:
        """The headline, where the page has one."""
        return max(self.headlines, key=lambda headline: headline.score, default=None)

    @functools.cached_property
    def stated_titles(self) -> tuple[Block, ...]:
        """Lines of an HTML page that its head says to be its title."""
        return tuple(stated_titles(self.page, self.body.first, self.toolkit.outlets))

    @functools.cached_property
    def glued_title(self) -> tuple[int, int] | None:
        """The span of a headline that was glued behind the page's address, in front of the text."""
        return slug_title(self.blocks[0]) if self.blocks else None

    @functools.cached_property
    def head(self) -> range:
        """Blocks between the headline's last copy and the body; without a headline, all before the body."""
        ahead = [index for index in self.headline.copies if index < self.body.first] if self.headline else []
        return range(max(ahead) + 1 if ahead else 0, self.body.first)

    @functools.cached_property
    def lead(self) -> Lead | None:
        """The opening of the lead, read from the first blocks of the body."""
        if self.glued_title is not None:
            return self.toolkit.leads.read(self.blocks[0], self.glued_title[1] - self.blocks[0].start + 1)
        for block in self.blocks[self.body.first : self.body.first + LEAD_BLOCKS]:
            lead = self.openings.get(block.index) or self._broken.get(block.index)
            lead = lead or self.toolkit.leads.read_glued(block)
            if lead is not None:
                return lead
        return None

    @functools.cached_property
    def _broken(self) -> dict[int, Lead]:
        """Places that a dash on the next line makes the opening of a lead; on a page with menus a rubric may be one."""
        if self.whole_page:
            return {}
        dashes = [block for block in self.blocks[1:] if block.text in DASHES]
        places = ((self.blocks[dash.index - 1], dash) for dash in dashes if dash.index - 1 not in self.furniture)
        found = (self.toolkit.leads.read_broken(place, dash) for place, dash in places)
        return {lead.block: lead for lead in found if lead is not None}

    @functools.cached_property
    def bare_names(self) -> tuple[Block, ...]:
        """Lines of the head that are a person's name and nothing else; where there are many, they are a list."""
        if self.headline is None:
            return ()
        reach = range(max(0, self.body.first - HEAD_REACH), self.body.first)
        copies = [index for index in self.headline.copies if index in reach]
        anchors = {*self.stamps, *(credit.block for credit in self.credits)}
        found = tuple(
            block
            for block in self.blocks[min(copies, default=self.body.first) : self.body.first]
            if block.index not in copies and self._is_bare_name(block, _near(block.index, anchors))
        )
        return found if len(found) <= MOST_NAMES else ()

    @functools.cached_property
    def closing_names(self) -> tuple[Block, ...]:
        """Lines of names in capitals right behind the last paragraph, `JANE DOE | JOHN ROE`, which sign it; one name
        alone does so only where the page ends and does not write its words small."""
        behind = self.blocks[self.body.last : self.body.last + CLOSING]
        return tuple(block for block in behind if self._closes_with_names(block))

    def _closes_with_names(self, block: Block) -> bool:
        text = block.text
        if not text.isupper() or len(text) > LONGEST_CLOSING or block.index in self.furniture or not block.index:
            return False
        if not self.prose[block.index - 1] or not closes_sentence(self.blocks[block.index - 1].text):
            return False
        names = self.toolkit.credits.people(text)
        ends = block.index == len(self.blocks) - 1
        signed = len(names) > 1 or (ends and len(names) == 1 and not self._in_small_letters(text))
        return signed and all(" " in name and looks_like_name(name, ()) >= SURE for name in names)

    def _in_small_letters(self, capitals: str) -> bool:
        """Whether a word in capitals stands in small letters elsewhere on the page: `BABAK KEDUA` is no name."""
        words = {word for block in self.blocks for word in block.text.split()}
        return any(word.lower() in words for word in capitals.split())

    def _is_bare_name(self, block: Block, beside_credits: bool) -> bool:
        """Whether a line is a name: beside a date or a credit, or surely so right under the headline."""
        if block.index in self.furniture or not 2 <= len(block.text.split()) <= MOST_NAME_WORDS:
            return False
        if any(hit.reason in LISTED for hit in self.hits[block.index - 1]):
            return False
        if only_networks(block.text, self.toolkit.networks):
            return False
        names = self.toolkit.credits.people(block.text)
        if not names or (len(names) > 1 and not all(" " in name for name in names)):
            return False
        under = self.headline is not None and block.index - 1 in self.headline.copies
        wanted = LIKELY if beside_credits else CERTAIN if under else 1.1
        if block.index in self.shared and len(block.text.split()) > SHARED_NAME:
            return False
        if len(names) > 1 or self._is_heading(block):
            wanted = max(wanted, SURE)
        return all(looks_like_name(name, ()) >= wanted and self.toolkit.outlets.in_text(name) is None for name in names)

    def _is_heading(self, block: Block) -> bool:
        """Whether the page sets a block as a heading."""
        return self.page.markup is not None and self.page.markup.kinds[block.index] is Kind.HEADING


def _closes(hit: Hit) -> bool:
    return (hit.form == "heading" and hit.reason in LISTS) or (hit.form == "line" and hit.reason == "copyright")


def _near(index: int, anchors: Iterable[int]) -> bool:
    return any(abs(index - anchor) <= 3 for anchor in anchors)
