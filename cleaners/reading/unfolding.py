"""Hidden elements that a reader gets to see: the article behind its wall, and text that is folded up and opens by a
click."""

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborNode

LONG, FEWEST_HIDDEN = 80, 600
"""Code points of a paragraph, and of the paragraphs of a hidden element which may be the article's."""
FOLDED = re.compile(r"collaps|truncat|expandable|read-?more", re.IGNORECASE)
"""What attributes call an element that a click unfolds; menus and banners are called `accordion` as well."""
FIELDS = "form, input, textarea, select"
FEWEST_AHEAD, MOST_AHEAD = 2, 40
"""Long paragraphs that stand right before a folded rest, and the nodes before it among which they are looked for."""
CONTROL_LETTERS = 40
CONTROLS = "a, button, label, summary"


def shown_later(unshown: Iterable[LexborNode], seen: int) -> frozenset[int]:
    """The `mem_id` of each such element; `seen` counts the code points of the long paragraphs that are shown."""
    return frozenset(node.mem_id for node in unshown if _is_article(node, seen) or _unfolds(node))


def _is_article(node: LexborNode, seen: int) -> bool:
    """Whether more text is hidden in an element than all that is shown."""
    return sum(_paragraphs(node)) >= max(FEWEST_HIDDEN, seen)


def _unfolds(node: LexborNode) -> bool:
    """Whether an element is folded text by its role or name, or the rest of a text behind a button."""
    if not any(True for _ in _paragraphs(node)) or node.css_first(FIELDS) is not None:
        return False
    attributes = node.attributes
    if node.tag == "dialog" or attributes.get("role") == "dialog" or "aria-modal" in attributes:
        return False
    named = any(FOLDED.search(value) for value in attributes.values() if value)
    return named or attributes.get("role") == "region" or _goes_on(node)


def _goes_on(node: LexborNode) -> bool:
    """Whether paragraphs stand right before an element of paragraphs, and a button beside it."""
    before = [sibling for sibling, _ in zip(_siblings(node, back=True), range(MOST_AHEAD), strict=False)]
    ahead = sum(sibling.tag == "p" and _size(sibling) >= LONG for sibling in before)
    if ahead < FEWEST_AHEAD:
        return False
    behind = next(_siblings(node, back=False), None)
    return _is_control(before[0]) or (behind is not None and _is_control(behind))


def _siblings(node: LexborNode, *, back: bool) -> Iterator[LexborNode]:
    """The elements before or behind a node, nearest first."""
    at = node.prev if back else node.next
    while at is not None:
        if at.is_element_node:
            yield at
        at = at.prev if back else at.next


def _is_control(node: LexborNode) -> bool:
    """Whether an element holds a short link or button and nothing else."""
    control = node if node.tag in CONTROLS.split(", ") else node.css_first(CONTROLS)
    return control is not None and 0 < _size(node) <= CONTROL_LETTERS and _size(control) == _size(node)


def _paragraphs(node: LexborNode) -> Iterator[int]:
    """The sizes of the long paragraphs in an element."""
    sizes = map(_size, node.css("p"))
    return (size for size in sizes if size >= LONG)


def _size(node: LexborNode) -> int:
    return len(" ".join(node.text().split()))
