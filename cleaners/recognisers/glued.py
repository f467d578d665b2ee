"""Where a headline ends that was glued into running text without any sign behind it.

Measured on scraped Indonesian news: a headline in title case ends before the last capital word that small
letters follow (`... Luar Angkasa AS Pada akhir September`: before `Pada`); a headline in sentence case ends
where a capital word follows a small one, if the same word stands in small letters elsewhere in the text, so
that only the beginning of a sentence can have made it large.
"""

import re
from collections.abc import Container, Sequence

MOST_WORDS = 26
"""Words that a headline can have."""
WORD = re.compile(r"\S+")
CLOSED = re.compile(r"[.!?…][\"”']?$")
ABBREVIATION = re.compile(r"^(?:[A-Z]\.)+$|^(?:Rp|No|Dr|Prof|Jl|vs|St|Mr|Mrs|Ms|H|Hj|KH|Ir|Drs)\.$")
OPEN_QUOTES = '"“'


def glued_headline_end(text: str, start: int, stop: int, small: Container[str]) -> int:
    """Where, in `text`, the headline that begins at `start` ends; never behind `stop`.

    `small` are the words that stay small in a headline of capital words.
    """
    words = []
    for match in WORD.finditer(text, start, stop):
        words.append(match)
        if len(words) > MOST_WORDS:
            break
    at = _boundary(text, words, small)
    if at is not None:
        return words[at].start()
    return words[MOST_WORDS - 1].end() if len(words) > MOST_WORDS and stop == len(text) else stop


def titled(text: str, small: Container[str]) -> bool:
    """Whether a text begins in title case: `Rusia Pertanyakan Kegiatan Luar Angkasa`."""
    words = [match for match, _ in zip(WORD.finditer(text), range(6), strict=False)]
    return len(words) >= 4 and _title_case(words, small)


def _boundary(text: str, words: Sequence[re.Match[str]], small: Container[str]) -> int | None:
    """Index of the first word behind the headline, or None where nothing shows its end."""
    in_titles = _title_case(words, small)
    for i in range(2, len(words)):
        word, before = words[i].group(), words[i - 1].group()
        if word[0] in OPEN_QUOTES and word[1:2].isupper() and _quote_is_long(text, words[i].start()):
            return i
        if CLOSED.search(before) and not ABBREVIATION.match(before) and (word[0].isupper() or word[0] in OPEN_QUOTES):
            return i
        if i < 3 or not word[0].isupper() or word.isupper():
            continue
        following = words[i + 1].group() if i + 1 < len(words) else ""
        if in_titles and _content(following) and not _title_goes_on(words, i + 1, small):
            return i
        if not in_titles and before[0].islower() and _small_elsewhere(text, word):
            return i
    return None


def _title_case(words: Sequence[re.Match[str]], small: Container[str]) -> bool:
    """Whether the first words are capitals but for connecting words."""
    first = [w.group() for w in words[:6] if w.group().casefold() not in small and w.group()[0].isalpha()]
    return len(first) >= 2 and sum(w[0].isupper() for w in first) >= 0.8 * len(first)


def _content(word: str) -> bool:
    return bool(word) and word[0].islower()


def _title_goes_on(words: Sequence[re.Match[str]], i: int, small: Container[str]) -> bool:
    """Whether a small connecting word is followed by a capital again: still the title."""
    return words[i].group().casefold() in small and i + 1 < len(words) and not words[i + 1].group()[0].islower()


def _small_elsewhere(text: str, word: str) -> bool:
    alone = word.strip(",.:;").lower()
    return alone in text and re.search(rf"(?<!\w){re.escape(alone)}(?!\w)", text) is not None


def _quote_is_long(text: str, start: int) -> bool:
    """Whether the quotation is speech rather than a title in quotes."""
    end = min((at for at in (text.find('"', start + 1), text.find("”", start + 1)) if at > 0), default=len(text))
    return end - start > 45
