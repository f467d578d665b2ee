"""Extractors of main text from HTML beside which this project is measured. Each is optional."""

from collections.abc import Callable
from typing import Any

from benchmarks.peers import justext_of_html, trafilatura_of_html
from benchmarks.printing import version_of

HtmlPeer = Callable[[str | bytes, str | None], str]
"""A page and the language it is in, if that is known; its main text."""
UTF8 = "utf-8"


def readability(page: str | bytes, language: str | None) -> str:
    """The summary of readability-lxml, of which the text is taken by lxml."""
    from lxml.etree import ParserError
    from lxml.html import fromstring
    from readability import Document
    from readability.readability import Unparseable

    try:
        return "\n".join(fromstring(Document(_text(page)).summary()).itertext())
    except (Unparseable, ParserError):  # a page it finds nothing in
        return ""


def newspaper(page: str | bytes, language: str | None) -> str:
    """newspaper4k, given the page."""
    return str(newspaper_article(page).text)


def newspaper_article(page: str | bytes, url: str = "") -> Any:
    """All that newspaper4k finds."""
    from newspaper import Article

    article = Article(url or "https://example.org/a", language="en", fetch_images=False)
    article.download(input_html=_text(page))
    article.parse()
    return article


def newsplease(page: str | bytes, language: str | None) -> str:
    """The main text of news-please, given the page."""
    found = newsplease_article(page)
    return found.maintext or "" if found else ""


def newsplease_article(page: str | bytes, url: str = "") -> Any:
    """All that news-please finds; None for a language of which it lacks the tokenizer."""
    from newsplease import NewsPlease

    try:
        return NewsPlease.from_html(_text(page), url=url or None, fetch_images=False)
    except (ImportError, LookupError):
        return None


def goose(page: str | bytes, language: str | None) -> str:
    """The cleaned text of goose3."""
    return str(goose_article(page).cleaned_text)


def goose_article(page: str | bytes) -> Any:
    """All that goose3 finds."""
    from goose3 import Goose

    with Goose({"enable_image_fetching": False}) as extractor:
        return extractor.extract(raw_html=_text(page))


def resiliparse(page: str | bytes, language: str | None) -> str:
    """The main content of resiliparse, without comments."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    content = page.encode(UTF8) if isinstance(page, str) else page
    tree = HTMLTree.parse_from_bytes(content, detect_encoding(content))
    return str(extract_plain_text(tree, main_content=True, comments=False))


def _text(page: str | bytes) -> str:
    return page if isinstance(page, str) else page.decode(UTF8, "replace")


HTML_PEERS: dict[str, tuple[HtmlPeer, str]] = {
    "trafilatura": (trafilatura_of_html, "trafilatura"),
    "readability-lxml": (readability, "readability-lxml"),
    "newspaper4k": (newspaper, "newspaper4k"),
    "news-please": (newsplease, "news-please"),
    "goose3": (goose, "goose3"),
    "resiliparse": (resiliparse, "resiliparse"),
    "jusText": (justext_of_html, "jusText"),
}
"""Each tool with the distribution that it needs."""


def installed() -> dict[str, HtmlPeer]:
    """The tools whose distribution is there."""
    return {name: tool for name, (tool, needed) in HTML_PEERS.items() if version_of(needed) is not None}
