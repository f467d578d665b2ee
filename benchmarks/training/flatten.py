"""HTML to flat text in the ways in which scrapers do it, so that a model does not learn one flattener."""

from collections.abc import Callable, Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

UNSEEN = ("script", "style", "noscript", "template")
BLOCKS = frozenset(
    "address article aside blockquote body br button canvas dd div dl dt fieldset figcaption figure footer form h1 h2"
    " h3 h4 h5 h6 head header hr html iframe label li main nav ol option p pre section select table tbody td tfoot th"
    " thead title tr ul video".split()
)


def soup(html: str | bytes) -> BeautifulSoup:
    """The page without what nobody sees."""
    page = BeautifulSoup(html, "lxml")
    for element in page(UNSEEN):
        element.decompose()
    return page


def pieces(page: BeautifulSoup) -> str:
    """Every string on a line of its own, as `get_text` gives it: links break sentences, blank lines stay."""
    return page.get_text("\n")


def blocks(page: BeautifulSoup) -> str:
    """One block a line."""
    return "\n".join(_runs(page, frozenset()))


def linked(page: BeautifulSoup) -> str:
    """One block a line, but each link on a line of its own."""
    return "\n".join(_runs(page, frozenset({"a"})))


FLATTENERS: dict[str, Callable[[BeautifulSoup], str]] = {"pieces": pieces, "blocks": blocks, "linked": linked}


def _runs(page: BeautifulSoup, breaking: frozenset[str]) -> Iterator[str]:
    """Runs of text between the edges of blocks, white space single."""
    run: list[str] = []
    for string, edge in _walk(page, BLOCKS | breaking):
        if edge:
            words = " ".join("".join(run).split())
            run.clear()
            if words:
                yield words
        else:
            run.append(string)


def _walk(page: BeautifulSoup, breaking: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """Strings in reading order, and where the edge of an element stands between them."""
    waiting: list[PageElement | None] = [None, page]
    while waiting:
        node = waiting.pop()
        if node is None:
            yield "", True
        elif isinstance(node, Tag):
            edge = node.name in breaking
            waiting += [None] * edge + list(reversed(node.contents)) + [None] * edge
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            yield str(node), False
