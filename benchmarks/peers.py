"""Other tools beside which this project is measured on flat text, and what two of them make of HTML."""

import html
import re
from collections.abc import Callable

from benchmarks.printing import version_of

Peer = Callable[[str, str | None], str]
"""A text and the language it is in, if that is known; what is left of the text."""

STOPLISTS = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "id": "Indonesian",
    "is": "Icelandic",
    "it": "Italian",
    "ko": "Korean",
    "lt": "Lithuanian",
    "ms": "Malay",
    "no": "Norwegian_Bokmal",
    "sw": "Swahili",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
}
"""The stop words of jusText by language."""


def nothing(text: str, language: str | None) -> str:
    """The raw text."""
    return text


C4_FEWEST_WORDS, C4_FEWEST_SENTENCES = 5, 3
C4_ENDS = (".", "!", "?", '"', "”")
C4_POLICY = ("terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies", "use cookies")
SENTENCE = re.compile(r"[.!?]+[\"”’)]*(?=\s|$)")


def c4(text: str, language: str | None) -> str:
    """The line rules of C4 (Raffel and others 2020), with the numbers of its released code.

    A line stays if it ends in a terminal mark and not in an ellipsis, has at least 5 words, and names neither
    JavaScript nor a cookie or privacy policy. A page goes if it has `lorem ipsum`, a curly bracket, or fewer than 3
    sentences.
    Left out: the list of bad words, language identification, repeated spans of three sentences.
    """
    if "lorem ipsum" in text.casefold() or "{" in text:
        return ""
    lines = [line.strip() for line in text.splitlines()]
    kept = "\n".join(line for line in lines if _c4_keeps(line))
    return kept if len(SENTENCE.findall(kept)) >= C4_FEWEST_SENTENCES else ""


def _c4_keeps(line: str) -> bool:
    small = line.casefold()
    return (
        line.endswith(C4_ENDS)
        and not line.endswith("...")
        and len(line.split()) >= C4_FEWEST_WORDS
        and "javascript" not in small
        and not any(words in small for words in C4_POLICY)
    )


def justext(text: str, language: str | None) -> str:
    """JusText with each line a paragraph."""
    return justext_of_html(as_html(text), language)


def justext_of_html(page: str | bytes, language: str | None) -> str:
    """JusText with its defaults and the stop words of the language, English where that is not known.

    For a language that it has no stop words of, with the settings it recommends then.
    """
    import justext as tool

    if language is None or language in STOPLISTS:
        paragraphs = tool.justext(page, tool.get_stoplist(STOPLISTS[language or "en"]))
    else:
        paragraphs = tool.justext(page, frozenset(), stopwords_low=0, stopwords_high=0)
    return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)


def trafilatura(text: str, language: str | None) -> str:
    """Trafilatura with each line a paragraph."""
    return trafilatura_of_html(as_html(text), language)


def trafilatura_of_html(page: str | bytes, language: str | None) -> str:
    """Trafilatura without comments. Never with `deduplicate`: that keeps state from page to page."""
    import trafilatura as tool

    return tool.extract(page, include_comments=False) or ""


def as_html(text: str) -> str:
    """A page of HTML with each line that is not blank as a paragraph."""
    lines = "\n".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
    return f"<!DOCTYPE html><html><head><title></title></head><body>\n{lines}\n</body></html>"


NEEDS = {"jusText": "jusText", "trafilatura": "trafilatura"}
"""Methods that need a distribution besides this project."""
PEERS: dict[str, Peer] = {
    "nothing done": nothing,
    "C4 line rules": c4,
    "jusText": justext,
    "trafilatura": trafilatura,
}


def installed(method: str) -> bool:
    """Whether what a method needs is there."""
    return method not in NEEDS or version_of(NEEDS[method]) is not None
