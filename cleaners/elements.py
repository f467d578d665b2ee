"""What the names of an HTML page's elements say of the blocks in them: `<nav>`, `related`, `<figcaption>`. Most only
suspect a block for a reason, so that the model's cut has a name; a few, which never name text, cut it alone. And what
stands in a later `<article>` of its own."""

import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate

from cleaners.folding import line_key
from cleaners.marks import mark_block
from cleaners.page import Mark, Markup
from cleaners.view import View

SCORE, SURE = 0.45, 0.8
LARGEST_SHARE = 0.33
"""Share of the page's text from which on an element is the page's frame, whatever it is called."""
LONG = frozenset({"comments", "consent", "navigation"})
"""Reasons whose elements may be as long as the article they stand behind."""
FEWEST_AHEAD = 60
"""Words of sentences before such an element, so that an article stands outside it."""
UNTOLD = frozenset({"<h1>", "<h2>", "<h3>", "<h4>", "<h5>", "<h6>", "<html>", "<body>"})
"""Elements whose names are no sure sign: the id of a heading is made of its words, the body's class of all there is."""
ARTICLE, HEADING = "article", "h1"
Names = Sequence[str]
Fits = Callable[[int, str], bool]


def mark(view: View) -> Iterator[Mark]:
    """Marks on blocks in an element that is named after furniture; the innermost name counts."""
    markup = view.page.markup
    if markup is None:
        return
    weak, sure = view.toolkit.elements, view.toolkit.sure_elements
    room = LARGEST_SHARE * len(view.page.text)
    sizes = [end - start for start, end in zip(markup.starts, markup.ends, strict=True)]
    suspected = _found(markup, view.element_names, weak, lambda element, name: sizes[element] < room)
    told = [() if names[0] in UNTOLD else names for names in view.element_names]
    behind = _Behind(view, markup)
    certain = _found(
        markup,
        told,
        sure,
        lambda element, name: sizes[element] < room or (sure[name] in LONG and behind.stands(element)),
    )
    yield from _other_articles(view, markup)
    for block, home in zip(view.blocks, markup.homes, strict=True):
        name, surely = suspected[home], certain[home]
        if name is not None:
            yield mark_block(block, weak[name], f"elements/{name}", SCORE)
        if surely is not None:
            yield mark_block(block, sure[surely], f"elements/sure-{surely}", SURE)


def _other_articles(view: View, markup: Markup) -> Iterator[Mark]:
    """Marks on what stands in a later `<article>` with a main heading of its own: pages load the next one below."""
    titles = view.stated_titles
    own = {around for block in titles if (around := _article_around(markup, markup.homes[block.index])) is not None}
    if not own:
        return
    keys, end = {block.key for block in titles}, max(markup.ends[element] for element in own)
    found = {
        around
        for element, tag in enumerate(markup.tags)
        if tag == HEADING and markup.starts[element] >= end
        and line_key(view.page.text[slice(*markup.span(element))].strip()) not in keys
        and (around := _article_around(markup, element)) is not None
    }  # fmt: skip
    for block, home in zip(view.blocks, markup.homes, strict=True) if found else ():
        if block.start >= end and not found.isdisjoint(markup.ancestry(home)):
            yield mark_block(block, "related", "elements/other-article", SURE)


def _article_around(markup: Markup, element: int) -> int | None:
    """The `<article>` that an element is in."""
    return next((around for around in markup.ancestry(element) if markup.tags[around] == ARTICLE), None)


def _found(markup: Markup, called: Sequence[Names], known: Mapping[str, str], fits: Fits) -> list[str | None]:
    """For each element the known name of the innermost around it that has one and fits."""
    own = {names: next((name for name in names if name in known), None) for names in dict.fromkeys(called)}
    found: list[str | None] = []
    for element, (names, parent) in enumerate(zip(called, markup.parents, strict=True)):
        name = own[names]
        around = found[parent] if parent >= 0 else None
        found.append(name if name is not None and fits(element, name) else around)
    return found


class _Behind:
    """Which elements stand behind an article."""

    def __init__(self, view: View, markup: Markup) -> None:
        self._markup = markup
        self._starts = [block.start for block in view.blocks]
        self._ahead = [0, *accumulate(n if p else 0 for n, p in zip(view.words, view.prose, strict=True))]
        self._headlines = [start for start, tag in zip(markup.starts, markup.tags, strict=True) if tag == HEADING]

    def stands(self, element: int) -> bool:
        """Whether sentences stand before an element, and no headline stands in it."""
        start, end = self._markup.starts[element], self._markup.ends[element]
        ahead = self._ahead[bisect.bisect_left(self._starts, start)]
        return ahead >= FEWEST_AHEAD and not any(start <= at < end for at in self._headlines)
