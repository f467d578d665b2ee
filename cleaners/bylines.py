"""Who wrote, edited or signed it. Touches credits, signatures, bare names in the head and names in capitals at the
end; never a name in the story."""

import re
from collections.abc import Iterator
from dataclasses import replace

from cleaners.marks import mark_block, mark_phrases
from cleaners.page import Block, Mark
from cleaners.recognisers.credit import Credit
from cleaners.recognisers.layout import closes_sentence
from cleaners.recognisers.stamps import holds_digit
from cleaners.recognisers.stated_above import stated_writers
from cleaners.view import View

JOINED = 3
"""Code points between two credits that stand side by side: `Rep: A/ Red: B`."""
LAST_BLOCKS = 3
"""Blocks at the end of a page among which a bare signature is."""
ABOVE, MOST_WORDS = 3, 8
"""Blocks above a headline in which its writer stands, and the words of such a line."""
SIGNED = re.compile(
    r"[-–—*]{0,3}\s?(?:[A-Za-z]\w{0,11}|\*{1,3})(?:\s?[/|]\s?(?:[\w.]{1,14}|\*{1,3})){1,3}\s?[-–—*]{0,3}"
    r"|[-–—]{1,2}\s?[A-Za-z]\w{1,11}\s?[-–—]{1,2}"
    r"|\([A-Za-z][\w ]{1,11}\)\s?/\s?[A-Za-z]\w{1,11}"
    r"|[(\[][^()\[\]/|\d]{2,24}\s?[/|–-]\s?[^()\[\]/|\d]{2,24}[)\]]"
)
"""A line of the form of a signature, `siti/red`, `-red-`, `(ris)/red`, `(nusapos.com/siti)`: one where a part of it is
known to sign. `km/jam` and `- selesai -` have the same form."""
STARRED = re.compile(r"\*{1,3}(?:/\s?[A-Za-z]\w{1,11}|\s?[A-Za-z]\w{1,4})")
"""A signature behind a star, `*siti`; a longer word is a footnote: `*disamarkan`."""
STARS = re.compile(r"""[.!?"”’]\s?(\*{1,6})$""")
"""What some houses set behind the last sentence in a signature's place."""
PARTING = re.compile(r"[/|–]|\s-\s")
SIGNS = " -–—*()[]"
REASONS = {"agency": "agency", "photo": "caption"}


def mark(view: View) -> Iterator[Mark]:
    """Marks on credits by role, on names beside the headline, and on stand-ins for a name."""
    yield from mark_phrases(view, "byline")
    for credit in _side_by_side(view):
        reason = REASONS.get(credit.role, "byline")
        yield Mark(credit.start, credit.end, reason, credit.rule, 0.9)
    for block in view.bare_names:
        yield mark_block(block, "byline", "bylines/bare-name", 0.85)
    for block in stated_writers(view.page, view.body.first):
        yield mark_block(block, "byline", "bylines/meta", 0.9)
    for block in _above(view):
        yield mark_block(block, "byline", "bylines/above", 0.75)
    for block in _signing(view):
        yield mark_block(block, "byline", "bylines/bare-signature", 0.85)
    yield from _stars(view)
    for block in view.closing_names:
        yield mark_block(block, "byline", "bylines/closing", 0.85)
    for index in view.head:
        if view.toolkit.credits.nobody(view.blocks[index].text):
            yield mark_block(view.blocks[index], "byline", "bylines/nobody", 0.85)
    for stamp in view.stamps.values():
        if stamp.name is not None and not stamp.moments:
            yield Mark(stamp.start, stamp.end, "byline", "bylines/stamp", 0.8)


def _above(view: View) -> Iterator[Block]:
    """Short lines right above the headline of an HTML page, in an element that is named after a writer."""
    markup, headline = view.page.markup, view.headline
    if markup is None or headline is None:
        return
    known = view.toolkit.elements
    for block in view.blocks[max(0, headline.block - ABOVE) : headline.block]:
        names = (name for element in markup.ancestry(markup.homes[block.index]) for name in view.element_names[element])
        innermost = next((known[name] for name in names if name in known), "")
        if innermost == "byline" and view.words[block.index] <= MOST_WORDS and not holds_digit(block.text):
            yield block


def _signing(view: View) -> Iterator[Block]:
    """Signatures on a line of their own right behind the last sentence of a flat text, with nothing but furniture
    below them."""
    if view.page.markup is not None:
        return
    for block in reversed(view.blocks[max(1, len(view.blocks) - LAST_BLOCKS) :]):
        closed = view.prose[block.index - 1] and closes_sentence(view.blocks[block.index - 1].text)
        if closed and (_is_signature(view, block) or _is_newsroom(view, block)):
            yield block
        elif block.index not in view.furniture:
            return


def _stars(view: View) -> Iterator[Mark]:
    """Stars behind the last sentence of a flat text; one alone, or one of several in the text, can be a footnote's."""
    if view.page.markup is not None:
        return
    last = next((block for block in reversed(view.blocks[1:]) if block.index not in view.furniture), None)
    stars = STARS.search(last.text) if last is not None and last.text[-1] == "*" else None
    if last is not None and stars is not None and (len(stars[1]) > 1 or view.page.text.count("*") == 1):
        yield Mark(last.start + stars.start(1), last.end, "byline", "bylines/stars", 0.8)


def _is_newsroom(view: View, block: Block) -> bool:
    """Whether a line stands for a name, in several words: one alone is as well a word of the text (`Red`)."""
    return " " in block.text and view.toolkit.credits.nobody(block.text)


def _is_signature(view: View, block: Block) -> bool:
    """Whether a line has the form of a signature and a part of it signs; a star before it makes a footnote of one."""
    if STARRED.fullmatch(block.text):
        return "*" not in view.page.text[: block.start]
    if not SIGNED.fullmatch(block.text):
        return False
    signs = view.toolkit.credits.signs
    return any(signs(part.strip(SIGNS)) for part in PARTING.split(block.text))


def _side_by_side(view: View) -> Iterator[Credit]:
    """The credits, those of writers and editors that stand side by side as one."""
    before: Credit | None = None
    for credit in view.credits:
        if before is not None and _next_to(view, before, credit):
            before = replace(before, end=credit.end)
            continue
        if before is not None:
            yield before
        before = credit
    if before is not None:
        yield before


def _next_to(view: View, before: Credit, credit: Credit) -> bool:
    between = view.page.text[before.end : credit.start]
    named = not {before.role, credit.role} & {*REASONS, "signature"}
    return named and before.block == credit.block and len(between) <= JOINED and not any(map(str.isalnum, between))
