"""Channels, newsletters, apps and other offers of the outlet. Touches invitations; never a report about a service."""

import re
from collections.abc import Iterator

from cleaners.marks import mark_block, mark_phrases
from cleaners.page import Block, Mark
from cleaners.recognisers.phrases import Hit, sentence_around
from cleaners.view import View

CHANNEL_ADDRESS = re.compile(
    r"(?<!\w)(?:https?://)?(?:www\.)?(?:t\.me|wa\.me|whatsapp\.com/channel|news\.google\.com)/\S+"
)
SHORT_LINE = 24
PARAGRAPH_WORDS = 9
MOST_WORDS = 45
BRACKET_ROOM = 80
"""Code points behind a promo in which the bracket around it must close."""
SPEECH = re.compile(r"""\s["“](?=[A-Z][^"”]{3,300}[,.!?]["”])""")
"""Where speech begins behind an invitation that no full stop closed."""
VERB_REACH = 60
"""Code points around the channel in which the invitation stands."""


def mark(view: View) -> Iterator[Mark]:
    """Marks on invitations to follow the outlet elsewhere."""
    yield from mark_phrases(view, "promo", ("line", "start", "sentence", "inline", "heading", "label"))
    for hit in view.hits_of("promo"):
        yield from _to_the_bracket(view, hit)
    channels, verbs = view.toolkit.channel_words, view.toolkit.invitation_words
    for block, words in zip(view.blocks, view.words, strict=True):
        if not (channels.isdisjoint(block.tokens) or verbs.isdisjoint(block.tokens)):
            yield from _invitations(view, block)
        if words == 1 and "/" in block.text and CHANNEL_ADDRESS.match(block.text):
            yield mark_block(block, "promo", "promos/address", 0.9)


def _to_the_bracket(view: View, hit: Hit) -> Iterator[Mark]:
    """The rest of a bracket that opens with a promo and closes a sentence later: `(Ikuti ... . Klik di sini!)`."""
    block = view.blocks[hit.block]
    words = view.page.text[max(block.start, hit.start - 1) : hit.end]
    if "(" not in words[:2] or ")" in words:
        return
    for index in range(hit.block, min(hit.block + 2, len(view.blocks))):
        block = view.blocks[index]
        start = max(hit.end, block.start)
        close = view.page.text.find(")", start, min(block.end, start + BRACKET_ROOM))
        if close >= 0:
            yield Mark(start, close + 1, "promo", "promos/bracket", 0.9)
        if close >= 0 or start < block.end:
            return


def _opens_body(view: View, block: Block, start: int) -> bool:
    """Whether the sentence at `start` of a block holds the place line of the lead: it is the story's first."""
    lead = view.lead
    return lead is not None and lead.place is not None and lead.start == block.start + start


def _invitations(view: View, block: Block) -> Iterator[Mark]:
    """Sentences that name a channel and ask the reader to follow it."""
    folded = block.folded_in_place
    for channel in view.toolkit.channel.finditer(folded):
        start, end = _scope(view, block, channel)
        sentence = block.text[start:end]
        reach = len(sentence) if view.words[block.index] <= SHORT_LINE else VERB_REACH
        around = folded[max(start, channel.start() - reach) : min(end, channel.end() + reach)]
        if not view.toolkit.invitation.search(around) or _quoted(sentence) or _opens_body(view, block, start):
            continue
        if len(sentence.split()) <= MOST_WORDS:
            yield Mark(block.start + start, block.start + end, "promo", "promos/invitation", 0.85)


def _scope(view: View, block: Block, channel: re.Match[str]) -> tuple[int, int]:
    """A short line is one invitation; of a longer one, one that quotes, or one glued behind a paragraph, the sentence
    that names the channel."""
    first, last = sentence_around(block.text, *channel.span())
    speech = SPEECH.search(block.text, channel.end(), last)
    sentence = first, last if speech is None else speech.start()
    if view.words[block.index] > SHORT_LINE or _quoted(block.text):
        return sentence
    glued = len(block.text[: sentence[0]].split()) >= PARAGRAPH_WORDS
    return sentence if glued else (0, len(block.text))


def _quoted(sentence: str) -> bool:
    """Somebody's words about a channel are text."""
    return sentence[:1] in '"“' or sentence.count('"') >= 2
