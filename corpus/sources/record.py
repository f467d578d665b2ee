"""A record: one document as its file holds it, before anything is decoded or judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.article import Source


@dataclass(frozen=True, slots=True)
class Record:
    """Raw bytes with their place, and what the user knows of them.

    `known` maps column names of the dataset, and `fetched`, to values as the user wrote them; `said_in` names the
    file or flag that says so. `why` is set where the record is to be dropped as it is, as `kind: particulars`.
    """

    source: Source
    content: bytes
    known: Mapping[str, str] = field(default_factory=dict)
    said_in: str = ""
    why: str | None = None
