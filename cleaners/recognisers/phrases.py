"""Finds the phrases of the rule files in the blocks of a page.

A phrase is plain words, compared without case; white space matches any white space, `*` stands for one
to eight words, `#` for a number. Every phrase is indexed by one of its words, so that a block is compared
with the few phrases it can hold, however many rule files there are.
"""

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cleaners.page import Block
from cleaners.rules import Rules

WORD = re.compile(r"\w+")
QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\xa0": " "})
SENTENCE_END = re.compile(r"""[.!?…][”"’')\]]*(?=\s)|(?<=[a-z0-9”")])[.!?]["”]?(?=[A-Z“"][a-z])""")
NUMBER = "#"
OPENING_SIGNS = "([{<\"'“‘*.,:;!?-–—•»«¿¡ "
LONG_BLOCK = 45
"""Words from which on a block is a paragraph: there a `start` phrase takes its sentence, not the block."""
SENTENCE_ROOM = 1500
"""Code points that a sentence has at the most on either side of a phrase."""
QUOTED = '"“‘'
LONG_LINE = 120
LEAST_SENTENCE, MOST_SENTENCE = 10, 160
"""Code points of a sentence that is looked up among the furniture lines."""
SCORES = {
    "line": 0.95,
    "start": 0.9,
    "sentence": 0.9,
    "inline": 0.9,
    "label": 0.95,
    "heading": 0.95,
    "mark": 0.95,
    "signature": 0.6,
}


