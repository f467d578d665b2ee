"""A draft of an outlet's rule file: what repetition found, for a person to read, edit and keep."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from corpus.repetition.furniture import Piece

TABLES = {"line": "lines", "sentence": "sentences"}
HEAD = """\
# Draft, made from {pages} pages by `corpus learn`. Read it before you use it: take out what is text of articles, and
# move each phrase to the reason that fits (docs/reasons.md). The number behind a phrase is that of the pages it is on.
"""


def draft(name: str, domain: str, pieces: Sequence[Piece], pages: int, notes: Iterable[str] = ()) -> str:
    """The rule file as TOML. `notes` stand as comments above the keys."""
    parts = [HEAD.format(pages=pages) + "".join(f"# {note}\n" for note in notes)]
    parts.append(f"name = {_quoted(name)}\ndomains = [{_quoted(domain)}]\n")
    for form, table in TABLES.items():
        mine = [piece for piece in pieces if piece.form == form]
        if mine:
            parts.append(f"[{table}]\n" + "".join(_entries(mine)))
    labels = [piece for piece in pieces if piece.form == "label"]
    if labels:
        parts.append("".join(_labels(labels)))
    return "\n".join(parts)


def _entries(pieces: Sequence[Piece]) -> Iterator[str]:
    for reason, mine in groupby(pieces, key=lambda piece: piece.reason):
        yield f"{reason} = [\n"
        for piece in mine:
            yield f"    {_quoted(piece.words)},  # {piece.pages}\n"
        yield "]\n"


def _labels(pieces: Sequence[Piece]) -> Iterator[str]:
    """An outlet's file has no labels; the language's has."""
    yield "# Labels with a headline behind them. They belong into the language's file, as `label` of their reason:\n"
    for piece in pieces:
        yield f"# {piece.reason}: {_quoted(piece.words)}  # {piece.pages}\n"


def _quoted(text: str) -> str:
    """A basic string of TOML."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
