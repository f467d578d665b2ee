"""The outlet naming itself: logo words, self-reference in the lead. Never an outlet named inside a sentence."""

import re
from collections.abc import Iterator

from cleaners.marks import mark_block, mark_hit, mark_pattern, mark_phrases
from cleaners.page import Mark
from cleaners.recognisers.leads import Lead
from cleaners.recognisers.outlets import DOMAIN
from cleaners.view import View

LOGO = re.compile(r"(?:^|(?<=[.!?]\s))(?:[\w.-]{2,20}\s){1,3}logo(?:\s[a-z]{2,10})?(?=\s[A-Z\"“]|$)")
"""The text that stands for a logo's picture, glued to a sentence: `rmol news logo`."""
NEAR = 20
"""Code points from either end of a block within which logo words are glued to it."""


def mark(view: View) -> Iterator[Mark]:
    """Marks on the outlet's name in the lead, on logo words, and on lines that are its name alone."""
    yield from mark_phrases(view, "outlet-mark")
    for hit in view.hits_of("outlet-mark"):
        block = view.blocks[hit.block]
        if hit.form == "mark" and (hit.start - block.start < NEAR or block.end - hit.end < NEAR):
            yield mark_hit(hit)
    if view.lead is not None:
        for start, end, is_agency in view.lead.marks:
            yield Mark(start, end, "agency" if is_agency else "outlet-mark", "outlet-marks/lead", 0.95)
        yield from _lead_again(view, view.lead)
    body = view.body
    for block, words in zip(view.blocks, view.words, strict=True):
        outside = block.index <= body.first or block.index > body.last
        if words <= 4 and outside and not view.prose[block.index] and _is_name(view, block.text.strip(" -–—")):
            yield mark_block(block, "outlet-mark", "outlet-marks/alone", 0.8)
    yield from mark_pattern(view.holding("logo"), LOGO, "outlet-mark", "outlet-marks/logo", 0.8)


def _lead_again(view: View, lead: Lead) -> Iterator[Mark]:
    """The outlet in the same opening further down, where the scraper caught the text twice."""
    opening = view.page.text[lead.start : lead.end]
    if not lead.marks:
        return
    for block in view.blocks[lead.block + 1 :]:
        if block.text.startswith(opening):
            for start, end, is_agency in lead.marks:
                at = block.start - lead.start
                reason = "agency" if is_agency else "outlet-mark"
                yield Mark(at + start, at + end, reason, "outlet-marks/lead-again", 0.95)


def _is_name(view: View, words: str) -> bool:
    """An outlet of the rules, or a line that is a host of the web."""
    outlets = view.toolkit.outlets
    if outlets.named(words) is not None:
        return True
    return "." in words and DOMAIN.fullmatch(words) is not None and outlets.in_text(words) is not None
