"""From a parsed tree to visible text in blocks: one walk in document order, without recursion.

The walk costs about as much as the parse, so each node is asked for no more than its tag, its attributes or its text,
and its neighbours.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from cleaners.page import Block, Head, Kind, Markup, Page
from cleaners.reading.tags import BLOCKS, HIDING, KINDS, UNSEEN, hidden

SAID = ("itemprop", "itemtype", "rel", "datetime", "content", "href", "property")
SPEAKING = frozenset({"itemprop", "itemtype", "datetime", "rel", "property"})
"""Attributes that make an element carry metadata."""
LOOSE = frozenset({"a", "span", "time"})
MOST_UNSHOWN = 200
MOST_META = 1000
JSON_LD = "application/ld+json"
Attributes = Mapping[str, str | None]


def _is_loose(tag: str) -> bool:
    """Whether words in such an element are apart from those in one before it; the page's own have a hyphen."""
    return tag in LOOSE or "-" in tag


@dataclass(slots=True)
class Walk:
    """What was read so far.

    `everything` shows what is hidden and what stands in for scripts, `shown` hidden elements by their `mem_id`;
    `segments` are parts of the page that come late and that a script puts in their place, by the place's id.
    """

    everything: bool = False
    shown: frozenset[int] = frozenset()
    segments: dict[str, LexborNode] = field(default_factory=dict)
    pieces: list[str] = field(default_factory=list)
    size: int = 0
    line: int = 1
    blocks: list[Block] = field(default_factory=list)
    homes: list[int] = field(default_factory=list)
    kinds: list[Kind] = field(default_factory=list)
    linked: list[int] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    said: dict[int, dict[str, str]] = field(default_factory=dict)
    meta: list[tuple[str, str]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    json_ld: list[str] = field(default_factory=list)
    unshown: list[LexborNode] = field(default_factory=list)
    """The first elements that were passed over because they are hidden."""
    title: str = ""
    language: str = ""
    _first: int = -1
    """Piece with which the open line begins, -1 between lines."""
    _start: int = 0
    _home: int = -1
    _in_links: int = 0
    _gap: bool = False
    """Whether white space stood behind the last words of the open line."""
    _breaks: int = 0
    """Line ends that are due before the next words."""
    _here: int = -1
    """The element the walk is in."""
    _kind: Kind = Kind.PARAGRAPH
    _link: int = 0
    _kept: bool = False
    """Whether white space stands as written."""
    _closed: str = ""
    """The element in a line that was closed last, and where."""
    _closed_at: int = -1

    def read(self, root: LexborNode) -> None:
        """Read the tree below `root`, which is read too."""
        open_: list[tuple[LexborNode, str, int, Kind, int]] = []
        node: LexborNode | None = root
        while node is not None:
            tag = node.tag or ""
            if tag == "-text":
                text = node.text_content or ""
                if self._kept:
                    self._lines(text)
                elif not text or text.isspace():
                    self._gap = True  # half of all texts stand between tags for the eyes of writers
                else:
                    self._words(text)
            elif tag == "br":
                self._end_line(1)
            else:
                child = node.first_child if tag not in UNSEEN else self._unseen(node, tag)
                attributes = node.attributes
                if (
                    child is not None
                    and (tag == "dialog" or not HIDING.isdisjoint(attributes))
                    and self._is_hidden(node, tag, attributes)
                ):
                    child = None
                if child is not None or "itemprop" in attributes:
                    open_.append((node, tag, self._here, self._kind, self._link))
                    self._enter(tag, attributes)
                    if child is not None:
                        node = child
                        continue
                    node = self._leave(*open_.pop())
            while (following := node.next) is None or not open_:
                if not open_:
                    self._end_line(0)
                    return
                node = self._leave(*open_.pop())
            node = following

    def _unseen(self, node: LexborNode, tag: str) -> LexborNode | None:
        """The first child of an element that is read after all; what the others say of the page is noted."""
        if tag == "template" and self.segments:
            segment = self.segments.pop(node.id or "", None)
            return segment.first_child if segment is not None else None
        if tag == "noscript" and self.everything:
            return node.first_child
        self._note(node, tag)
        return None

    def _is_hidden(self, node: LexborNode, tag: str, attributes: Attributes) -> bool:
        if self.everything or not hidden(tag, attributes) or node.mem_id in self.shown:
            return False
        if len(self.unshown) < MOST_UNSHOWN:
            self.unshown.append(node)
        return True

    def _enter(self, tag: str, attributes: Attributes) -> None:
        """Open an element. One in a line that says nothing of itself is passed through."""
        if tag in BLOCKS:
            if self._first >= 0 or self._breaks < 2:
                self._end_line(2)
            if tag in KINDS:
                self._kind = KINDS[tag]
                self._kept = self._kept or tag == "pre"
        else:
            if tag == "a":
                self._link += 1
            elif tag == "code":
                self._kind = KINDS[tag]
            if self._first >= 0 and self._closed_at == self.size and _is_loose(tag) and _is_loose(self._closed):
                self._gap = True  # `<a>one</a><span>two</span>`: styles set them apart
            if not attributes:
                return
        self.parents.append(self._here)
        self._here = len(self.tags)
        self.tags.append(tag)
        self.starts.append(self.size)
        self.ends.append(-1)
        self.words.append(self._read_attributes(tag, attributes) if attributes else "")

    def _read_attributes(self, tag: str, attributes: Attributes) -> str:
        """Class and id of an element; what else it says is noted."""
        if not SPEAKING.isdisjoint(attributes):
            self.said[self._here] = {key: attributes[key] or "" for key in SAID if key in attributes}
        if tag == "html":
            self.language = attributes.get("lang") or attributes.get("xml:lang") or ""
        words, name = attributes.get("class") or "", attributes.get("id")
        return f"{words} {name}" if name else words

    def _leave(self, node: LexborNode, tag: str, here: int, kind: Kind, link: int) -> LexborNode:
        """Close an element, back to what was before it."""
        if tag in BLOCKS:
            if self._first >= 0 or self._breaks < 2:
                self._end_line(2)
            if tag == "pre":
                self._kept = False
        else:
            self._closed, self._closed_at = tag, self.size
        if self._here != here:
            self.ends[self._here] = self.size
            self._here = here
        self._kind, self._link = kind, link
        return node

    def _words(self, text: str) -> None:
        """Words of the open line; the first of them open it."""
        line = " ".join(text.split())
        if self._first < 0:
            self._begin()
        elif self._gap or text[0].isspace():
            line = f" {line}"
        self._gap = text[-1].isspace()
        self._add(line)

    def _add(self, words: str) -> None:
        self.pieces.append(words)
        self.size += len(words)
        if self._link:
            self._in_links += len(words)
        if self._home != self._here:
            self._home = self._common(self._home, self._here)

    def _begin(self) -> None:
        if self.pieces and self._breaks:
            self.pieces.append("\n" * self._breaks)
            self.size += self._breaks
            self.line += self._breaks
        self._first, self._start, self._home = len(self.pieces), self.size, self._here
        self._in_links = 0
        self._breaks = 0

    def _common(self, one: int, other: int) -> int:
        """The innermost element around both: a later element has the greater number."""
        while one != other:
            if one > other:
                one = self.parents[one]
            else:
                other = self.parents[other]
        return one

    def _lines(self, text: str) -> None:
        """Lines of text whose white space stands as written."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self._end_line(1)
            if self._first < 0:
                line = line.lstrip()
                if line:
                    self._begin()
            if line:
                self._add(line.replace("\t", " "))

    def _end_line(self, breaks: int) -> None:
        """Close the open line as a block, and ask for as many line ends before the next words."""
        self._gap = False
        if self._first < 0:
            self._breaks = max(self._breaks, breaks) if breaks != 1 else min(self._breaks + 1, 2)
            return
        self._breaks = breaks
        text = "".join(self.pieces[self._first :]).rstrip()
        self.blocks.append(Block(len(self.blocks), self.line, self._start, self._start + len(text), text))
        self.homes.append(self._home)
        self.kinds.append(self._kind)
        self.linked.append(self._in_links)
        self._first = -1

    def _note(self, node: LexborNode, tag: str) -> None:
        """What an element without visible text says of the page."""
        if tag == "meta":
            attributes = node.attributes
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            content = attributes.get("content")
            if name and content and len(self.meta) < MOST_META:
                self.meta.append((name.strip().lower(), content))
        elif tag == "link":
            attributes = node.attributes
            rel, address = attributes.get("rel"), attributes.get("href")
            if rel and address and len(self.links) < MOST_META:
                self.links.append((rel.strip().lower(), address.strip()))
        elif tag == "script":
            kind = node.attributes.get("type")
            if kind and JSON_LD in kind.lower():
                self.json_ld.append(node.text())
        elif tag == "title" and not self.title:
            self.title = " ".join(node.text().split())

    def text(self) -> str:
        """The visible text as read."""
        return "".join(self.pieces)

    def page(self, url: str | None) -> Page:
        """The page as read."""
        markup = Markup(
            tuple(self.tags), tuple(self.words), tuple(self.parents), tuple(self.starts), tuple(self.ends),
            tuple(self.homes), tuple(self.kinds), tuple(self.linked), self.said,
        )  # fmt: skip
        head = Head(self.title, tuple(self.meta), tuple(self.links), tuple(self.json_ld), self.language)
        return Page(self.text(), tuple(self.blocks), url, markup, head)