@dataclass(frozen=True)
class Phrase:
    """One phrase of one rule file."""

    rule: str
    reason: str
    form: str
    words: str

    @functools.cached_property
    def pattern(self) -> re.Pattern[str]:
        """The phrase as a pattern, from its first word on; its gaps are bounded, so a search stays linear.

        Case counts only for an inline phrase in capitals, of which the small words may be anybody's.
        """
        words = self.words.lstrip(OPENING_SIGNS) if self.form in ("line", "heading", "start") else self.words
        end = r"\W*$" if self.form in ("line", "heading") else r"(?!\w)"
        shouted = self.form == "inline" and self.words.isupper()
        return re.compile(
            r"(?<!\w)" + r"\s+".join(map(_token, words.split())) + end, re.NOFLAG if shouted else re.IGNORECASE
        )

    @functools.cached_property
    def needs(self) -> frozenset[str]:
        """The plain words of the phrase: a block without one of them cannot hold it."""
        plain = " ".join(token for token in self.words.translate(QUOTES).split() if NUMBER not in token)
        return frozenset(WORD.findall(plain.casefold()))

    @property
    def literal(self) -> bool:
        """Whether the phrase has no `*` and no `#`."""
        return not any(sign in self.words for sign in "*#")


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: where its words stand, and the span that goes with it."""

    block: int
    start: int
    end: int
    words_start: int
    words_end: int
    phrase: Phrase

    @property
    def reason(self) -> str:
        return self.phrase.reason

    @property
    def form(self) -> str:
        return self.phrase.form

    @property
    def score(self) -> float:
        return SCORES[self.phrase.form]


class PhraseBook:
    """All phrases of the rules, indexed for lookup."""

    def __init__(self, rules: Rules) -> None:
        self._lines: dict[str, Phrase] = {}
        self._first: dict[str, list[Phrase]] = defaultdict(list)
        self._inside: dict[str, list[Phrase]] = defaultdict(list)
        self.phrases = tuple(
            Phrase(f"{stem}/{reason}/{form}/{words}", reason, form, words)
            for stem, reason, form, words in rules.phrases()
        )
        for phrase in sorted(self.phrases, key=lambda phrase: -len(phrase.words)):  # the longer one wins
            self._index(phrase)

    def _index(self, phrase: Phrase) -> None:
        words = WORD.findall(phrase.words.translate(QUOTES).casefold())
        if phrase.form in ("sentence", "inline", "label", "mark", "signature"):
            self._inside[max(words, key=len)].append(phrase)
        elif phrase.form == "start" or not phrase.literal:  # a literal line is found by its key
            self._first[NUMBER if phrase.words.startswith(NUMBER) else words[0]].append(phrase)
        if phrase.form in ("line", "heading", "label", "mark") and phrase.literal:
            self._lines.setdefault(line_key(phrase.words), phrase)

    def find(self, block: Block) -> list[Hit]:
        """Every phrase in the block, in the order in which they stand."""
        whole = self._lines.get(line_key(block.text))
        if whole is not None:
            return [_hit(block, 0, len(block.text), 0, len(block.text), whole)]
        hits = [*self._from_the_start(block), *self._sentences(block)]
        words = set(WORD.findall(block.text.translate(QUOTES).casefold()))
        for word in sorted(words & self._inside.keys()):
            for phrase in self._inside[word]:
                if phrase.needs <= words:
                    hits.extend(_inside(block, phrase))
        return sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.phrase.rule))

    def _sentences(self, block: Block) -> Iterator[Hit]:
        """Sentences of a long line that are a furniture line word for word."""
        if len(block.text) < LONG_LINE:
            return
        at = 0
        for end in [match.end() for match in SENTENCE_END.finditer(block.text)] + [len(block.text)]:
            if LEAST_SENTENCE < end - at < MOST_SENTENCE:
                phrase = self._lines.get(line_key(block.text[at:end]))
                if phrase is not None and " " in phrase.words and phrase.form == "line":
                    start = at + len(block.text[at:end]) - len(block.text[at:end].lstrip())
                    yield _hit(block, start, end, start, end, phrase)
            at = end

    def _from_the_start(self, block: Block) -> Iterator[Hit]:
        first = WORD.search(block.text)
        if first is None:
            return
        word = first.group().casefold()
        quoted = block.text[0] in QUOTED
        for phrase in self._first.get(NUMBER if word.isdigit() else word, ()):
            match = None if quoted and phrase.form == "start" else phrase.pattern.match(block.text, first.start())
            if match is not None and phrase.form == "start":
                yield _whole_or_sentence(block, match, phrase)
                return
            if match is not None:
                yield _hit(block, 0, len(block.text), *match.span(), phrase)
                return


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first, white space as it comes; for none of none."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first) or "(?!)"


def line_key(text: str) -> str:
    """A line for comparison: case folded, quotes straight, white space single, bare of signs at its ends."""
    text = " ".join((text if text.isascii() else text.translate(QUOTES)).casefold().split())
    first = WORD.search(text)
    if first is None:
        return ""
    end = len(text)
    while not (text[end - 1].isalnum() or text[end - 1] == "_"):
        end -= 1
    return text[first.start() : end]


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence of `text` that holds the span, without white space at its ends.

    Looks no further than `SENTENCE_ROOM` on either side, so that many spans in one long line stay cheap.
    """
    first = max(0, start - SENTENCE_ROOM)
    for match in SENTENCE_END.finditer(text, first, start + 2):  # the end of a sentence shows in what follows it
        first = match.end() if match.end() <= start else first
    closing = SENTENCE_END.search(text, max(start, end - 1), end + SENTENCE_ROOM)
    last = closing.end() if closing else min(len(text), end + SENTENCE_ROOM)
    while first < start and text[first].isspace():
        first += 1
    return first, last


def _token(token: str) -> str:
    return "".join(map(_sign, token))


def _sign(sign: str) -> str:
    if sign == "*":
        return r"\S+(?:\s+\S+){0,7}?"
    if sign == NUMBER:
        return r"\d[\d.,]*"
    if sign in "'’‘":
        return "['’‘]"
    if sign in '"“”':
        return '["“”]'
    return re.escape(sign)


def _hit(block: Block, start: int, end: int, words_start: int, words_end: int, phrase: Phrase) -> Hit:
    at = block.start
    return Hit(block.index, at + start, at + end, at + words_start, at + words_end, phrase)


def _whole_or_sentence(block: Block, match: re.Match[str], phrase: Phrase) -> Hit:
    if len(block.text.split(None, LONG_BLOCK)) <= LONG_BLOCK:
        return _hit(block, 0, len(block.text), *match.span(), phrase)
    return _hit(block, *sentence_around(block.text, *match.span()), *match.span(), phrase)


def _inside(block: Block, phrase: Phrase) -> Iterator[Hit]:
    for match in phrase.pattern.finditer(block.text):
        if phrase.form == "sentence":
            yield _hit(block, *sentence_around(block.text, *match.span()), *match.span(), phrase)
        else:
            yield _hit(block, *match.span(), *match.span(), phrase)
