"""The numbers of a page as a whole: its text, its tags, its head and its address, none of them in any language."""

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from cleaners.kinds import KINDS
from cleaners.learned.sight import GRADES, Sight, Table
from cleaners.learned.signs import STOPS
from cleaners.page import Kind, Markup
from cleaners.recognisers.kind_signs import DAY, LONG_NUMBER, SOURCES, PageSigns

FEWEST_HEADLINE, MOST_HEADLINE = 4, 20
"""Words of a line that can be a headline."""
SHORT_LINE = 4
MOST_SLUG_WORDS, MOST_POINTING = 20, 10.0
LIKELY = 0.5
"""Chance from which on a block counts as text."""
LINKED = 0.8
"""Share of a block's code points in links from which on it is a pointer."""
SIGNS_OF_MONEY = ("$", "€", "£", "Rp")
TEXT_KINDS = (Kind.HEADING, Kind.CODE, Kind.CELL, Kind.ITEM)
TAGS = "article h1 h2 h3 form pre time p button".split()

ADDRESS = "parts slug_words day query numbered long_number root".split()
TEXT = (
    "blocks words prose_words prose_share prose_blocks longest prose_mean expected expected_share text_blocks"
    " text_share text_dense text_runs text_prose text_prose_share prose_outside sure surest headlines headlines_in_text"
    " short short_in_text text_mean stamps stamps_share credits captions furniture barriers headline headline_at"
    " body_at body_size money money_share questions colons digits"
).split()
MARKUP = (
    "linked linked_text pointers pointers_share pointers_to_prose pointer_headings headings headings_in_text"
    " code_in_text cells_in_text items_in_text elements elements_a_block"
).split()
SIGNS = [f"{source}_{kind}" for source in SOURCES for kind in KINDS]
NAMES = (*SIGNS, "published", "author", *ADDRESS, *TEXT, *MARKUP, *(f"tag_{tag}" for tag in TAGS))
"""The names of the numbers, in their order. Those of `MARKUP` and of tags are 0 for a flat text."""
AT = {(source, kind): SIGNS.index(f"{source}_{kind}") for source in SOURCES for kind in KINDS}
COUNTED = frozenset(
    (
        "blocks words prose_words prose_blocks longest prose_mean expected text_blocks text_runs text_prose text_mean"
        " stamps credits captions barriers money pointers pointer_headings headings elements"
    ).split()
)
LOGARITHMS = np.array(
    [at for at, name in enumerate(NAMES) if name in SIGNS or name in COUNTED or name.startswith("tag_")]
)
"""Places of the numbers that are counts: of one and one, the second tells less than the first."""
Row = NDArray[np.float64]
Column = NDArray[np.float64] | NDArray[np.bool_]


def page_numbers(page: Sight, chances: Table, signs: PageSigns) -> Row:
    """The numbers of one page with one block at least, as in `NAMES` and in steps of 1/`GRADES`.

    `chances` are those of its blocks to be text.
    """
    columns = _columns(page, chances)
    sums = _Sums(columns)
    rest = [float(signs.published), float(signs.author), *_address(signs), *_text(page, columns, sums)]
    if page.page.markup is not None:
        rest += _tags(page.page.markup, columns["text"], sums)
    numbers = np.zeros(len(NAMES))
    for sign, count in signs.counts.items():
        numbers[AT[sign]] = count
    numbers[len(SIGNS) : len(SIGNS) + len(rest)] = rest
    numbers[LOGARITHMS] = np.log1p(numbers[LOGARITHMS])
    return np.rint(numbers * GRADES) / GRADES


def _columns(page: Sight, chances: Table) -> dict[str, Column]:
    """What each block is, in columns; in steps of 1/`GRADES`, so that their sums are exact."""
    words = np.array(page.words, dtype=np.float64)
    prose = np.array(page.prose, dtype=np.bool_)
    chance = np.rint(chances.astype(np.float64) * GRADES) / GRADES
    text = chance >= LIKELY
    headline = [
        FEWEST_HEADLINE <= size <= MOST_HEADLINE and block.text[-1] not in STOPS
        for block, size in zip(page.blocks, page.words, strict=True)
    ]
    columns: dict[str, Column] = {
        "one": np.ones(len(words)),
        "words": words,
        "prose": prose,
        "chance": chance,
        "sure": np.abs(2 * chance - 1),
        "text": text,
        "headline": np.array(headline, dtype=np.bool_),
        "short": words < SHORT_LINE,
        "prose words": words * prose,
        "text words": words * text,
    }
    if page.page.markup is not None:
        columns |= _marked(page, page.page.markup, words)
    return columns


