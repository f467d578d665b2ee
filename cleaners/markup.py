"""Tags and addresses left in the text. Touches the tag, not the words inside; never a comparison such as `a < b`."""

import re
from collections.abc import Iterator

from cleaners.marks import mark_block, mark_pattern, mark_phrases
from cleaners.page import Block, Mark
from cleaners.view import View

TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,14}(?:\s[^<>]{0,600})?/?>|<!--[^<>]{0,600}-->")
ADDRESS = re.compile(r"^(?:https?://|www\.)\S{4,600}$")
GLUED_ADDRESS = re.compile(r"^https?://\S{8,600}\s+(?=\S)")
CODE = (
    r"""\[/?[a-z][a-z_-]{1,29}(?:\s[a-z_-]{1,30}=(?:"[^"\[\]]{0,200}"|'[^'\[\]]{0,200}'|[^\s"'\[\]]{1,80})){1,12}\s?/?\]"""
    r"|\[/(?:caption|gallery|embed|video|audio|playlist)\]"
)
SHORTCODE = re.compile(rf"(?<![\w,]\s)(?:{CODE})|(?:{CODE})(?!\s[a-z]|[,.;:])")
"""A call of WordPress that was never carried out: `[caption id="7" align="center"]`, not inside a sentence."""
SCRIPT = re.compile(r"\(\s?adsbygoogle\s?=.{0,60}?push\(\{[^{}]{0,60}\}\);?")
PLACEHOLDER = re.compile(
    r"\$\$[A-Za-z][\w-]{1,40}\$\$|%%[A-Za-z][\w :-]{1,40}%%|\[\[[a-z][\w :-]{1,40}\]\]"
    r"|\{\{[^{}]{1,80}\}\}"
)
"""What a page's program was to put something in the place of, and did not: `$$ARTICLEAD$$`, `{{ad}}`."""
SEPARATORS = frozenset("*=_~#•·|+- \t")
FEWEST_SIGNS = 3
LITERAL = re.compile(r"""^\[['"]|['"];?['"]?\]$|(?<=[.!?])['"];['"]?\]?$""")


def mark(view: View) -> Iterator[Mark]:
    """Marks on leftover tags, on lines that are an address, on an address glued in front, on list literals."""
    yield from mark_phrases(view, "markup")
    for block in view.holding("<"):
        for match in TAG.finditer(block.text):
            if _is_tag(match.group()):
                yield Mark(block.start + match.start(), block.start + match.end(), "markup", "markup/tag", 0.9)
    yield from mark_pattern(view.holding('="', "='", "[/"), SHORTCODE, "markup", "markup/shortcode", 0.95)
    yield from mark_pattern(view.holding("adsbygoogle"), SCRIPT, "ad", "markup/script", 0.95)
    for block in view.holding("$$", "%%", "{{", "[["):
        if PLACEHOLDER.fullmatch(block.text) and (block.text[0] != "{" or _is_between_prose(view, block)):
            yield mark_block(block, "markup", "markup/placeholder", 0.9)
    for block in view.blocks:
        if block.text[0] in SEPARATORS and _is_separator(block.text):
            yield mark_block(block, "markup", "markup/separator", 0.9)
    for block in view.holding("://", "www."):
        if ADDRESS.match(block.text):
            yield mark_block(block, "markup", "markup/address", 0.75)
    yield from mark_pattern(view.holding("://"), GLUED_ADDRESS, "markup", "markup/glued-address", 0.9)
    yield from mark_pattern(view.holding("[", "]", ";"), LITERAL, "markup", "markup/literal", 0.8)


def _is_between_prose(view: View, block: Block) -> bool:
    """Whether sentences stand around a line, or more of its kind: a line of code stands among other code."""
    around = view.blocks[max(0, block.index - 1) : block.index + 2]
    return all(view.prose[other.index] or PLACEHOLDER.fullmatch(other.text) for other in around)


def _is_separator(text: str) -> bool:
    """A line of signs between two parts; one or two dashes are a lead's (`Jakarta` / `-`)."""
    signs = text.replace(" ", "")
    return SEPARATORS.issuperset(signs) and (len(signs) >= FEWEST_SIGNS or signs in ("*", "**"))


def _is_tag(text: str) -> bool:
    """Whether an HTML parser finds an element of HTML here."""
    from bs4 import BeautifulSoup  # 0.1 s to import together: paid only where a page holds something like a tag
    from lxml.html.defs import tags

    if text.startswith("<!--"):
        return True
    name = text.strip("</>").split(None, 1)[0].rstrip("/").casefold()
    if name not in tags:
        return False
    return text.startswith("</") or BeautifulSoup(text, "html.parser").find(name) is not None
