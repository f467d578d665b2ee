"""Markup that would cost a parser more than linear time, made harmless before it is parsed.

The algorithm of the HTML standard is quadratic in three things that no honest page has many of: attributes of one
element, elements nested in each other, formatting elements that are never closed (each is opened anew in every
paragraph). One pass over the text, without backtracking, sees whether a page may have them; only then are its tags
counted one by one, and those beyond the limits left out. The words all stay.
"""

import re
from collections.abc import Iterator

MOST_ATTRIBUTES = 300
"""Attributes of one tag: at 20,000 lexbor takes half a second for that tag."""
MOST_DEPTH = 500
"""Elements in each other; browsers stop at 512."""
MOST_FORMATTING = 40
"""Formatting elements that are open, or were left open, at one place."""
FEW_TAGS, MANY_TAGS, FEW_FORMATTING = 2000, 20_000, 300
"""Signs of a tag up to which nesting costs at most some tenths of a second, without and with few formatting tags."""

_SPACE = r"[ \t\n\r\f]"
_ATTRIBUTE = (
    rf"""(?:[ \t\n\r\f/]*+[^ \t\n\r\f/>][^ \t\n\r\f/>=]*+"""
    rf"""(?:{_SPACE}*+={_SPACE}*+(?:"[^"]*+"|'[^']*+'|[^ \t\n\r\f>"'][^ \t\n\r\f>]*+)?+)?+)"""
)
_TAG = rf"[a-zA-Z][^ \t\n\r\f/>]*+{_ATTRIBUTE}{{0,{MOST_ATTRIBUTES}}}+[ \t\n\r\f/]*+(?:>|\Z)"
ORDINARY = re.compile(rf"(?:[^<]++|<(?:{_TAG}|(?![a-zA-Z])))*+")
"""As much of a text as has no tag with too many attributes: tags as the standard reads them, possessive throughout."""
TAG = re.compile(
    rf"<(?P<end>/?)(?P<name>[a-zA-Z][^ \t\n\r\f/>]*+)"
    rf"(?P<kept>{_ATTRIBUTE}{{0,{MOST_ATTRIBUTES}}}+)(?P<left>{_ATTRIBUTE}*+)[ \t\n\r\f/]*+(?:>|\Z)"
)
COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
RAW = {
    name: re.compile(rf"</{name}(?=[ \t\n\r\f/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}
"""Elements whose content is text, and where it ends."""
FORMATTING = frozenset("b big code em font i s small strike strong tt u nobr".split())
FORMATTING_TAG = re.compile(
    r"<(?:[bisuBISU][\s/>]|[bB][iI][gG]|[cC][oO][dD]|[eE][mM]|[fF][oO]|[sS][mMtT]|[tT][tT]|[nN][oO])"
)
"""The opening of a formatting tag, or of one that begins like it: what is too much is told by a closer look."""
UNNESTED = frozenset(
    "area base br col embed hr img input link meta param source track wbr"
    " p li dt dd tr td th thead tbody tfoot colgroup caption html head body".split()
)
"""Elements without content, and those that end where the next of their kind begins."""
STAYING = frozenset({"a", "form"})
BORDERS = frozenset("table object template marquee applet svg math".split())
"""Elements whose inside closes nothing outside."""


def tame(markup: str) -> str:
    """The markup itself where parsing it is cheap, else without the tags and attributes that make it dear."""
    ordinary = ORDINARY.match(markup)
    if ordinary is not None and ordinary.end() == len(markup) and not _may_nest(markup):
        return markup
    return "".join(_tamed(markup))


def _may_nest(markup: str) -> bool:
    tags = markup.count("<")
    return tags > MANY_TAGS or (tags > FEW_TAGS and len(FORMATTING_TAG.findall(markup)) > FEW_FORMATTING)


def _tamed(markup: str) -> Iterator[str]:
    """The markup in pieces, tag by tag; what scripts and comments hold passes as it is."""
    nest = _Nest()
    at = start = 0
    while (at := markup.find("<", start)) >= 0:
        tag = TAG.match(markup, at)
        if tag is None:
            comment = COMMENT.match(markup, at)
            end = comment.end() if comment is not None else at + 1
            yield markup[start:end]
        else:
            yield markup[start:at] + nest.judge(tag)
            end = tag.end()
            if tag["name"].lower() in RAW and not tag["end"] and not nest.foreign():
                end = _raw_end(markup, tag["name"].lower(), end)
                yield markup[tag.end() : end]
        start = end
    yield markup[start:]


def _raw_end(markup: str, name: str, at: int) -> int:
    found = RAW[name].search(markup, at)
    return found.start() if found is not None else len(markup)


class _Nest:
    """The open elements, as the standard's algorithm would have them or more."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._formatting = 0
        self._left: dict[str, int] = {}

    def judge(self, tag: re.Match[str]) -> str:
        """The tag as it may stand: whole, without its last attributes, or not at all."""
        name = tag["name"].lower()
        if tag["end"]:
            self._close(name)
        elif name not in UNNESTED:
            if len(self._open) >= MOST_DEPTH or (name in FORMATTING and self._formatting >= MOST_FORMATTING):
                return " "
            self._open.append(name)
            self._formatting += name in FORMATTING
        return f"<{tag['end']}{tag['name']}{tag['kept']}>" if tag["left"] else tag.group()

    def _close(self, name: str) -> None:
        """Close the innermost element of that name, unless a border stands between.

        All that is in it closes with it, but the block in a formatting element or a form stays open, and a formatting
        element in a block goes on behind it.
        """
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at] == name:
                if name in FORMATTING:
                    self._formatting -= 1
                elif name not in STAYING:
                    self._leave(at + 1)
                del self._open[at]
                return
            if self._open[at] in BORDERS:
                return
        if self._left.get(name):
            self._left[name] -= 1
            self._formatting -= 1

    def foreign(self) -> bool:
        """Whether the place lies in a drawing or a formula, where scripts are elements like others."""
        return "svg" in self._open or "math" in self._open

    def _leave(self, at: int) -> None:
        for name in self._open[at:]:
            if name in FORMATTING:
                self._left[name] = self._left.get(name, 0) + 1
        del self._open[at:]
