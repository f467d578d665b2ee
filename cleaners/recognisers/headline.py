"""The headline: the first line before the body that reads like one, confirmed by what stands around it."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cleaners.folding import line_key
from cleaners.page import Block
from cleaners.recognisers.layout import Body, continues, is_prose, word_count
from cleaners.recognisers.outlets import OutletIndex

SUFFIX = re.compile(r"\s+(?:[|•–—~»⋆★]|-{1,2}|::)\s+")
ADDRESS = re.compile(r"(https?://\S{8,600})\s+(?=\S)")
SLUG_WORD = re.compile(r"[^\W_]+")
WORDS = re.compile(r"\S+")
ENTRY = re.compile(r"[-•*–]\s|\d{1,2}[.)]\s")
"""How an entry of a list begins."""
CONTENT = re.compile(r"[^\W\d_]{4,}")
PIECES = (
    re.compile("(?=([\u30a1-\u30fa\u30fc\u3400-\u9fff\U00020000-\U0003ffff]{2}))"),
    re.compile("(?=([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{5}))"),
    re.compile("(?<![\uac00-\ud7a3])([\uac00-\ud7a3]{2})"),
    re.compile("([\u0900-\u0963\u0966-\u0dff]{4,})"),
)
"""What stands for longer words where letters alone do not: pairs of ideographs and katakana, fives of Thai and its
neighbours, the beginnings of Korean words, and words of Indian scripts, whose vowel signs are no letters to `re`."""
IN_PIECES = re.compile(
    "[\u0900-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff]"
)
FEWEST, MOST = 3, 32
"""Words of a headline."""
LEAD_BLOCKS = 4
IN_LEAD = 0.34
"""Share of a headline's longer words in the lead from which on they belong together."""
TOP, NEAR = 40, 200
"""Blocks at the top of a page, and before its body, in which copies of the headline are looked for."""
FAR = 6
"""Blocks before the body within which a line can be the headline by its place alone."""
ENTRY_WORDS = 4
"""Words that an entry of a menu hardly ever has more of."""
ENTRY_COST, TITLED, DATED = 0.2, 0.3, 0.3
"""What few words cost, and what it is worth that the page's first line begins so, or that a date or credit follows."""
BELOW = 4
"""Blocks below a headline in which its date or credit stands."""
CROWDED = 0.42
"""What a line of a whole page has to make up for, among so many."""


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline as printed, the block it was read from, every block that repeats it, and how sure.

    `score` is what speaks for the line itself, `sure`, from 0 to 1, for its being the title: on a whole page entries of
    menus are repeated too, and their words stand in the lead.
    """

    text: str
    block: int
    copies: tuple[int, ...]
    rule: str
    score: float
    sure: float


def find_headlines(
    blocks: Sequence[Block],
    body: Body,
    taken: Collection[int],
    makers: Collection[int],
    outlets: OutletIndex,
    whole_page: bool,
) -> tuple[Headline, ...]:
    """Every block before the body for which something speaks as the headline.

    `taken` are blocks known to be something else, `makers` those of dates and credits.
    """
    ahead = [b for b in _before_prose(blocks, body, taken, whole_page) if _headline_like(b.text)]
    if not ahead:
        return ()
    keys = tuple(block.key for block in blocks)
    near = (*range(min(body.first, TOP)), *range(max(TOP, body.first - NEAR), body.first))
    lead = " ".join(block.text for block in blocks[body.first : body.first + LEAD_BLOCKS]).casefold()
    finder = _Finder(blocks, body, taken, makers, outlets, whole_page, keys, near, lead)
    return tuple(headline for rank, block in enumerate(ahead) if (headline := finder.judge(block, rank)))


def _before_prose(blocks: Sequence[Block], body: Body, taken: Collection[int], whole_page: bool) -> Iterator[Block]:
    """The blocks a headline can be: before the body, and but for whole pages before anything that reads like text
    and is not `taken`. Several lines that stand again in the body are the entries of its list of contents."""
    inside = set() if whole_page else _contents(blocks, body)
    for block in blocks[: body.first]:
        if block.index in taken or block.key in inside:
            continue
        if not whole_page and is_prose(block.text, word_count(block.text)) and block.text[-1] in ".:。：।":
            return
        around = blocks[max(0, block.index - 1) : block.index + 2]
        neighbours = [other for other in around if other is block or other.index not in taken]
        if not any(continues(before, after) for before, after in pairwise(neighbours)) and not _listed(
            block, neighbours
        ):
            yield block


def _contents(blocks: Sequence[Block], body: Body) -> set[str]:
    """The keys of the lines before the body that stand again in it, where there are several."""
    above = {block.key for block in blocks[: body.first] if block.key}
    below = blocks[body.first + 2 : body.last] if len(above) > 1 else ()
    again = above.intersection(block.key for block in below)
    return again if len(again) > 1 else set()


def _listed(block: Block, neighbours: Sequence[Block]) -> bool:
    """Whether a line is one of several that open with a number: ingredients, prices, a table."""
    return block.text[0].isdecimal() and sum(other.text[0].isdecimal() for other in neighbours) > 1


@dataclass(frozen=True, slots=True)
class _Finder:
    """Judges lines as headlines by what stands around them."""

    blocks: Sequence[Block]
    body: Body
    taken: Collection[int]
    makers: Collection[int]
    outlets: OutletIndex
    whole_page: bool
    keys: tuple[str, ...]
    near: tuple[int, ...]
    lead: str

    def judge(self, block: Block, rank: int) -> Headline | None:
        """The block as a headline with a score, or None where nothing speaks for it."""
        text = without_suffix(block.text, self.outlets, self.keys)
        key = line_key(text)
        copies = tuple(i for i in self.near if key in self.keys[i] and _same(self.keys[i], key))
        overlap = self._overlap(text)
        distance = self.body.first - block.index
        rule, score = self._support(block, text != block.text, copies, overlap)
        if not rule:
            return None
        score += 0.06 * overlap + (0.06 if _title_case(text) else 0.0) - 0.004 * min(distance, 10)
        score -= 0.0 if self.whole_page else 0.04 * rank
        sure = score + (self._standing(block, text, copies) - CROWDED if self.whole_page else 0.0)
        sure = round(min(max(sure, 0.0), 1.0), 3)
        return Headline(" ".join(text.split()), block.index, copies or (block.index,), rule, round(score, 3), sure)

    def _standing(self, block: Block, text: str, copies: Sequence[int]) -> float:
        """What tells the headline of a whole page from the entries of its menus."""
        titled = self.keys[0].startswith(line_key(text)) and any(copy != 0 for copy in copies)
        dated = any(index in self.makers for index in range(block.index + 1, block.index + 1 + BELOW))
        return TITLED * titled + DATED * dated - ENTRY_COST * (word_count(text) <= ENTRY_WORDS)

    def _support(self, block: Block, suffixed: bool, copies: Sequence[int], overlap: float) -> tuple[str, float]:
        """The best reason to believe in the headline: printed twice, its words in the lead, its place in the head."""
        if sum(i < self.body.first for i in copies) > 1 and overlap > 0:
            return "headline/repeated", 0.85
        if overlap >= IN_LEAD:
            return "headline/lead", 0.7
        below = self.blocks[block.index : self.body.first]
        if len(below) <= FAR and (suffixed or any(b.index in self.taken for b in below)):
            return "headline/position", 0.55
        return "", 0.0

    def _overlap(self, text: str) -> float:
        """Share of the headline's longer words that stand in the first blocks of the body."""
        words = _longer_words(text)
        return sum(w in self.lead for w in words) / len(words) if words else 0.0


