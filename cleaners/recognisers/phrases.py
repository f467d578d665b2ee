"""Finds the phrases of the rule files in the blocks of a page.

A phrase is plain words, compared without case; white space matches any white space, `*` stands for one
to eight words, `#` for a number. Every phrase stands in a tree by its longest run of plain words, so that a block is
compared with the few phrases it can hold, however many rule files there are.
"""

import bisect
import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter
from string import ascii_lowercase, ascii_uppercase, digits

import msgspec

from cleaners.folding import WORD, fold, fold_in_place, folded_words, line_key
from cleaners.page import Block
from cleaners.recognisers.layout import tells_of_label, word_count
from cleaners.recognisers.word_tree import WordTree
from cleaners.rules import GAP, Rules

SENTENCE_END = re.compile(
    r"""[.!?…։।॥۔؟。！？](?:(?<![。！？])(?:[”"’')\]]|&(?:amp;)?(?:quot|rdquo|rsquo|nbsp);)*(?=\s)"""
    r"""|(?<=[a-z0-9”")][.!?])["”]?(?=[A-Z“"][a-z])|(?<=[。！？])(?![」』”）)。！？]))"""
)
"""The signs come first, for a search leaps to them; what must stand before them is asked behind."""
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""A letter of a script that sets no space between words: a phrase in it stands anywhere among others."""
CLINGING = re.compile("[\uac00-\ud7a3]")
"""A letter behind which particles stand without a space: Hangul."""
BY_LETTERS = re.compile(f"{UNSPACED.pattern}|{CLINGING.pattern}")
"""A letter of a script in which phrases are looked up by letters, not by words."""
NUMBER = "#"
EDGE = r"(?!\w)"
GLUE = r"(?:(?!\w)|(?<=(?-i:[a-z]))(?=(?-i:[A-Z]))|(?<=(?-i:[a-z]))(?=\d))"
"""The end of several words, also where the scraper glued the next one behind them: `Baca JugaPasar`."""
GLUED_START = r"(?:(?<!\w)|(?<=(?-i:[a-z]))(?=(?-i:[A-Z])))"
GLUED = re.compile(r"[A-Z0-9](?<=[a-z].)")
CASES = bytes.maketrans((ascii_lowercase + ascii_uppercase + digits).encode(), b"a" * 26 + b"A" * 36)
"""Small letters of ASCII as one byte, capitals and digits as another."""
GLUED_CASES = b"aA"
GLUED_BEHIND = re.compile(r"[\"“]?[A-Z]|\d")
"""What begins the next sentence where no space stands behind a phrase."""
OPENING_SIGNS = "([{<\"'“‘*.,:;!?-–—•»«¿¡ "
LONG_BLOCK = 45
"""Words from which on a block is a paragraph: there a `start` phrase takes its sentence, not the block."""
SENTENCE_ROOM = 1500
"""Code points that a sentence has at the most on either side of a phrase."""
UNCLOSED = 200
"""Code points from which on what stands before a phrase that opens sentences is a table or list without full stops."""
QUOTED = '"“‘'
COLONS = ":："
INNER_FORMS = frozenset({"sentence", "inline", "label", "mark", "signature"})
"""Forms that stand anywhere in a block."""
GLUED_FORMS = frozenset({"sentence", "inline", "label"})
"""Forms whose words are also found where the next word was glued behind them."""
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
        end = r"\W*$" if self.form in ("line", "heading") else EDGE
        shouted = self.form == "inline" and self.words.isupper()
        start = "" if UNSPACED.match(words) else r"(?<!\w)"
        if self.form in GLUED_FORMS and " " in words and words[-1].islower():
            end = GLUE
            start = GLUED_START if self.form == "label" and start else start
        if end == EDGE and (UNSPACED.match(words[-1]) or CLINGING.match(words[-1])):
            end = ""
        return re.compile(start + _spaced(words.split()) + end, re.NOFLAG if shouted else re.IGNORECASE)

    @functools.cached_property
    def runs(self) -> tuple[list[str], ...]:
        """Its plain words, in runs between its gaps."""
        runs = (WORD.findall(run) for run in GAP.split(fold(self.words)))
        return tuple(run for run in runs if run)

    @functools.cached_property
    def letters(self) -> str:
        """The longest piece between its gaps, folded, where words of its script stand without spaces; else nothing."""
        pieces = [piece.strip() for piece in GAP.split(fold(self.words.strip(OPENING_SIGNS)))]
        return max(pieces, key=len) if BY_LETTERS.search(self.words) else ""

    @functools.cached_property
    def opening(self) -> str:
        """Its first word with its signs, as far as no gap is in it, folded; empty where it begins with a number."""
        return fold_in_place(GAP.split(self.words.split()[0])[0])

    def matches(self, block: Block) -> Iterator[re.Match[str]]:
        """Every place where it stands in a block, tried only where its first word does."""
        if not self.opening:
            yield from self.pattern.finditer(block.text)
            return
        folded = block.folded_in_place
        at = folded.find(self.opening)
        while at >= 0:
            match = self.pattern.match(block.text, at)
            if match is not None:
                yield match
            at = folded.find(self.opening, match.end() if match else at + 1)

    @property
    def literal(self) -> bool:
        """Whether the phrase has no `*` and no `#`."""
        return GAP.search(self.words) is None


class Hit(msgspec.Struct, frozen=True, gc=False):
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


class Words:
    """The places in a page that the words of some hits cover, looked up without asking every hit."""

    def __init__(self, hits: Iterable[Hit]) -> None:
        spans = sorted((hit.words_start, hit.words_end) for hit in hits)
        self._starts = [start for start, _ in spans]
        self._reached = list(accumulate((end for _, end in spans), max))

    def __contains__(self, at: int) -> bool:
        before = bisect.bisect_right(self._starts, at)
        return before > 0 and at < self._reached[before - 1]


class PhraseBook:
    """All phrases of the rules, indexed for lookup."""

    def __init__(self, rules: Rules) -> None:
        self._lines: dict[str, Phrase] = {}
        self._starts: WordTree[tuple[int, Phrase]] = WordTree()
        self._numbered: dict[str, list[tuple[int, Phrase]]] = {}  # by their longest word
        self._inside: WordTree[Phrase] = WordTree()
        self._unspaced: WordTree[tuple[int, Phrase]] = WordTree()  # by letters
        self.phrases = tuple(
            Phrase(f"{stem}/{reason}/{form}/{words}", reason, form, words)
            for stem, reason, form, words in rules.phrases()
        )
        for rank, phrase in enumerate(sorted(self.phrases, key=lambda phrase: -len(phrase.words))):
            self._index(rank, phrase)  # of two that open a block the longer one wins
        self._edges = {(words[0], words[-1]) for words in map(WORD.findall, self._lines)}

    def _index(self, rank: int, phrase: Phrase) -> None:
        furniture_line = phrase.form == "line" and phrase.literal and " " in phrase.words
        if phrase.letters and (phrase.form in INNER_FORMS or phrase.form == "start"):
            self._unspaced.add(phrase.letters, (rank, phrase))
        elif phrase.form in INNER_FORMS or furniture_line:
            self._inside.add(max(phrase.runs, key=lambda run: (len(run), len("".join(run)))), phrase)
        opens = phrase.form == "start" and not phrase.letters
        if opens or (phrase.form not in (*INNER_FORMS, "start") and not phrase.literal):
            if phrase.words.startswith(NUMBER):
                longest = max((word for run in phrase.runs for word in run), key=len)
                self._numbered.setdefault(longest, []).append((rank, phrase))
            else:
                self._starts.add(phrase.runs[0], (rank, phrase))
        if phrase.form in ("line", "heading", "label", "mark") and phrase.literal:
            self._lines.setdefault(line_key(phrase.words), phrase)

    def find(self, block: Block) -> list[Hit]:
        """Every phrase in the block, in the order in which they stand."""
        words = block.tokens
        if not words:
            return []
        whole = self._lines.get(block.key) if (words[0], words[-1]) in self._edges else None
        if whole is not None:
            return [_hit(block, 0, len(block.text), 0, len(block.text), whole)]
        starting = self._after_number(words) if words[0].isdigit() else self._starts.at(words, 0)
        inside = dict.fromkeys(self._inside.inside(words))
        if GLUED_CASES in block.text.encode("ascii", "replace").translate(CASES):  # in a fifth of a pattern's time
            parted = folded_words(fold(GLUED.sub(r" \g<0>", block.text)))
            inside |= dict.fromkeys(p for p in self._inside.inside(parted) if p.form in GLUED_FORMS)
        if not block.folded.isascii() and BY_LETTERS.search(block.folded):
            unspaced = dict.fromkeys(self._unspaced.inside(block.folded))
            inside |= dict.fromkeys(phrase for _, phrase in unspaced if phrase.form != "start")
            starting += [pair for pair in unspaced if pair[1].form == "start"]
        if not (starting or inside):
            return []
        hits = list(self._from_the_start(block, [phrase for _, phrase in sorted(starting, key=itemgetter(0))]))
        if any(phrase.form == "line" for phrase in inside):
            hits.extend(self._sentences(block))
        for phrase in inside:
            if phrase.form != "line":
                hits.extend(_inside(block, phrase))
        return sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.phrase.rule))

    def _after_number(self, words: Sequence[str]) -> list[tuple[int, Phrase]]:
        """Phrases that begin with a number and of which a word stands among these."""
        return [pair for word in self._numbered.keys() & words for pair in self._numbered[word]]

    def heading(self, words: str) -> Phrase | None:
        """The heading that goes by these words, or None."""
        phrase = self._lines.get(line_key(words))
        return phrase if phrase is not None and phrase.form == "heading" else None

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

    def _from_the_start(self, block: Block, phrases: Sequence[Phrase]) -> Iterator[Hit]:
        """The first of the phrases that the block opens with."""
        first = WORD.search(block.text) if phrases else None
        if first is None:
            return
        quoted = block.text[0] in QUOTED
        for phrase in phrases:
            match = None if quoted and phrase.form == "start" else phrase.pattern.match(block.text, first.start())
            if match is not None and phrase.form == "start":
                if phrase.words[-1] not in COLONS or not tells_of_label(block.text, match.end()):
                    yield _whole_or_sentence(block, match, phrase)
                return
            if match is not None:
                yield _hit(block, 0, len(block.text), *match.span(), phrase)
                return


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first, white space as it comes; for none of none."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first) or "(?!)"


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


def _spaced(words: Sequence[str]) -> str:
    """Words with white space between them; before a number a colon may stand: `Reading time: 4 minutes`."""
    between = (r"(?:\s*[:：]\s*|\s+)" if word == NUMBER else r"\s+" for word in words[1:])
    return _token(words[0]) + "".join(space + _token(word) for space, word in zip(between, words[1:], strict=True))


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
    if word_count(block.text) <= LONG_BLOCK:
        return _hit(block, 0, len(block.text), *match.span(), phrase)
    return _hit(block, *sentence_around(block.text, *match.span()), *match.span(), phrase)


def _inside(block: Block, phrase: Phrase) -> Iterator[Hit]:
    for match in phrase.matches(block):
        if phrase.form == "sentence":
            start, end = sentence_around(block.text, *match.span())
            if GLUED_BEHIND.match(block.text, match.end()):
                end = match.end()
            opens = phrase.words[0].isupper() and match.group()[0].isupper()
            if opens and match.start() - start > UNCLOSED:
                start = match.start()
            yield _hit(block, start, end, *match.span(), phrase)
        else:
            yield _hit(block, *match.span(), *match.span(), phrase)
