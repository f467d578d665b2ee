"""What the names of an HTML page's elements say of the blocks in them: `<nav>`, `related`, `<figcaption>`. Suspects
blocks for a reason, so that the model's cut has a name; never cuts one alone."""

from collections.abc import Iterator, Mapping

from cleaners.learned.elements import element_names
from cleaners.marks import mark_block
from cleaners.page import Mark, Markup
from cleaners.view import View

SCORE = 0.45
LARGEST_SHARE = 0.33
"""Share of the page's text from which on an element is the page's frame, whatever it is called."""


def mark(view: View) -> Iterator[Mark]:
    """Weak marks on blocks in an element that is named after furniture; the innermost name counts."""
    markup = view.page.markup
    if markup is None:
        return
    room = LARGEST_SHARE * len(view.page.text)
    reasons: dict[int, tuple[str, str] | None] = {-1: None}
    for block, home in zip(view.blocks, markup.homes, strict=True):
        found = _reason(markup, home, reasons, view.toolkit.elements, room)
        if found is not None:
            reason, name = found
            yield mark_block(block, reason, f"elements/{name}", SCORE)


def _reason(
    markup: Markup, home: int, reasons: dict[int, tuple[str, str] | None], known: Mapping[str, str], room: float
) -> tuple[str, str] | None:
    """The reason and the name that gives it, of the innermost element around that has one; `reasons` keeps what was
    found."""
    passed = []
    for element in markup.ancestry(home):
        if element in reasons:
            break
        passed.append(element)
    for element in reversed(passed):
        own = None
        if markup.ends[element] - markup.starts[element] < room:
            names = element_names(markup.tags[element], markup.words[element], markup.said.get(element))
            own = next(((known[name], name) for name in names if name in known), None)
        reasons[element] = own or reasons[markup.parents[element]]
    return reasons[home]