def _marked(page: Sight, markup: Markup, words: Row) -> dict[str, Column]:
    """What the tags make of each block."""
    length = np.array([len(block.text) for block in page.blocks], dtype=np.float64)
    linked = np.array(markup.linked, dtype=np.float64)
    within = linked >= LINKED * length
    heading = np.array([kind is Kind.HEADING for kind in markup.kinds], dtype=np.bool_)
    return {
        "length": length,
        "linked": linked,
        "pointer": within & (words >= FEWEST_HEADLINE) & (words <= MOST_HEADLINE),
        "heading": heading,
        "free heading": heading & ~within,
    }


class _Sums:
    """The sums of all columns, and of the products of any two: one product of matrices has them all."""

    def __init__(self, columns: dict[str, Column]) -> None:
        self._at = {name: number for number, name in enumerate(columns)}
        table = np.array(list(columns.values()), dtype=np.float64)
        self._sums: list[list[float]] = (table @ table.T).tolist()

    def of(self, name: str, other: str = "one") -> float:
        """The sum over the blocks."""
        return self._sums[self._at[name]][self._at[other]]


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _address(signs: PageSigns) -> list[float]:
    """How the address is built; without one, -1 throughout."""
    if not signs.address:
        return [-1.0] * len(ADDRESS)
    numbers = [word for word in signs.slug if word.isdecimal()]
    return [
        len(signs.parts),
        min(len([word for word in signs.slug if word.isalpha()]), MOST_SLUG_WORDS),
        DAY.search(signs.address[:500]) is not None,
        "?" in signs.address,
        True in map(str.isdecimal, signs.parts),
        max(map(len, numbers), default=0) >= LONG_NUMBER,
        not signs.parts,
    ]


def _text(page: Sight, columns: dict[str, Column], sums: _Sums) -> list[float]:
    """How much prose there is, how sure it is text, how close it stands together, and what stands around it."""
    blocks, words, prose = sums.of("one"), sums.of("words"), sums.of("prose words")
    text, text_words, text_prose = sums.of("text"), sums.of("text words"), sums.of("text words", "prose")
    expected = sums.of("words", "chance")
    first, last, runs = _runs(columns["text"])
    headline = (page.headline.score, page.headline.block / blocks) if page.headline else (0.0, -1.0)
    size = page.body.last - page.body.first + 1
    return [
        *(blocks, words, prose, _share(prose, words), sums.of("prose"), float(columns["prose words"].max())),
        *(_share(prose, sums.of("prose")), expected, _share(expected, words), text, text / blocks),
        *(_share(text, last - first), runs, text_prose, _share(text_prose, text_words)),
        *(1 - _share(text_prose, prose) if prose else 0.0, _share(sums.of("words", "sure"), words)),
        *(float(columns["chance"].max()), sums.of("headline") / blocks, _share(sums.of("headline", "text"), text)),
        *(sums.of("short") / blocks, _share(sums.of("short", "text"), text), _share(text_words, text)),
        *(len(page.stamps), len(page.stamps) / blocks, len(page.credits), len(page.captions)),
        *(len(page.furniture) / blocks, len(page.barriers), *headline, page.body.first / blocks, size / blocks),
        *_characters(page.page.text, words),
    ]


def _runs(text: Column) -> tuple[int, int, int]:
    """The first block of text, the one behind the last, and how many runs they make."""
    at = text.nonzero()[0]
    if not len(at):
        return 0, 0, 0
    return int(at[0]), int(at[-1]) + 1, 1 + int((at[1:] - at[:-1] > 1).sum())


def _characters(text: str, words: float) -> list[float]:
    """Prices, questions, colons and digits."""
    money = sum(map(text.count, SIGNS_OF_MONEY))
    return [
        money,
        100 * _share(money, words),
        100 * _share(text.count("?"), words),
        100 * _share(text.count(":"), words),
        10 * _share(sum(map(text.count, "0123456789")), len(text)),
    ]


def _tags(markup: Markup, inside: Column, sums: _Sums) -> list[float]:
    """Links, pointers to other pages, headings, and the parts that pages of some kinds have more of."""
    text, prose, pointers = sums.of("text"), sums.of("prose words"), sums.of("pointer")
    pointing, words = sums.of("words", "pointer"), sums.of("words")
    tags = Counter(markup.tags)
    kinds = [markup.kinds[at] for at in inside.nonzero()[0].tolist()]
    return [
        _share(sums.of("linked"), sums.of("length")),
        _share(sums.of("linked", "text"), sums.of("length", "text")),
        *(pointers, _share(pointing, words), min(_share(pointing, prose), MOST_POINTING)),
        *(sums.of("pointer", "heading"), sums.of("free heading")),
        *(_share(len([kind for kind in kinds if kind is mine]), text) for mine in TEXT_KINDS),
        *(len(markup.tags), len(markup.tags) / sums.of("one")),
        *map(tags.__getitem__, TAGS),
    ]
