"""A record: one document as its file holds it, before anything is decoded or judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.article import Source


@dataclass(frozen=True, slots=True)
class Record:
    """Raw bytes with their place, and what the user knows of them.

    `known` maps column names of the dataset, and `fetched`, to values as the user wrote them; `said_in` names the
    file or flag that says so. `problem` is why the bytes could not be read; `content` is then empty.
    """

    source: Source
    content: bytes
    known: Mapping[str, str] = field(default_factory=dict)
    said_in: str = ""
    problem: str | None = None
