"""The article of a page that shows it only with the help of a script: in JSON-LD, or in the state of its program."""

import contextlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from operator import or_
from typing import Any, NamedTuple

from cleaners.reading.json_ld import sound, unquoted

FEWEST_WORDS = 60
"""Words from which on a JSON text is an article's and no teaser's."""
SAMPLES, SAMPLE = 8, 30
"""Pieces of a JSON text that are looked for on the page, and their code points."""
FEWEST_LETTERS = 60
"""Code points of a string in a program's state from which on it can be a paragraph."""
FEWEST_CODED = FEWEST_LETTERS
LARGEST = 8_000_000
BODY = re.compile(r'"articleBody"\s*+:\s*+"((?:[^"\\]|\\.)*+)"', re.DOTALL)
"""The one value that is asked for: to read the whole script costs more than all else here."""
STATE = re.compile(r"\s{0,99}(?:window|self|globalThis)\.\w{1,60}\s{0,9}=")
"""How a script begins that does nothing but hold a program's state."""
KEYED = re.compile(r'\b(\w{1,60})"?\s{0,9}:\s{0,9}"((?:[^"\\]|\\.)*+)"', re.DOTALL)
ALONE = -1
WORDED = re.compile(r"[^\W\d_]")
TAG = re.compile(r"<[^<>]{0,300}>")


class Told(NamedTuple):
    """A string of a program's state, the key it stands under, and the number of the list around it."""

    key: str
    text: str
    around: int


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
    """The paragraphs of the largest text that a script's state holds, under whatever key."""
    best: list[Told] = []
    for source in scripts:
        if len(source) <= LARGEST:
            for texts in _texts(source):
                if sum(len(told.text) for told in texts) > sum(len(told.text) for told in best):
                    best = texts
    body = sound("\n".join(_once(told.text for told in best)))
    return body if len(body.split()) >= FEWEST_WORDS else None


def _once(texts: Iterable[str]) -> Iterator[str]:
    """The texts without later copies of long ones: programs hold them twice. An answer such as `No.` may come again."""
    seen: set[str] = set()
    for text in texts:
        if text not in seen:
            yield text
        if len(text) >= FEWEST_LETTERS:
            seen.add(text)


def _is_shown(body: str, shown: str) -> bool:
    """Whether half of some pieces of a text, spread over it, stand in another."""
    body = " ".join(TAG.sub(" ", body).split())
    step = max(1, (len(body) - SAMPLE) // SAMPLES)
    pieces = [body[at : at + SAMPLE] for at in range(0, max(1, len(body) - SAMPLE), step)][:SAMPLES]
    return 2 * sum(piece in shown for piece in pieces) >= len(pieces)


def _texts(source: str) -> Iterator[list[Told]]:
    """Strings that read like paragraphs, by the key they stand under; with each the short ones beside them."""
    by_key: dict[str, list[Told]] = defaultdict(list)
    for told in _told(source):
        by_key[told.key].append(told)
    for group in by_key.values():
        long = list(map(_is_paragraph, (told.text for told in group)))
        lists = {told.around for told in compress(group, long)} - {ALONE}
        beside = (told.around in lists and WORDED.search(told.text) is not None for told in group)
        yield list(compress(group, map(or_, long, beside)))


def _is_paragraph(text: str) -> bool:
    bare = TAG.sub(" ", text)
    return len(bare) >= FEWEST_LETTERS and bare.count(" ") >= len(bare) // 15


def _told(source: str) -> Iterator[Told]:
    """The strings of a script's JSON, or of the state that it makes by a function."""
    start = min((at for at in (source.find("{"), source.find("[")) if at >= 0), default=-1)
    if start < 0:
        return
    try:
        value, _ = json.JSONDecoder(strict=False).raw_decode(source, start)
    except (ValueError, RecursionError):  # a number of thousands of digits is no JSONDecodeError
        if STATE.match(source):
            yield from (Told(match[1], unquoted(match[2]), ALONE) for match in KEYED.finditer(source))
        return
    yield from _strings(value)


def _coded(text: str) -> Iterator[Any]:
    """What the lines of a text hold that is JSON again, as programs send it in pieces."""
    for line in text.splitlines():
        start = line.find("{")
        if start >= 0:
            with contextlib.suppress(ValueError, RecursionError):
                yield json.JSONDecoder(strict=False).raw_decode(line, start)[0]


def _strings(value: Any) -> Iterator[Told]:
    """Strings with the name they stand under and the list around them, in document order; without recursion.

    A list of things of several types is a record, as `["$", "p", null, {...}]`: the list around that counts, and its
    own strings are beside nothing.
    """
    waiting: list[tuple[str, Any, int]] = [("", value, 0)]
    lists = 0
    while waiting:
        key, value, around = waiting.pop()
        if isinstance(value, str):
            if len(value) >= FEWEST_CODED and '{"' in value:
                waiting.extend((key, inner, around) for inner in reversed(list(_coded(value))))
            else:
                yield Told(key, value, around)
        elif isinstance(value, dict):
            waiting.extend((name, inner, around) for name, inner in reversed(value.items()))
        elif isinstance(value, list):
            lists += 1
            record = len(set(map(type, value))) > 1
            around = around if record else lists
            waiting.extend((key, x, ALONE if record and isinstance(x, str) else around) for x in reversed(value))
