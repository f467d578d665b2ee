"""Channels, newsletters, apps and other offers of the outlet. Touches invitations; never a report about a service."""

import re
from collections.abc import Iterator

from cleaners.marks import mark_block, mark_phrases
from cleaners.page import Block, Mark
from cleaners.recognisers.phrases import sentence_around
from cleaners.view import View

CHANNEL_ADDRESS = re.compile(
    r"(?<!\w)(?:https?://)?(?:www\.)?(?:t\.me|wa\.me|whatsapp\.com/channel|news\.google\.com)/\S+"
)
SHORT_LINE = 24
MOST_WORDS = 45
VERB_REACH = 60
"""Code points around the channel in which the invitation stands."""


def mark(view: View) -> Iterator[Mark]:
    """Marks on invitations to follow the outlet elsewhere."""
    yield from mark_phrases(view, "promo", ("line", "start", "sentence", "inline", "heading", "label"))
    channels, verbs = view.toolkit.channel_words, view.toolkit.invitation_words
    for block, words in zip(view.blocks, view.words, strict=True):
        if not (channels.isdisjoint(block.tokens) or verbs.isdisjoint(block.tokens)):
            yield from _invitations(view, block)
        if words == 1 and "/" in block.text and CHANNEL_ADDRESS.match(block.text):
            yield mark_block(block, "promo", "promos/address", 0.9)


def _invitations(view: View, block: Block) -> Iterator[Mark]:
    """Sentences that name a channel and ask the reader to follow it."""
    folded = block.folded_in_place
    for channel in view.toolkit.channel.finditer(folded):
        start, end = _scope(view, block, channel)
        sentence = block.text[start:end]
        reach = len(sentence) if view.words[block.index] <= SHORT_LINE else VERB_REACH
        around = folded[max(start, channel.start() - reach) : min(end, channel.end() + reach)]
        if not view.toolkit.invitation.search(around) or _quoted(sentence):
            continue
        if len(sentence.split()) <= MOST_WORDS:
            yield Mark(block.start + start, block.start + end, "promo", "promos/invitation", 0.85)


def _scope(view: View, block: Block, channel: re.Match[str]) -> tuple[int, int]:
    """A short line is one invitation; of a longer one, or of one that quotes, the sentence that names the channel."""
    if view.words[block.index] <= SHORT_LINE and not _quoted(block.text):
        return 0, len(block.text)
    return sentence_around(block.text, *channel.span())


def _quoted(sentence: str) -> bool:
    """Somebody's words about a channel are text."""
    return sentence[:1] in '"“' or sentence.count('"') >= 2
