"""Brings words to the form in which the dataset holds them."""

import html
import re
import unicodedata

from cleaners.folding import is_single_spaced

MOJIBAKE = re.compile(r"[ÂÃâ][\x80-\xbf€™œž“”‘’¢£©®±°·»¿¼½¾¡¤¥¦§¨ª«¬¯²³´µ¶¸¹º]|ï»¿")
"""Pairs that a wrong decoding leaves behind; only where one stands is the slower repair asked."""
ESCAPES = 3
HIDDEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]")
JOINERS = re.compile("[\u200c\u200d]")
"""Zero-width joiners carry meaning in Persian, in Indic scripts and in emoji; between Latin letters they do not."""


def normal(text: str) -> str:
    """One paragraph: entities undone, mojibake repaired where certain, NFC, white space single.

    Quotation marks and spelling stay as the author typed them (see the policy of the text).
    """
    if "&" in text:
        text = _unescaped(text)
    if not text.isascii():
        if MOJIBAKE.search(text):
            text = _repaired(text)
        text = unicodedata.normalize("NFC", HIDDEN.sub(_hidden, text))
    if is_single_spaced(text):
        return text
    text = " ".join(text.split())
    if not text.isprintable():
        text = " ".join("".join(c if c.isprintable() else _control(c) for c in text).split())
    return text


def _unescaped(text: str) -> str:
    """Entities undone, also those that were escaped twice (`&amp;nbsp;`)."""
    for _ in range(ESCAPES):
        before, text = text, html.unescape(text)
        if text == before:
            break
    return text


def _hidden(match: re.Match[str]) -> str:
    if not JOINERS.match(match.group()):
        return ""
    around = match.string[max(0, match.start() - 1) : match.end() + 1]
    return match.group() if any(ord(c) > 0x5FF and not JOINERS.match(c) for c in around) else ""


def _control(character: str) -> str:
    return "" if unicodedata.category(character) == "Cc" else character


def _repaired(text: str) -> str:
    import ftfy  # 0.1 s to import: paid only where a page needs it

    return str(ftfy.fix_encoding(text))
