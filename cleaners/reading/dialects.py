"""Markup that says to a browser what the parser does not take from it, written as plain HTML: shadow trees that a
`<template shadowrootmode>` declares, and the empty elements and CDATA sections of XHTML."""

import html
import re

SHADOW = "shadowroot"
TEMPLATE = re.compile(r"<(/?)template\b([^<>]*)>", re.IGNORECASE)
MODE = re.compile(r"\sshadowroot(?:mode)?\s*=", re.IGNORECASE)
XHTML = re.compile(r"""<\?xml\b|xmlns\s{0,9}=\s{0,9}["']http://www\.w3\.org/1999/xhtml["']""", re.IGNORECASE)
PRESCAN = 4096
EMPTY = re.compile(r"<(script|style|title|textarea|iframe|noscript|noframes|template)\b([^<>]*)/>", re.IGNORECASE)
"""Elements that end with themselves in XHTML, and swallow all that follows in HTML."""
SECTION, SECTION_END = "<![CDATA[", "]]>"


def plain(markup: str) -> str:
    """The markup in HTML; of a page that is neither, as it stands."""
    if SHADOW in markup:
        markup = _opened(markup)
    if XHTML.search(markup, 0, PRESCAN):
        markup = EMPTY.sub(r"<\1\2></\1>", markup)
        markup = _without_sections(markup)
    return markup


def _without_sections(markup: str) -> str:
    """The text of CDATA sections as text."""
    pieces = markup.split(SECTION)
    for number, piece in enumerate(pieces[1:], start=1):
        text, end, rest = piece.partition(SECTION_END)
        pieces[number] = html.escape(text, quote=False) + rest if end else SECTION + piece
    return "".join(pieces)


def _opened(markup: str) -> str:
    """Shadow trees as elements among the children of what they belong to."""
    shadows: list[bool] = []

    def written(tag: re.Match[str]) -> str:
        if not tag[1]:
            shadows.append(MODE.search(tag[2]) is not None)
            return "<shadow-root>" if shadows[-1] else tag[0]
        return "</shadow-root>" if shadows and shadows.pop() else tag[0]

    return TEMPLATE.sub(written, markup)
