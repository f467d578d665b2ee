"""Which lines of a flat page stand in the text that people marked as its content."""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import LCSseq

from cleaners.recognisers.layout import UNSPACED

WORD = re.compile(r"\w+")
UNSPACED_LETTER = re.compile(UNSPACED.pattern.removesuffix("+"))
TEXT = 0.5
"""Share of a line's words from which on it counts as text."""
DOUBTFUL, STRAY = 0.3, 0.25
SHORT = 4
"""Words up to which a line must touch another line of the text, so that a menu word is not taken for one of it."""
NEAR_WORDS, NEAR_LINES = 2, 3


def words(text: str) -> list[str]:
    """The words of a text as they are compared: entities undone, NFKC, case folded.

    Of scripts without spaces each letter is a word: a paragraph would be one otherwise, right as a whole or not at all.
    """
    plain = unicodedata.normalize("NFKC", html.unescape(text)).casefold()
    return WORD.findall(plain if plain.isascii() else UNSPACED_LETTER.sub(r" \g<0> ", plain))


def word_f1(found: Sequence[str], wanted: Sequence[str]) -> float:
    """F1 over two multisets of words."""
    if not found or not wanted:
        return float(not found and not wanted)
    both = sum((Counter(found) & Counter(wanted)).values())
    return 2 * both / (len(found) + len(wanted))


def shares(lines: Sequence[str], content: str) -> list[float]:
    """For each line the share of its words that stand in the content, in order; -1 for a line without words.

    By the longest common subsequence of the words of page and content. A line whose words lie scattered in the content,
    or a short one that touches no other, is taken for one that only shares words with it.
    """
    wanted, tokens = words(content), [words(line) for line in lines]
    places = _places(tokens, wanted)
    found = [-1.0 if not line else _share(len(line), at) for line, at in zip(tokens, places, strict=True)]
    inside = [i for i, share in enumerate(found) if share >= TEXT]
    for number, i in enumerate(inside):
        if len(tokens[i]) <= SHORT and not _touches(places, inside, number, len(wanted)):
            found[i] = STRAY
    return found


def _places(tokens: Sequence[Sequence[str]], wanted: Sequence[str]) -> list[list[int]]:
    """For each line the places in the content at which its words stand."""
    owner = [i for i, line in enumerate(tokens) for _ in line]
    numbers: dict[str, int] = {}
    page = [numbers.setdefault(word, len(numbers)) for line in tokens for word in line]
    content = [numbers.setdefault(word, len(numbers)) for word in wanted]
    places: list[list[int]] = [[] for _ in tokens]
    for step in LCSseq.opcodes(page, content):
        if step.tag == "equal":
            for at in range(step.src_start, step.src_end):
                places[owner[at]].append(step.dest_start + at - step.src_start)
    return places


def _share(size: int, places: Sequence[int]) -> float:
    share = len(places) / size
    scattered = bool(places) and places[-1] - places[0] + 1 > 2 * size + 2
    return min(share, DOUBTFUL) if scattered and share >= TEXT else share


def _touches(places: Sequence[Sequence[int]], inside: Sequence[int], number: int, end: int) -> bool:
    i = inside[number]
    before = inside[number - 1] if number else None
    behind = inside[number + 1] if number + 1 < len(inside) else None
    last = places[before][-1] if before is not None else -1
    following = places[behind][0] if behind is not None else end
    near_before = places[i][0] - last <= NEAR_WORDS and (before is None or i - before <= NEAR_LINES)
    near_behind = following - places[i][-1] <= NEAR_WORDS and (behind is None or behind - i <= NEAR_LINES)
    return near_before or near_behind
