"""The article of a page that shows it only with the help of a script: in JSON-LD, or in the state of its program."""

import contextlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from cleaners.reading.json_ld import sound, unquoted

FEWEST_WORDS = 60
"""Words from which on a JSON text is an article's and no teaser's."""
SAMPLES, SAMPLE = 8, 30
"""Pieces of a JSON text that are looked for on the page, and their code points."""
FEWEST_LETTERS = 60
"""Code points of a string in a program's state from which on it can be a paragraph."""
FEWEST_CODED = 1000
LARGEST = 8_000_000
BODY = re.compile(r'"articleBody"\s*+:\s*+"((?:[^"\\]|\\.)*+)"', re.DOTALL)
"""The one value that is asked for: to read the whole script costs more than all else here."""
TAG = re.compile(r"<[^<>]{0,300}>")


def body_in_json_ld(sources: Sequence[str], shown: str) -> str | None:
    """The longest `articleBody` of a page, where most of it is not among the words that it shows."""
    body = stated_body(sources)
    return body if body is not None and not _is_shown(body, shown) else None


def stated_body(sources: Sequence[str]) -> str | None:
    """The longest `articleBody` of a page, where it is an article's and no teaser's."""
    bodies = [unquoted(body) for source in sources if "articleBody" in source for body in BODY.findall(source)]
    body = max(bodies, key=len, default="")
    return body if len(body.split()) >= FEWEST_WORDS else None


def body_in_state(scripts: Sequence[str]) -> str | None:
    """The paragraphs of the largest text that a script's JSON holds, under whatever key."""
    best: list[str] = []
    for source in scripts:
        if len(source) <= LARGEST:
            for texts in _texts(source):
                if sum(map(len, texts)) > sum(map(len, best)):
                    best = texts
    body = sound("\n".join(dict.fromkeys(best)))
    return body if len(body.split()) >= FEWEST_WORDS else None


def _is_shown(body: str, shown: str) -> bool:
    """Whether half of some pieces of a text, spread over it, stand in another."""
    body = " ".join(TAG.sub(" ", body).split())
    step = max(1, (len(body) - SAMPLE) // SAMPLES)
    pieces = [body[at : at + SAMPLE] for at in range(0, max(1, len(body) - SAMPLE), step)][:SAMPLES]
    return 2 * sum(piece in shown for piece in pieces) >= len(pieces)


def _texts(source: str) -> list[list[str]]:
    """Strings that read like paragraphs, by the key they stand under."""
    start = min((at for at in (source.find("{"), source.find("[")) if at >= 0), default=-1)
    if start < 0:
        return []
    try:
        value, _ = json.JSONDecoder(strict=False).raw_decode(source, start)
    except (ValueError, RecursionError):  # a number of thousands of digits is no JSONDecodeError
        return []
    found: dict[str, list[str]] = defaultdict(list)
    for key, text in _strings(value):
        bare = TAG.sub(" ", text)
        if len(bare) >= FEWEST_LETTERS and bare.count(" ") >= len(bare) // 15:
            found[key].append(text)
    return list(found.values())


def _coded(text: str) -> Iterator[Any]:
    """What the lines of a text hold that is JSON again, as programs send it in pieces."""
    for line in text.splitlines():
        start = line.find("{")
        if start >= 0:
            with contextlib.suppress(ValueError, RecursionError):
                yield json.JSONDecoder(strict=False).raw_decode(line, start)[0]


def _strings(value: Any) -> Iterator[tuple[str, str]]:
    """Strings with the name they stand under, in document order; without recursion."""
    waiting: list[tuple[str, Any]] = [("", value)]
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, str):
            if len(value) >= FEWEST_CODED and '{"' in value:
                waiting.extend((key, inner) for inner in reversed(list(_coded(value))))
            else:
                yield key, value
        elif isinstance(value, dict):
            waiting.extend(reversed(list(value.items())))
        elif isinstance(value, list):
            waiting.extend((key, inner) for inner in reversed(value))
