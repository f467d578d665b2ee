"""Flat text to a `Page`: its blocks are its lines."""

from cleaners.page import Block, Page

BLANK = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + "\0\u200b\u200e\u200f\ufeff"
"""White space of any kind and signs without a width: a line of nothing else is blank."""


def read_text(text: str, url: str | None = None) -> Page:
    """A page whose blocks are the lines of `text` that are not blank; the text itself is left as it is."""
    blocks: list[Block] = []
    at = 0
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        content = line.strip(BLANK)
        if content:
            start = at + line.index(content)
            blocks.append(Block(len(blocks), number, start, start + len(content), content))
        at += len(line)
    return Page(text, tuple(blocks), url)
