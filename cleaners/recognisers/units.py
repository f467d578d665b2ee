"""The pieces of a page that can repeat on other pages: lines, their sentences, labels, the host named in front.

A piece is compared by its key: case folded, white space single, bare of signs at its ends, and every number one sign.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cleaners.folding import line_key
from cleaners.page import Block
from cleaners.recognisers.phrases import SENTENCE_END

DIGITS = re.compile(r"\d+")
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
GLUED_WORDS = range(3, 9)
WORD_REACH = 30
"""Code points of a word among those by which a glued line is found, on average."""
MOST_SIGNS = 1000
"""Signs of one page that count: half of them from its head, half from its tail."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of one block: its kind (`unit`, `label`, `host`), its key, its span on the page.

    `place` is `head` or `tail` where it is among the first or the last sentences of the page, else empty.
    """

    kind: str
    key: str
    block: int
    start: int
    end: int
    place: str = ""


def unit_key(text: str) -> str:
    """The form in which pieces are compared; empty where no two letters stand side by side."""
    key = DIGITS.sub("0", line_key(text))
    return key if LETTERS.search(key) else ""


def find_units(blocks: Sequence[Block]) -> Iterator[Unit]:
    """Every piece of the page: each block, each sentence of a block that has several, labels, the host in front."""
    pieces = [(block, start, end) for block in blocks for start, end in sentences(block.text)]
    if blocks:
        yield from _hosts(blocks[0])
    for number, (block, start, end) in enumerate(pieces):
        place = "head" if number < EDGE else "tail" if number >= len(pieces) - EDGE else ""
        alone = end - start == len(block.text)
        if start == 0 and not alone and (key := unit_key(block.text)):
            yield Unit("unit", key, block.index, block.start, block.end, place)
        if key := unit_key(block.text[start:end]):
            yield Unit("unit", key, block.index, block.start + start, block.start + end, place)
        yield from _bracketed(block, start, end)
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


@dataclass(frozen=True, slots=True)
class Edge:
    """The first or the last few words of a piece: which of both (`start`, `end`), their key, their span."""

    side: str
    key: str
    start: int
    end: int


def edges(text: str, start: int, end: int, words: int) -> Iterator[Edge]:
    """The first and the last `words` words of `text[start:end]`, if there are so many and not too long ones."""
    reach = words * WORD_REACH
    first = [match.end() for match, _ in zip(WORD.finditer(text, start, end), range(words), strict=False)]
    if len(first) == words and first[-1] - start < reach:
        yield Edge("start", unit_key(text[start : first[-1]]), start, first[-1])
        last = [match.start() for match in WORD.finditer(text, max(start, end - reach), end)][-words:]
        if len(last) == words:
            yield Edge("end", unit_key(text[last[0] : end]), last[0], end)


def page_signs(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    """What of a page is counted, as kind and key: each piece once, and with it that it stands at an edge or again."""
    signs: dict[tuple[str, str], None] = {}
    for unit in find_units(blocks):
        sign = unit.kind, unit.key
        if sign in signs:
            signs[f"{unit.kind} again", unit.key] = None
        signs[sign] = None
        if unit.place:
            signs[f"{unit.kind} edge", unit.key] = None
        if unit.kind == "unit" and (text := blocks[unit.block].text) and len(text) == unit.end - unit.start:
            signs.update(dict.fromkeys(_line_signs(text, unit.key)))
    if len(signs) <= MOST_SIGNS:
        return list(signs)
    ordered = list(signs)
    return ordered[: MOST_SIGNS // 2] + ordered[-MOST_SIGNS // 2 :]


def _line_signs(text: str, key: str) -> Iterator[tuple[str, str]]:
    """What of a short line is counted so that it is found where it was glued to a sentence."""
    if len(text) <= LINE_LENGTH:
        for edge in edges(text, 0, len(text), GLUED_WORDS.start):
            yield f"line {edge.side}", edge.key
            yield "line", key


def longest_sentences(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The keys of the two longest sentences: pages that share both are copies of one article."""
    keys = {unit_key(block.text[start:end]) for block in blocks for start, end in sentences(block.text)}
    return tuple(sorted(keys, key=lambda key: (-len(key), key))[:2])


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
