"""Date lines: a line that says when the page was published or updated, and hardly anything else."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from string import digits

from cleaners.folding import fold, folded_words, telling_words
from cleaners.page import Block
from cleaners.recognisers.dates import Calendar, Moment
from cleaners.recognisers.layout import word_count
from cleaners.recognisers.names import FIRST_UNSPACED, looks_like_name
from cleaners.recognisers.outlets import OutletIndex
from cleaners.recognisers.phrases import either

DIGIT = re.compile(r"\d")
"""What no date line is without."""
MOST_LENGTH, MOST_WORDS = 240, 24
MOST_OTHER_WORDS = 2
MOST_NAME = 4
"""Words of a name that shares the line with a date."""
MOST_AGO_WORDS, AGO_REACH = 6, 80
LIKELY = 0.5
"""Score from which on words that nothing else marks are taken for a name."""
SEPARATOR = re.compile(r"[|•·/–—,;:()\[\]-]+")
TOLD = re.compile(r"[^\W\d_]\s?\(\d{1,2}/\d{1,2}(?:/\d{2,4})?\)")
"""A day as stories tell it, `Rabu (18/6/2025)`: where a full stop closes the line it is a sentence, no date line."""
FILLER = re.compile(r"(?:^|\s)[^\W\d_A-Z]{1,4}\s*$")
"""`on`, `am`: a small word beside a date."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date line, its moments with offsets counted in the page's text, and a name that shares the line."""

    block: int
    start: int
    end: int
    moments: tuple[Moment, ...]
    name: str | None
    rule: str
    labelled: bool = False
    """Whether words that are neither name nor label of a date stand in the line: `Kick-off: ...`."""


class StampReader:
    """Reads date lines."""

    def __init__(
        self, calendar: Calendar, outlets: OutletIndex, nobody: Callable[[str], bool], makers: Iterable[str]
    ) -> None:
        """`makers` are the labels of writers and editors."""
        self._job = re.compile(rf"(?<!\w)(?:{either(makers)})(?!\w)", re.IGNORECASE)
        self._job_words = telling_words(makers)
        self._calendar = calendar
        self._outlets = outlets
        self._nobody = nobody

    def read(self, block: Block) -> Stamp | None:
        """The block, which holds a digit, as a date line, or None."""
        if len(block.text) > MOST_LENGTH:
            return None
        if len(block.text.split(None, MOST_WORDS)) > MOST_WORDS:
            return None
        if block.text[-1] == "." and TOLD.search(block.text):
            return None
        moments = self._calendar.moments(block.text)
        if not moments:
            return self._without_day(block)
        rest = self._rest(block.text, moments)
        names = [part for part in rest if self._is_name(part, block.text, moments)]
        names = names if self._names_job(block.text) else names[:1]
        name = names[0] if names and not self._nobody(rest[0]) else None  # `Redaksi | 3 Mei 2024 | Padi Organik`
        other = sum(word_count(part) for part in rest if part not in names and not self._nobody(part))
        if other > MOST_OTHER_WORDS or (other and not _precise(moments)):
            return None
        return Stamp(block.index, block.start, block.end, tuple(moments), name, "dates/line", other > 0)

    def _is_name(self, part: str, text: str, moments: list[Moment]) -> bool:
        """Whether a part of the line is a name, set off from a day alone: `Harga Emas 3 Mei 2024` is a headline."""
        alone = part[0] >= FIRST_UNSPACED and self._names_job(text) and not self._nobody(part)
        words = len(part.split())
        if (words == 1 and not alone) or words > MOST_NAME or looks_like_name(part, ()) < LIKELY:
            return False
        glued = any(text[: m.start].rstrip().endswith(part) and m.time is None for m in moments)
        return not glued or self._names_job(text)

    def _names_job(self, text: str) -> bool:
        """Whether a label of a writer or editor stands in the text: the pattern is asked where a word of one does."""
        folded = fold(text)
        may = not folded.isascii() or not self._job_words.isdisjoint(folded_words(folded))
        return may and self._job.search(text) is not None

    def _rest(self, text: str, moments: list[Moment]) -> list[str]:
        """What the line says besides its moments, bare of outlets, job words, small words before a date, and signs."""
        rest, at = [], 0
        for moment in moments:
            rest.append(FILLER.sub("", text[at : moment.start]))
            at = moment.end
        rest.append(self._without_distance(text[at:]))
        rest = [self._job.sub("|", piece) if self._names_job(piece) else piece for piece in rest]
        parts = [part.strip() for piece in rest for part in SEPARATOR.split(piece)]
        return [part for part in parts if any(c.isalnum() for c in part) and self._outlets.in_text(part) is None]

    def _without_distance(self, text: str) -> str:
        """What stands behind the moments, without `Updated 2 days ago`."""
        ago = self._calendar.relative_span(text) if holds_digit(text) else None
        return text[: ago[0]] + "|" + text[ago[1] :] if ago else text

    def _without_day(self, block: Block) -> Stamp | None:
        if self._calendar.clock_only(block.text) is not None:
            return Stamp(block.index, block.start, block.end, (), None, "dates/clock")
        if DIGIT.search(block.text, 0, AGO_REACH) is None:
            return None
        if len(block.text.split()) <= MOST_AGO_WORDS and self._calendar.relative_span(block.text) is not None:
            return Stamp(block.index, block.start, block.end, (), None, "dates/relative")
        return None


def holds_digit(text: str) -> bool:
    """Whether a digit of any script stands in a text: in ASCII ten looks are faster than a pattern."""
    return any(map(text.__contains__, digits)) if text.isascii() else DIGIT.search(text) is not None


def _precise(moments: list[Moment]) -> bool:
    return any(moment.time is not None or moment.role is not None for moment in moments)
