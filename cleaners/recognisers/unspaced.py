"""How writers are named in scripts that set no space between words: Chinese, Japanese, Korean."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cleaners.recognisers.names import FIRST_UNSPACED
from cleaners.recognisers.phrases import either

PERSON = "[\u3005\u30a0-\u30ff\u3400-\u9fff]{2,4}(?:[ \u3000][\u30a0-\u30ff\u3400-\u9fff]{1,4})?|[\uac00-\ud7a3]{2,4}"
"""A person's name in ideographs, kana or Hangul."""
NAME = re.compile(PERSON)
FULL = "[\u3005\u4e00-\u9fff]{3,6}"
PARTED = "[\u3005\u4e00-\u9fff]{1,4}[ \u3000][\u3005\u4e00-\u9fff]{1,4}"
SIGNED = (
    re.compile(rf"。\s?[【（(]({FULL}|{PARTED})[】）)]\s*$"),
    re.compile(rf"[【（(]({PARTED}|{FULL}(?:、{FULL}){{1,3}})[】）)]\s*$"),
)
"""How Japanese papers sign a text: the name in brackets behind its last sentence; on a line of its own, where headings
stand in such brackets too, several names or a name in two parts."""
ROOM = 30
KANA = re.compile("[\u3040-\u30ff]")
"""What tells Japanese from Chinese, which sets remarks on pictures in round brackets."""
DATELINE = re.compile(rf"^【[\u3005\u30a0-\u30ff\u4e00-\u9fff]{{2,12}}([＝=]({FULL}))】")
"""`【ニューヨーク＝山田花子】` in front of a lead."""
SIGNS = "・=＝／/｜|"
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Signed:
    """A name, and from where to where it stands with its label or signs."""

    start: int
    end: int
    name: str
    rule: str


class UnspacedBylines:
    """Reads names with the labels of writers in such scripts."""

    def __init__(self, labels: Iterable[str]) -> None:
        """`labels` are those of writers, of all languages."""
        unspaced = [label for label in labels if label[:1] >= FIRST_UNSPACED]
        self._labelled = re.compile(
            rf"^\W{{0,2}}(?:{either(unspaced)})\s?[{SIGNS}]\s?({PERSON})(?=$|[\s{SIGNS}、].{{0,20}}$)"
        )

    def read(self, text: str) -> Signed | None:
        """The name in a line such as `文・山田花子`, in brackets at its end, or in a dateline at its beginning."""
        if text.isascii():
            return None
        if len(text) <= LONGEST and (found := self._labelled.match(text)) is not None:
            return Signed(0, len(text), found.group(1), "bylines/author-sign")
        if (found := DATELINE.match(text)) is not None:
            return Signed(found.start(1), found.end(1), found.group(2), "bylines/dateline")
        return _in_brackets(text)


def _in_brackets(text: str) -> Signed | None:
    """The name in brackets at a text's end; a line of its own is nothing else."""
    before = max(0, len(text) - ROOM)
    behind = SIGNED[0].search(text, before)
    if behind is not None and (behind.group().lstrip("。 \u3000")[0] == "【" or KANA.search(text)):
        return Signed(behind.start(1) - 1, len(text), behind.group(1), "bylines/author-in-brackets")
    alone = SIGNED[1].fullmatch(text)
    return Signed(0, len(text), alone.group(1), "bylines/author-in-brackets") if alone is not None else None
