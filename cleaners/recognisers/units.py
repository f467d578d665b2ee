"""The pieces of a page that can repeat on other pages: lines, their sentences, labels, the host named in front.

A piece is compared by its key: case folded, white space single, bare of signs at its ends, and every number one sign.
"""

import heapq
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cleaners.folding import fold
from cleaners.page import Block
from cleaners.recognisers.phrases import SENTENCE_END

DIGITS = re.compile(r"\d+")
SIGNS = " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~«»–—…•·“”‘’"
LETTERS = re.compile(r"[^\W\d_]{2}")
WORD = re.compile(r"\S+")
BRACKETED = re.compile(r"(?<!\S)\[[^\[\]]{6,80}\](?!\S)")
COLON = re.compile(r"[:：]")
HOST = re.compile(r"\w+(?:-\w+)*(?:\.\w+(?:-\w+)*)+")
FRONT_WORDS = 4
"""Words from the first on among which a page names its host, and most words of a label."""
EDGE = 3
"""Sentences from the first and from the last of a page that stand at its head and tail."""
REACH = 80
"""Code points that a label, or a word with a host in it, has at the most."""
LINE_LENGTH = 80
"""Code points below which a line of its own is looked for where it was glued to a sentence."""
FEWEST_GLUED, MOST_GLUED = 3, 8
"""Words of a line that is looked for where it was glued to a sentence."""
GLUED_REACH = 2 * LINE_LENGTH
MOST_SIGNS = 1000
"""Signs of one page that count: half of them from its head, half from its tail."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of one block: its kind (`unit`, `label`, `host`), its key, its span on the page.

    `at_edge` says that it is among the first or the last sentences of the page, `several` that it is a block of more
    than one sentence.
    """

    kind: str
    key: str
    block: int
    start: int
    end: int
    at_edge: bool = False
    several: bool = False


def unit_key(text: str) -> str:
    """The form in which pieces are compared; empty where no two letters stand side by side."""
    key = DIGITS.sub("0", " ".join(fold(text).split()).strip(SIGNS))
    return key if LETTERS.search(key) else ""


def find_units(blocks: Sequence[Block]) -> Iterator[Unit]:
    """Every piece of the page: each block, each sentence of a block that has several, labels, the host in front."""
    pieces = [(block, start, end) for block in blocks for start, end in sentences(block.text)]
    if blocks:
        yield from _hosts(blocks[0])
    for number, (block, start, end) in enumerate(pieces):
        at_edge = number < EDGE or number >= len(pieces) - EDGE
        alone = end - start == len(block.text)
        if start == 0 and not alone and (key := unit_key(block.text)):
            yield Unit("unit", key, block.index, block.start, block.end, at_edge, several=True)
        if key := unit_key(block.text[start:end]):
            yield Unit("unit", key, block.index, block.start + start, block.start + end, at_edge)
        if block.text.find("[", start, end) >= 0:
            yield from _bracketed(block, start, end)
        if COLON.search(block.text, start, end):
            yield from _labels(block, start, end)


def sentences(text: str) -> list[tuple[int, int]]:
    """The spans of the sentences of a line, without white space around them."""
    spans = []
    at = 0
    for end in [*(match.end() for match in SENTENCE_END.finditer(text)), len(text)]:
        while at < end and text[at].isspace():
            at += 1
        if at < end:
            spans.append((at, end))
        at = end
    return spans


def key_edges(key: str) -> tuple[tuple[str, str], ...]:
    """The first and the last few words of a key, as signs by which a glued line shows; none where it is no longer."""
    words = key.split(" ")
    if len(words) < FEWEST_GLUED:
        return ()
    return ("line start", " ".join(words[:FEWEST_GLUED])), ("line end", " ".join(words[-FEWEST_GLUED:]))


def glued_runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the first and of the last words of a sentence, that may be a line of other pages."""
    near = [match.end() for match in WORD.finditer(text, start, min(end, start + GLUED_REACH))]
    far = [match.start() for match in WORD.finditer(text, max(start, end - GLUED_REACH), end)]
    for number in range(FEWEST_GLUED, MOST_GLUED + 1):
        if number < len(near):
            yield start, near[number - 1]
        if number < len(far):
            yield far[-number], end


def page_signs(blocks: Sequence[Block], units: Iterable[Unit]) -> list[tuple[str, str]]:
    """What of a page is counted, as kind and key: each piece once, and with it that it stands at an edge or again."""
    signs: dict[tuple[str, str], None] = {}
    for unit in units:
        sign = unit.kind, unit.key
        if sign in signs:
            signs[f"{unit.kind} again", unit.key] = None
        signs[sign] = None
        if unit.at_edge:
            signs[f"{unit.kind} edge", unit.key] = None
        if unit.kind == "unit" and (text := blocks[unit.block].text) and len(text) == unit.end - unit.start:
            signs.update(dict.fromkeys(_line_signs(text, unit.key)))
    if len(signs) <= MOST_SIGNS:
        return list(signs)
    ordered = list(signs)
    return ordered[: MOST_SIGNS // 2] + ordered[-MOST_SIGNS // 2 :]


def _line_signs(text: str, key: str) -> Iterator[tuple[str, str]]:
    """What of a short line is counted so that it is found where it was glued to a sentence."""
    if len(text) <= LINE_LENGTH and (signs := key_edges(key)):
        yield from (("line", key), *signs)


def longest_sentences(units: Iterable[Unit]) -> tuple[str, ...]:
    """The keys of the two longest sentences: pages that share both are copies of one article."""
    keys = {unit.key for unit in units if unit.kind == "unit" and not unit.several}
    return tuple(heapq.nsmallest(2, keys, key=lambda key: (-len(key), key)))


def _hosts(block: Block) -> Iterator[Unit]:
    """The first host name among the first words of the page: `REPUBLIKA.CO.ID, JAKARTA -`."""
    for match, _ in zip(WORD.finditer(block.text), range(FRONT_WORDS), strict=False):
        host = HOST.search(match.group()[:REACH])
        if host is not None and (key := unit_key(host.group())):
            start = block.start + match.start()
            yield Unit("host", key, block.index, start + host.start(), start + host.end())
            return


def _bracketed(block: Block, start: int, end: int) -> Iterator[Unit]:
    """Words in square brackets inside a sentence: `[Gambas:Video 20detik]`, which is a line of its own elsewhere."""
    for match in BRACKETED.finditer(block.text, start, end):
        if (match.start(), match.end()) != (start, end) and (key := unit_key(match.group())):
            yield Unit("unit", key, block.index, block.start + match.start(), block.start + match.end())


def _labels(block: Block, start: int, end: int) -> Iterator[Unit]:
    """Two to four words with a colon behind them, at the start of a sentence or from a large word on: `Baca juga:`."""
    for colon in COLON.finditer(block.text, start, end):
        reach = max(start, colon.start() - REACH)
        words = list(WORD.finditer(block.text, reach, colon.start()))[-FRONT_WORDS:]
        for word in words[:-1]:
            opens = word.start() == start or word.group()[0].isupper()
            if opens and (key := unit_key(block.text[word.start() : colon.start()])):
                yield Unit("label", key, block.index, block.start + word.start(), block.start + colon.end())
