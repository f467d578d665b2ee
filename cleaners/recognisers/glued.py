"""Where a headline ends that was glued into running text without any sign behind it.

Measured on 589 glued headlines of scraped Indonesian news whose end is known because the same headline stands in
several texts with other words behind it. A headline in title case ends before the last capital word that small letters
follow (`... Luar Angkasa AS Pada akhir September`: before `Pada`). One in sentence case ends where a capital word
follows a small one, if that word opens sentences, or stands in small letters elsewhere in the text, so that only the
beginning of a sentence can have made it large.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import pairwise

MOST_WORDS = 26
"""Words that a headline can have."""
WORD = re.compile(r"""\S*?[a-z0-9!?.](?=["“][A-Z])|\S+""")
"""A word; a quotation that was glued behind it begins another."""
IN_WORD = re.compile(r"\w")
CLOSED = re.compile(r"[.!?…][\"”']?$")
ABBREVIATION = re.compile(
    r"^(?:[A-Za-z]\.)+[A-Za-z]?$|^(?:Rp|No|Dr|Rr|Prof|Jl|vs|St|Mr|Mrs|Ms|H|Hj|KH|Ir|Drs|[A-Z]|\d{1,2})\.$"
)
OPEN_QUOTES = ('"', "“", "&quot;", "&ldquo;", "&amp;quot;", "&amp;ldquo;")
CLOSING = {sign: (sign.replace("ld", "rd"),) if sign[0] == "&" else ('"', "”") for sign in OPEN_QUOTES}
"""What closes a quotation that such a sign opened."""
LIST_SIGN = re.compile(r"^(?:\d{1,2}\.|&(?:amp;)?nbsp;)$")
"""The number of an entry, or a space that was left as its entity: something else begins."""
GLUED_WORDS = re.compile(r"^[A-Z]?[a-z]{2,}(?=([A-Z][a-z]+)$)")
SEAM = re.compile(r"(?<=[a-z0-9!?])(?=[\"“]?[A-Z])|(?<=[A-Z][A-Z])(?=[A-Z][a-z]{2})")
"""Where one headline was glued to another, or the text to the last of them."""
LIST_WORDS, SMALL_WORDS = 80, 2
"""Words in which headlines that are glued to one another end, and small ones that no headline has so many of."""
ORDINAL = re.compile(r"ke-\d|.*\w\.\w")
"""Small words with signs inside that stand in headlines: `Hari Bhayangkara ke-79`, hosts."""
CLOSING_WORDS = 8
"""Words up to which what stands behind a full stop at the end of a text belongs to the headline."""
REACH = 3000
"""Code points around a headline in which its words are looked up."""
SPEECH = 45
"""Code points from which on words in quotes are speech and no title."""

SAID = re.compile(r"""[^"”&]{1,200}(?:,(?:["”]|&quot;|&rdquo;)|(?:["”]|&quot;|&rdquo;),)\s?[a-z]""")
"""Words in quotes that a comma and small letters follow, `Kami pulang," kata`: short speech, and no title either."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How the languages of the rules set headlines: words that stay small in a title, words that open sentences, and
    those of them that stand in no title."""

    small: Container[str]
    openers: Container[str]
    outside: Container[str]


def glued_headline_end(text: str, start: int, stop: int, wording: Wording) -> int | None:
    """Where, in `text`, the headline that begins at `start` ends, at `stop` at the latest; None where nothing tells."""
    words = []
    for match in WORD.finditer(text, start, stop):
        words.append(match)
        if len(words) > MOST_WORDS:
            break
    found = _Headline(text, words, wording).end()
    if found is not None:
        return found
    return stop if len(words) <= MOST_WORDS else None


def glued_list_end(text: str, start: int, wording: Wording) -> int | None:
    """Where headlines end that were glued to their label and to one another, `Baca JugaPasar DibukaAir SurutWarga lalu
    pulang`: at the last seam before the words are small; None where there is none."""
    end, small = None, 0
    for words, word in enumerate(WORD.finditer(text, start)):
        if word.start() > start and not text[word.start() - 1].isspace():
            end, small = word.start(), 0
        for seam in SEAM.finditer(text, word.start(), word.end()):
            if seam.start() > max(start, word.start()):
                end, small = seam.start(), 0
        small += word.group()[0].islower() and word.group().casefold() not in wording.small
        if small >= SMALL_WORDS or words > LIST_WORDS:
            return end
    return len(text)


def titled(text: str, wording: Wording) -> bool:
    """Whether a text begins in title case: `Rusia Pertanyakan Kegiatan Luar Angkasa`."""
    words = [match for match, _ in zip(WORD.finditer(text), range(6), strict=False)]
    return len(words) >= 4 and _title_case(words, wording)


@dataclass(frozen=True, slots=True)
class _Headline:
    """The words behind a label, of which the first are a headline."""

    text: str
    words: Sequence[re.Match[str]]
    wording: Wording

    def end(self) -> int | None:
        in_titles = _title_case(self.words, self.wording)
        for i in range(2, len(self.words)):
            if self._closes_before(i):
                return self.words[i].start()
            if i < 3:
                continue
            if in_titles and (end := self._title_end(i)) is not None:
                return end
            if not in_titles and self._opens_sentence(i):
                return self.words[i].start()
        return None

    def around(self) -> str:
        """The text near the headline; further off nothing is looked up, so that a long line stays cheap."""
        at = self.words[0].start()
        return self.text[max(0, at - REACH) : at + REACH]

    def _closes_before(self, i: int) -> bool:
        """A quotation opens at word i, or a sentence closed before it."""
        word, before = self.words[i].group(), self.words[i - 1].group()
        quote = next((sign for sign in OPEN_QUOTES if word.startswith(sign)), "")
        if i > 2 and LIST_SIGN.match(word):
            return True
        if quote and self._is_speech(i, quote):
            return True
        if not CLOSED.search(before) or ABBREVIATION.match(before) or not (word[0].isupper() or quote):
            return False
        if before[-1] == "." and self._ends_open(i):
            return False
        return before[-1] == "." or not _title_case(self.words[i : i + 6], self.wording)

    def _ends_open(self, i: int) -> bool:
        """Whether the words from i on are the last of the text, a title without a full stop."""
        rest = self.words[i:]
        last = rest[-1]
        ends = last.end() == len(self.text.rstrip()) and not CLOSED.search(last.group())
        return ends and len(rest) <= CLOSING_WORDS and _title_case(rest, self.wording)

    def _title_end(self, i: int) -> int | None:
        """The end of a title before word i or inside it, where small letters follow."""
        word = self.words[i].group()
        within = i > 3 and self.words[i - 1].group()[-1] != ":"
        if within and word[0].isupper() and word.casefold() in self.wording.outside:
            return self.words[i].start()
        seam = GLUED_WORDS.match(word)
        if seam is not None and seam.group(1).casefold() in self.wording.openers:
            return self.words[i].start() + seam.end()
        if word[0].isupper() and word[-1] == "," and word[:-1].casefold() in self.wording.openers:
            return self.words[i].start()
        following = _unquoted(self.words[i + 1].group()) if i + 1 < len(self.words) else ""
        if word[0].isupper() and following[:1].isdigit() and self._opens_with_number(i):
            return self.words[i].start()
        if not word[0].isupper() or not following[:1].islower() or self._goes_on(i + 1):
            return None
        glued = GLUED_WORDS.match(word)
        if glued is not None:
            return self.words[i].start() + glued.end()
        while i > 3 and (self._side_by_side(i) or self._in_quotes(i)):
            i -= 1
        return self.words[i].start()

    def _opens_with_number(self, i: int) -> bool:
        """`... di Tiga Pasar Sebanyak 72 pedagang`: a word that opens sentences, a number, small letters."""
        counted = self.words[i + 2].group() if i + 2 < len(self.words) else ""
        return self.words[i].group().casefold() in self.wording.openers and counted[:1].islower()

    def _goes_on(self, i: int) -> bool:
        """Whether one or two small words are some that titles leave small, with a capital behind them."""
        for word, following in pairwise(match.group() for match in self.words[i : i + 3]):
            if not (word.casefold() in self.wording.small or ORDINAL.match(word)):
                return False
            if not following[0].islower() or any(map(str.isupper, following)):
                return True
        return False

    def _side_by_side(self, i: int) -> bool:
        """Whether words i-1 and i stand side by side elsewhere: one name, that no headline ends inside."""
        pair = f"{self.words[i - 1].group()} {self.words[i].group()}".rstrip(",.:;")
        return self.around().count(pair) > 1

    def _in_quotes(self, i: int) -> bool:
        """Whether word i closes a quotation that the word before it opens: what ends there is no headline."""
        before, word = self.words[i - 1].group(), self.words[i].group()
        quote = next((sign for sign in OPEN_QUOTES if before.startswith(sign)), None)
        return quote is not None and any(sign in word for sign in CLOSING[quote])

    def _opens_sentence(self, i: int) -> bool:
        word = self.words[i].group().strip(",.:;")
        if not word[:1].isupper() or word.isupper() or not self.words[i - 1].group()[0].islower():
            return False
        return word.casefold() in self.wording.openers or self._small_elsewhere(word.lower())

    def _small_elsewhere(self, word: str) -> bool:
        text = f" {self.around()} "
        at = text.find(word)
        while at >= 0 and (IN_WORD.match(text, at - 1) or IN_WORD.match(text, at + len(word))):
            at = text.find(word, at + 1)
        return at >= 0

    def _is_speech(self, i: int, quote: str) -> bool:
        """Whether the words in quotes at word i are said by someone: none closes near, or a comma stands where they
        close."""
        start = self.words[i].start() + len(quote)
        if SAID.match(self.text, start):
            return True
        if not self.text[start : start + 2].lstrip("(")[:1].isupper():
            return False
        near = self.text[start : start + SPEECH]
        close = min((at for sign in CLOSING[quote] if (at := near.find(sign)) >= 0), default=-1)
        return close < 0 or near[close - 1 : close] == ","


def _unquoted(word: str) -> str:
    """A word without the sign of a quotation in front."""
    return word[len(next((sign for sign in OPEN_QUOTES if word.startswith(sign)), "")) :]


def _title_case(words: Sequence[re.Match[str]], wording: Wording) -> bool:
    """Whether the first words are capitals but for small ones."""
    first = [w.group() for w in words[:6] if w.group().casefold() not in wording.small and w.group()[0].isalpha()]
    return len(first) >= 2 and sum(w[0].isupper() for w in first) >= 0.8 * len(first)
