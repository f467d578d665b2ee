"""What each HTML element is to a reader: a block, a part of a line, or nothing to be seen."""

import re
from collections.abc import Mapping

from cleaners.page import Kind

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup p pre"
    " search section summary table tbody td tfoot th thead tr ul button label".split()
)
"""Elements that stand on lines of their own."""

UNSEEN = frozenset(
    "script style template svg math iframe object embed applet canvas audio video map area param source track picture"
    " img noscript noframes noembed select datalist textarea input option progress meter base basefont link meta title"
    " frame col colgroup amp-img amp-ad amp-analytics amp-iframe amp-state amp-script -comment -doctype -cdata".split()
)
"""Elements that show no text, or only to programs without scripts or frames."""

KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Kind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), Kind.ITEM),
    "blockquote": Kind.QUOTE,
    **dict.fromkeys(("td", "th"), Kind.CELL),
    **dict.fromkeys(("pre", "code"), Kind.CODE),
    **dict.fromkeys(("figcaption", "caption"), Kind.CAPTION),
    **dict.fromkeys(("button", "label"), Kind.CONTROL),
}
"""The kind of the blocks in an element; of several around a block the innermost counts."""

HIDING = frozenset({"hidden", "style"})
"""Attributes that can keep an element from the reader's eyes."""
UNSHOWN = re.compile(r"(?:^|[;\s])(?:display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden)", re.IGNORECASE)


def hidden(tag: str, attributes: Mapping[str, str | None]) -> bool:
    """Whether an element's own attributes keep it from the reader's eyes.

    `aria-hidden` does not: it speaks to screen readers, and pages set it on what all others see.
    """
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    if tag == "dialog" and "open" not in attributes:
        return True
    style = attributes.get("style")
    return bool(style) and UNSHOWN.search(style or "") is not None
