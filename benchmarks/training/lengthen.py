"""Longer articles than the labelled pages have: pages whose body goes on with the text of other pages, and articles
without a page around them."""

import html
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, cycle, islice

from bs4 import BeautifulSoup
from bs4.element import Tag

from benchmarks.training.align import words
from benchmarks.training.flatten import soup
from benchmarks.training.pages import LabelledPage, chance, fold_of

SHARE = 0.12
"""Share of the pages that are lengthened."""
SHORTEST, LONGEST = 60, 1000
"""Paragraphs put in; each number between as likely by its logarithm."""
FEWEST_WORDS = 12
"""Words of a paragraph behind which the others can be put."""


def lengthened(pages: Sequence[LabelledPage]) -> Iterator[LabelledPage]:
    """Some of the pages with so many paragraphs of other pages put into their body, in elements like its own.

    The others are of the same fold, so that nothing of a page is seen by the models that it is measured with.
    """
    for page in pages:
        if chance(page.name, "long") < SHARE:
            donors = [other for other in pages if other is not page and fold_of(other.group) == fold_of(page.group)]
            longer = _longer(page, donors)
            if longer is not None:
                yield longer


def bare(page: LabelledPage) -> LabelledPage:
    """The labelled text as a page of HTML with nothing around it."""
    paragraphs = "\n".join(f"<p>{html.escape(line)}</p>" for line in page.lines)
    return replace(page, html=f"<!DOCTYPE html><html><head></head><body>\n{paragraphs}\n</body></html>")


def _longer(page: LabelledPage, donors: Sequence[LabelledPage]) -> LabelledPage | None:
    parsed = soup(page.html)
    lines = page.lines
    at, anchor = _anchor(parsed, lines)
    if anchor is None:
        return None
    size = round(SHORTEST * math.exp(chance(page.name, "size") * math.log(LONGEST / SHORTEST)))
    first = int(chance(page.name, "donor") * len(donors))
    others = cycle([*donors[first:], *donors[:first]])
    put = list(islice(chain.from_iterable(other.lines for other in others), size))
    for line in reversed(put):
        copy = parsed.new_tag(anchor.name, attrs=dict(anchor.attrs))
        copy.string = line
        anchor.insert_after(copy)
    content = "\n".join([*lines[: at + 1], *put, *lines[at + 1 :]])
    return replace(page, name=f"{page.name}, longer", html=str(parsed), content=content)


def _anchor(parsed: BeautifulSoup, lines: Sequence[str]) -> tuple[int, Tag | None]:
    """The paragraph in the midst of the body that is one line of the labelled text, and the number of that line."""
    numbers = {tuple(words(line)): number for number, line in enumerate(lines)}
    found = []
    for paragraph in parsed("p"):
        spoken = tuple(words(paragraph.get_text()))
        if len(spoken) >= FEWEST_WORDS and spoken in numbers:
            found.append((numbers[spoken], paragraph))
    return found[len(found) // 2] if found else (-1, None)
