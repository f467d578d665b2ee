"""Picture text and its credit. Touches what ends in a credit or stands beside a bare photo label; never a paragraph
that only mentions a photo."""

import re
from collections.abc import Iterator

from cleaners.marks import LABELS, credits_in, mark_block, mark_phrases
from cleaners.page import Block, Mark
from cleaners.recognisers.captions import SEAM, signs_text
from cleaners.recognisers.layout import closes_sentence, tells_of_label
from cleaners.recognisers.phrases import Hit, sentence_around
from cleaners.view import View

CAPTION_WORDS = 60
SHORT_CAPTION = 10
"""Words up to which a line that opens with a caption's word (`Ilustrasi ...`) is one without a colon."""
OPENING_WORDS = 30
"""Words from which on a caption that its credit opens has swallowed the paragraph behind it."""
INSIDE_WORDS = 30
"""Words that a caption inside a paragraph has at the most in front of its credit in brackets."""
CLOSED = re.compile(r"""[.!?:"”]$""")
CAPITAL_WORD = re.compile(r"(?<=\s)[A-Z][a-z]+")
FIRST_WORD = re.compile(r"\W{0,3}(\w+)")


def mark(view: View) -> Iterator[Mark]:
    """Marks on captions, on picture labels with their neighbour, and on captions glued into a paragraph."""
    yield from mark_phrases(view, "caption")
    for caption in view.captions.values():
        end = caption.end
        if caption.rule == "captions/opening" and view.words[caption.block] > OPENING_WORDS:
            block = view.blocks[caption.block]
            end = block.start + sentence_around(block.text, 0, 1)[1]
        yield Mark(caption.start, end, "caption", caption.rule, caption.score)
    labels = [hit for hit in view.hits_of("caption") if hit.form in LABELS]
    head = _head(view) if labels else range(0)
    for hit in labels:
        yield from _labelled(view, hit, head)
    for block in view.holding("/", ":"):
        credit = view.toolkit.captions.closing_credit(block.text)
        if credit is not None:
            start = sentence_around(block.text, max(0, credit[0] - 2), max(0, credit[0] - 1))[0]
            if _tells(view, block.text[start : credit[0]]):
                start = credit[0]
            if len(block.text[start:].split()) <= CAPTION_WORDS:
                yield Mark(block.start + start, block.end, "caption", "captions/closing", 0.8)
    for block in view.holding("(", "[") if view.page.markup is None else ():
        if block.index not in view.captions and view.words[block.index] > CAPTION_WORDS:
            for start, end in view.toolkit.captions.credits_inside(block.text):
                first = _caption_start(view, block.text, start)
                yield Mark(block.start + first, block.start + end, "caption", "captions/inside", 0.8)
    for block in view.holding("/"):
        for start, end in view.toolkit.captions.house_credits(block.text):
            yield from _glued(view, block, start, end)


def _caption_start(view: View, text: str, start: int) -> int:
    """Where the caption begins whose credit in brackets stands at `start`: with its sentence, if no full stop closed it
    and it is none of the story's. Else the credit alone is certain."""
    before = text[:start].rstrip()
    first = sentence_around(text, max(0, len(before) - 1), max(0, len(before)))[0]
    told = CLOSED.search(before) or _tells(view, text[first:start])
    return start if told or len(text[first:start].split()) > INSIDE_WORDS else first


def _glued(view: View, block: Block, start: int, end: int) -> Iterator[Mark]:
    """A credit inside a paragraph: its caption stands before it, or behind it where the name is in capitals or glued to
    the caption."""
    text = block.text
    if signs_text(text, start):
        return
    seam = SEAM.match(text, text.find("/", start, end))
    if seam is not None or text[start:end].rpartition("/")[2].isupper():
        first, last = start, _caption_end(view, text, end if seam is None else seam.end())
    else:
        first, last = sentence_around(text, max(0, start - 2), max(0, start - 1))[0], end
        if _tells(view, text[first:start]):
            first = start
    if len(text[first:last].split()) <= CAPTION_WORDS:
        yield Mark(block.start + first, block.start + last, "caption", "captions/glued", 0.8)


def _caption_end(view: View, text: str, start: int) -> int:
    """Where the caption ends that begins at `start`: with its sentence, or before a word that opens another, where it
    was not closed."""
    end = sentence_around(text, start, start)[1]
    for word in CAPITAL_WORD.finditer(text, start + 1, end):
        if word.group().casefold() in view.toolkit.wording.outside:
            return word.start()
    return end


def _tells(view: View, sentence: str) -> bool:
    """Whether a sentence is the story's: a quotation, or one that goes on from another (`Ia ...`, `Namun ...`)."""
    word = FIRST_WORD.match(sentence)
    return sentence[:1] in '"“' or (word is not None and word.group(1).casefold() in view.toolkit.wording.openers)


def _head(view: View) -> range:
    """The blocks behind the headline and before the lead."""
    first = view.headline.block + 1 if view.headline is not None else len(view.blocks)
    lead = next((index for index in range(first, len(view.blocks)) if view.prose[index]), len(view.blocks))
    return range(first, lead + 1)


def _labelled(view: View, hit: Hit, head: range) -> Iterator[Mark]:
    """A line that opens with a picture label, and in the head the picture text above a bare one."""
    block = view.blocks[hit.block]
    if hit.words_start - block.start > 2:
        return
    rest = view.page.text[hit.words_end : block.end].lstrip()
    bare = not any(c.isalpha() for c in rest)
    if rest[:1] == ":" and tells_of_label(block.text, hit.words_end - block.start):
        return
    if rest[:1] in (":", "/") and view.words[hit.block] <= CAPTION_WORDS:
        yield mark_block(block, "caption", hit.phrase.rule, 0.9)
    elif bare or (view.words[hit.block] <= SHORT_CAPTION and not view.toolkit.captions.is_photo_word(hit.phrase.words)):
        yield mark_block(block, "caption", hit.phrase.rule, 0.6)
    above = view.blocks[hit.block - 1] if hit.block else None
    if bare and above is not None and above.index in head and _picture_text(view, above):
        yield mark_block(above, "caption", "captions/above-label", 0.85)


def _picture_text(view: View, block: Block) -> bool:
    """Whether a block of the head above a bare label is a picture's text."""
    if block.index in view.stamps:
        return False
    words = view.words[block.index]
    credited = bool(credits_in(view, block.index))
    return 4 <= words <= CAPTION_WORDS and not credited and bool(closes_sentence(block.text) or words < 30)
