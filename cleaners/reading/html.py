"""HTML to a `Page`: its visible text in reading order, in blocks, and what its tags and its head say of it.

The parser is lexbor by way of `selectolax`: on 279 pages (129 of fundus-dev, 150 of wcxb-dev; 357 KB and 278 KB in
the mean) a parse took 0.5 ms a page, by resiliparse 0.75 ms, by lxml 1.35 ms; a walk over every node with its tag,
attributes and text 0.4 ms by selectolax, 0.35 ms by lxml, 6 ms by resiliparse. Lexbor follows the HTML standard, whose
algorithm is not linear on hostile markup: `hostile.tame` goes before it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser, LexborNode

from cleaners.errors import TooLargeError
from cleaners.page import Block, Page
from cleaners.reading.decode import decode_html
from cleaners.reading.dialects import plain
from cleaners.reading.embedded import body_in_json_ld, body_in_state
from cleaners.reading.extracted import by_trafilatura
from cleaners.reading.hostile import tame
from cleaners.reading.unfolding import LONG, shown_later
from cleaners.reading.walk import Walk
from cleaners.reasons import ENGINES

LARGEST = 20_000_000
"""Code points of markup from which on a page is not parsed."""
FEW_WORDS = 60
"""Words of visible text below which a page is searched for what it shows only to programs, or through them."""
FEW_MORE = 10
"""Words that hidden parts must bring besides twice the visible ones, to be the page's text."""
LATE = 'id="S:'
PART = re.compile(r"<(?:p|br|div|h[1-6]|li|span|a|strong|em|b|i)[\s/>]", re.IGNORECASE)
ROOT_URL = re.compile(r"https?://[^\s/]+\.[^\s]+", re.IGNORECASE)


def read_html(content: bytes | str, url: str | None = None, engine: str = ENGINES[0]) -> Page:
    """A page from the bytes or the markup of an HTML document, whatever its faults.

    Where `engine` is `trafilatura`, the page comes with the text that it extracts. Without `url`, the page's own
    address is the one it states (canonical link, `og:url`). Raises DecodeError for bytes that are no text,
    TooLargeError for more than `LARGEST` code points.
    """
    markup = decode_html(content) if isinstance(content, bytes) else content
    if len(markup) > LARGEST:
        raise TooLargeError(f"{len(markup)} code points of HTML where at most {LARGEST} are parsed")
    markup = tame(plain(markup.replace("\0", "")))
    tree = LexborHTMLParser(markup)
    walk = _walked(tree, markup)
    if _few(walk):
        everything = _walk(tree, Walk(everything=True))
        walk = everything if _words(everything.blocks) >= 2 * _words(walk.blocks) + FEW_MORE else walk
    if _few(walk):
        _read_frames(walk, tree)
    body = body_in_json_ld(walk.json_ld, walk.text())
    if body is None and _few(walk):
        body = body_in_state([node.text() for node in tree.css("script")])
    if body is not None:
        _read_part(walk, body)
    page = walk.page(url or _own_url(walk))
    return replace(page, extracted=by_trafilatura(markup)) if engine == "trafilatura" else page


def _walked(tree: LexborHTMLParser, markup: str) -> Walk:
    """The page as a reader sees it, after the scripts have put late parts in their places and shown the article."""
    segments = _segments(tree) if LATE in markup else {}
    walk = _walk(tree, Walk(segments=dict(segments)))
    if not walk.unshown:
        return walk
    shown = shown_later(walk.unshown, sum(len(block.text) for block in walk.blocks if len(block.text) >= LONG))
    return _walk(tree, Walk(shown=shown, segments=segments)) if shown else walk


def _walk(tree: LexborHTMLParser, walk: Walk) -> Walk:
    if tree.root is not None:
        walk.read(tree.root)
    return walk


def _segments(tree: LexborHTMLParser) -> dict[str, LexborNode]:
    """Parts that a streaming server sends late: `<div hidden id="S:1a">` belongs at the place `B:1a` or `P:1a`."""
    late = {(node.id or "")[2:]: node for node in tree.css('div[id^="S:"]')}
    return {f"{place}:{name}": node for name, node in late.items() for place in "BP"}


def _words(blocks: Sequence[Block]) -> int:
    return sum(block.text.count(" ") + 1 for block in blocks)


def _few(walk: Walk) -> bool:
    """Whether the page shows few words. A block has one at least, so no more blocks are counted than that."""
    return _words(walk.blocks[:FEW_WORDS]) < FEW_WORDS


def _read_frames(walk: Walk, tree: LexborHTMLParser) -> None:
    """What a page of frames says to programs without frames: the parser leaves it as it is written."""
    for node in tree.css("noframes"):
        _read_part(walk, node.text())


def _read_part(walk: Walk, text: str) -> None:
    """Read a text that stood in a script, flat or in HTML, behind all else."""
    if not PART.search(text):
        text = "".join(f"<p>{line}</p>" for line in text.replace("<", "&lt;").splitlines())
    part = LexborHTMLParser(tame(text.replace("\0", "")))
    if part.body is not None:
        walk.read(part.body)


def _own_url(walk: Walk) -> str | None:
    """The address that a page states as its own."""
    stated = [address for rel, address in walk.links if rel == "canonical"]
    stated += [content.strip() for name, content in walk.meta if name == "og:url"]
    return next((address for address in stated if ROOT_URL.fullmatch(address)), None)