def _longer_words(text: str) -> set[str]:
    """The words of a headline that tell what it is about, in small letters."""
    words = {w.casefold() for w in CONTENT.findall(text)}
    if text.isascii() or IN_PIECES.search(text) is None:
        return words
    pieces = {piece for pattern in PIECES for piece in pattern.findall(text)}
    return pieces.union(word for word in words if IN_PIECES.match(word) is None)


def without_suffix(text: str, outlets: OutletIndex, keys: Collection[str] = ()) -> str:
    """The headline without the site's name behind it (`… | tempo.co`)."""
    for sign in SUFFIX.finditer(text):
        head, tail = text[: sign.start()].strip(), text[sign.end() :].strip()
        if line_key(head) in keys or any(outlets.in_text(part) for part in (tail, *SUFFIX.split(tail))):
            return head
    return text


def _headline_like(text: str) -> bool:
    words = word_count(text)
    if not FEWEST <= words <= MOST or text[0].islower() or not any(c.isalpha() for c in text):
        return False
    return not ENTRY.match(text) and (text[-1] not in ".,;:(。，、；：।॥" or text.endswith("..."))


def _title_case(text: str) -> bool:
    longer = [match.group() for match in CONTENT.finditer(text)]
    return sum(word[0].isupper() for word in longer) >= 0.7 * len(longer)


def _same(other: str, key: str) -> bool:
    """Equal, or equal with the site's name behind or before it."""
    if other == key:
        return bool(key)
    longer = len(other) - len(key)
    return len(key) > 15 and 0 < longer < 60 and (other.startswith(key + " ") or other.endswith(" " + key))


def slug_title(block: Block) -> tuple[int, int] | None:
    """The span of a headline glued behind its own address: as many words as the address spells."""
    address = ADDRESS.match(block.text)
    if address is None:
        return None
    slug = [w for w in SLUG_WORD.findall(address.group(1).rstrip("/").rsplit("/", 1)[-1].casefold()) if not w.isdigit()]
    at, end, matched = address.end(), address.end(), 0
    for word in WORDS.finditer(block.text, address.end()):
        parts = [p for p in SLUG_WORD.findall(word.group().casefold()) if not p.isdigit()]
        if any(part not in slug for part in parts):
            break
        matched += len(parts)
        end = word.end()
    if matched < FEWEST or matched < 0.7 * len(slug):
        return None
    return block.start + at, block.start + end
