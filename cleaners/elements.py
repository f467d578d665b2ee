"""What the names of an HTML page's elements say of the blocks in them: `<nav>`, `related`, `<figcaption>`. Suspects
blocks for a reason, so that the model's cut has a name; never cuts one alone."""

from collections.abc import Container, Iterator, Sequence

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
    found = _names(markup, view.element_names, view.toolkit.elements, LARGEST_SHARE * len(view.page.text))
    for block, home in zip(view.blocks, markup.homes, strict=True):
        name = found[home]
        if name is not None:
            yield mark_block(block, view.toolkit.elements[name], f"elements/{name}", SCORE)


def _names(markup: Markup, called: Sequence[tuple[str, ...]], known: Container[str], room: float) -> list[str | None]:
    """For each element the known name of the innermost around it that has one and is no frame of the page."""
    own = {names: next((name for name in names if name in known), None) for names in dict.fromkeys(called)}
    found: list[str | None] = []
    for names, parent, start, end in zip(called, markup.parents, markup.starts, markup.ends, strict=True):
        around = found[parent] if parent >= 0 else None
        found.append((own[names] or around) if end - start < room else around)
    return found
