"""JSON-LD as it is found on pages: graphs, lists, nested things, and JSON that is broken in the usual ways."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

Thing = Mapping[str, Any]

LARGEST = 2_000_000
"""Code points of one script from which on it is not read: an article's own is hardly ever over 100,000."""
MOST_THINGS = 2_000
WRAPPING = re.compile(
    r"^\s{0,99}(?:/\*|//)?\s{0,9}(?:<!--|<!\[CDATA\[)(?:\s{0,9}\*/)?"
    r"|(?:/\*|//)?\s{0,9}(?:-->|\]\]>)(?:\s{0,9}\*/)?[\s;]*$"
)
COMMA = re.compile(r",(?=\s*[}\]])")
DOUBLED = re.compile(r",(?=\s*,)")
COMMENT = re.compile(r"(?m)^[ \t]{0,99}//[^\n]*$|/\*[^*]{0,500}\*/")
ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
LONE = re.compile(
    r'"(?P<key>headline|name|datePublished|dateModified|articleBody|description|url)"\s*:\s*"(?P<value>(?:[^"\\\n]|\\.)*+)"'
)
HALF = re.compile("[\ud800-\udfff]")
DECODER = json.JSONDecoder(strict=False)


def things(source: str) -> list[Thing]:
    """Every object of a JSON-LD script, outer ones first. Of JSON that cannot be mended, its telling pairs as one."""
    if len(source) > LARGEST:
        return []
    return list(_walk(_loaded(source)))


def types(thing: Thing) -> frozenset[str]:
    """The types of an object, without their vocabulary: `http://schema.org/NewsArticle` is `NewsArticle`."""
    named = thing.get("@type", thing.get("type"))
    several = named if isinstance(named, list) else [named]
    return frozenset(name.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in several if isinstance(name, str))


def words(value: Any) -> str:
    """The text of a value: of a string, the first of a list, or an object's name; entities undone."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            value = value.get("@value") or value.get("name") or value.get("headline") or value.get("@id") or ""
    if isinstance(value, str):
        return sound(html.unescape(html.unescape(value)).strip() if "&" in value else value.strip())
    return ""


def sound(text: str) -> str:
    """A text of JSON without halves of signs, which JSON can spell and no encoding holds."""
    return text if text.isascii() else HALF.sub("\ufffd", text)


def _loaded(source: str) -> Any:
    """What the source holds, mended where it is broken."""
    for mended in _mendings(source):
        try:
            value, end = DECODER.raw_decode(mended)
        except (ValueError, RecursionError):  # a number of thousands of digits is no JSONDecodeError
            continue
        rest = mended[end:].lstrip(" \t\r\n;,")
        return [value, _loaded(rest)] if rest.startswith("{") and len(rest) < len(source) // 2 + 1 else value
    pairs = {match["key"]: unquoted(match["value"]) for match in reversed(list(LONE.finditer(source)))}
    return [pairs | _typed(source)]


def _mendings(source: str) -> Iterator[str]:
    """The source, ever more mended."""
    yield source.strip().lstrip("\ufeff")
    bare = WRAPPING.sub("", source).strip().lstrip("\ufeff").rstrip(";")
    yield bare
    if "&quot;" in bare:
        yield html.unescape(bare)
    tidy = DOUBLED.sub("", COMMA.sub("", COMMENT.sub("", ESCAPE.sub(r"\\\\", bare))))
    yield tidy
    yield tidy + "}" * max(0, tidy.count("{") - tidy.count("}"))
    yield "[" + tidy + "]"


def _typed(source: str) -> dict[str, str]:
    named = re.search(r'"@type"\s*:\s*"(\w{1,40})"', source)
    return {"@type": named.group(1)} if named else {}


def unquoted(value: str) -> str:
    """The text that stands between the quotation marks of a JSON string."""
    try:
        return words(json.loads(f'"{value}"', strict=False))
    except json.JSONDecodeError:
        return value


def _walk(value: Any) -> Iterator[Thing]:
    """Objects in document order, each before what is in it; without recursion."""
    waiting = [value]
    count = 0
    while waiting and count < MOST_THINGS:
        value = waiting.pop()
        if isinstance(value, dict):
            count += 1
            yield value
            waiting.extend(reversed([inner for inner in value.values() if isinstance(inner, dict | list)]))
        elif isinstance(value, list):
            waiting.extend(reversed([inner for inner in value if isinstance(inner, dict | list)]))
