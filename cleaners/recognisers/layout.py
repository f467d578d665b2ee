"""Where the article lies on the page: which blocks are prose, and where the body begins and ends.

The body is the run of blocks with the largest sum of weights (Kadane's maximum subarray): prose adds its
words, furniture and stray short lines take away. A page of few lines is all body; a whole flattened page
has hundreds of short lines around it.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from cleaners.folding import is_single_spaced
from cleaners.page import Block

STOPS = tuple(".!?…։।。！？؟")
BEHIND_STOP = "\"'”’»)]」』）"
SENTENCE_BREAK = re.compile(r"""[^\W\d_A-Z]{2}[.!?…]["'”’»)]*\s+["'“‘«(]?[^\W\d_a-z]""")
SHORT_SENTENCE = re.compile(r"""(?<!\.)[.:。]["”]?$|["”]$""")
"""How a short line closes that is a sentence of its own; labels and teasers hardly ever do."""
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
"""Letters of scripts that set no space between words: Thai, Lao, Burmese, Khmer, kana, ideographs."""
CLOSED = '.!?…:"”։।။。！？؟'
"""Signs behind which no sentence goes on in the next line."""
WIDE_LETTER = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
WIDE_STOP = "。"
"""Letters of Chinese and Japanese, and the stop that their sentences have; a headline of fifty signs has none."""
LETTERS_A_WORD = 2
PROSE_WORDS = 9
BROKEN_WORDS = 15
LONG_WORDS = 24
CAP = 60
STRAY = -2.0
FURNITURE = -5.0
BARRIER = -120.0
GAP = 0.3
TOLD_WORDS = 5
"""Words behind a label's colon from which on they can be a sentence."""
NARROW, WIDE = 3, 40
"""Blank lines between which a gap counts: a flattened page leaves many between its boxes, few inside its text."""


@dataclass(frozen=True, slots=True)
class Body:
    """First and last block of the article."""

    first: int
    last: int

    def __contains__(self, block: object) -> bool:
        return isinstance(block, int) and self.first <= block <= self.last


def word_count(text: str) -> int:
    """Words between white space; of scripts without spaces, a word more for every two letters behind the first two."""
    words = text.count(" ") + 1 if text and is_single_spaced(text) else len(text.split())
    if text.isascii():
        return words
    return words + sum((len(run) - 1) // LETTERS_A_WORD for run in UNSPACED.findall(text))


def closes_sentence(text: str) -> bool:
    """Whether a text ends as sentences do, quotation marks and brackets behind the stop or not."""
    return text.rstrip(BEHIND_STOP).endswith(STOPS)


def is_prose(text: str, words: int) -> bool:
    """Whether a block reads like sentences rather than like a label or a headline."""
    if words < PROSE_WORDS:
        return False
    if text.endswith(":") or closes_sentence(text):
        return True
    if words >= LONG_WORDS:
        return WIDE_STOP in text or not WIDE_LETTER.match(text[-1])
    return words >= BROKEN_WORDS and SENTENCE_BREAK.search(text) is not None


def begins_small(text: str) -> bool:
    """Whether a text begins with a letter that no sentence begins with; Georgian small letters do begin one."""
    return text[:1] != text[:1].title()


def continues(before: Block, after: Block) -> bool:
    """Whether `after` goes on with the sentence of `before`: lines broken at a link."""
    if after.line - before.line > 1 or before.text[-1] in CLOSED:
        return False
    return begins_small(after.text) or after.text[0] in ",.;:)!?%–-—"


def tells_of_label(text: str, at: int) -> bool:
    """Whether a sentence goes on small behind a label's colon at `at`: `Caption: kata yang baru ia pelajari.`"""
    rest = text[at:].lstrip(" :：")
    return begins_small(rest) and closes_sentence(text) and word_count(rest) >= TOLD_WORDS


def find_body(
    blocks: Sequence[Block],
    prose: Sequence[bool],
    words: Sequence[int],
    furniture: Collection[int],
    barriers: Collection[int],
) -> Body:
    """The body of a page.

    `furniture` are the blocks that some recogniser knows to be no text; `barriers` those that use to close one:
    headings of teasers and comments, copyright lines, signatures.
    """
    weights = [_weight(blocks[i].text, prose[i], words[i], i in furniture) for i in range(len(blocks))]
    if max(weights, default=STRAY) <= 0:
        return Body(0, len(blocks) - 1)  # no sentence anywhere: a poem, a list, a line
    for i in _pieces(blocks, words):
        if i not in furniture:
            weights[i] = float(words[i])
    for i in range(1, len(blocks)):
        weights[i] -= GAP * max(0, min(blocks[i].line - blocks[i - 1].line - 1, WIDE) - NARROW)
    for i in barriers:
        weights[i] = BARRIER
    first, last = _heaviest_run(weights)
    return Body(first, _to_the_end(blocks, last, furniture))


def _to_the_end(blocks: Sequence[Block], last: int, furniture: Collection[int]) -> int:
    """The last block of the body with the pieces that go on with its sentence."""
    while last + 1 < len(blocks):
        linked = last + 2 < len(blocks) and continues(blocks[last + 1], blocks[last + 2])
        adjacent = blocks[last + 1].line - blocks[last].line == 1 and last + 1 not in furniture
        if not continues(blocks[last], blocks[last + 1]) and not (linked and adjacent):
            break
        last += 1
    return last


def _pieces(blocks: Sequence[Block], words: Sequence[int]) -> Iterator[int]:
    """Blocks that together are one sentence which links broke into lines."""
    start = 0
    for end in range(1, len(blocks) + 1):
        if end < len(blocks) and continues(blocks[end - 1], blocks[end]):
            continue
        broken = end - start > 1 and sum(words[start:end]) >= PROSE_WORDS
        if broken and closes_sentence(blocks[end - 1].text):
            yield from range(start, end)
        start = end


def _weight(text: str, prose: bool, words: int, furniture: bool) -> float:
    if furniture:
        return FURNITURE
    if prose or (words > 1 and SHORT_SENTENCE.search(text)):
        return float(min(words, CAP))
    return STRAY


def _heaviest_run(weights: Sequence[float]) -> tuple[int, int]:
    best, best_run = float("-inf"), (0, len(weights) - 1)
    total, start = 0.0, 0
    for i, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, i
        total += weight
        if total > best:
            best, best_run = total, (start, i)
    return best_run
