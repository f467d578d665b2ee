"""The columns of the four configurations, and the batch that travels between engine and package."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from cleaners.recognisers.layout import word_count
from corpus.article import Outcome

_STRINGS = pa.list_(pa.string())
_SOURCE = pa.struct([("path", pa.string()), ("record", pa.int64()), ("format", pa.string())])
_CONFIDENCE = pa.struct([(name, pa.float32()) for name in ("text", "outlet", "authors", "date", "title", "kind")])

_DEFAULT = {
    "id": pa.string(),
    "text": pa.string(),
    "title": pa.string(),
    "description": pa.string(),
    "outlet": pa.string(),
    "domain": pa.string(),
    "authors": _STRINGS,
    "editors": _STRINGS,
    "byline": pa.string(),
    "agency": pa.string(),
    "date": pa.date32(),
    "published": pa.timestamp("ms", tz="UTC"),
    "modified": pa.timestamp("ms", tz="UTC"),
    "place": pa.string(),
    "tags": _STRINGS,
    "captions": _STRINGS,
    "language": pa.string(),
    "language_score": pa.float32(),
    "kind": pa.string(),
    "cut_short": pa.bool_(),
    "url": pa.string(),
    "license": pa.string(),
    "source": _SOURCE,
    "n_chars": pa.int32(),
    "n_words": pa.int32(),
    "n_cuts": pa.int32(),
    "duplicates": pa.int32(),
    "confidence": _CONFIDENCE,
}
_CUT = {
    "start": pa.int32(),
    "end": pa.int32(),
    "text": pa.string(),
    "reason": pa.string(),
    "cleaner": pa.string(),
    "rule": pa.string(),
}
_EVIDENCE = {
    "field": pa.string(),
    "value": pa.string(),
    "where": pa.string(),
    "quote": pa.string(),
    "rule": pa.string(),
    "score": pa.float32(),
    "chosen": pa.bool_(),
}
_DROPPED = {"id": pa.string(), "source": _SOURCE, "why": pa.string()}

SCHEMAS = MappingProxyType(
    {
        "default": pa.schema(_DEFAULT),
        "cuts": pa.schema({"id": pa.string(), **_CUT}),
        "evidence": pa.schema({"id": pa.string(), **_EVIDENCE}),
        "dropped": pa.schema(_DROPPED),
    }
)
"""Configuration to its columns, `default` first."""

BATCH = pa.schema(
    {
        "id": pa.string(),
        "source_chars": pa.int32(),
        "source_words": pa.int32(),
        "article": pa.struct(_DEFAULT),
        "cuts": pa.list_(pa.struct(_CUT)),
        "evidence": pa.list_(pa.struct(_EVIDENCE)),
        "dropped": pa.struct(_DROPPED),
    }
)
"""One row a record: one of `article` and `dropped` is null. Cuts carry their words, the source is left."""


def outcomes_to_batch(outcomes: Sequence[Outcome]) -> pa.RecordBatch:
    """The outcomes as one batch of the schema `BATCH`, in their order."""
    columns = [
        pa.array([outcome.id for outcome in outcomes], pa.string()),
        pa.array([len(outcome.text) for outcome in outcomes], pa.int32()),
        pa.array([word_count(outcome.text) for outcome in outcomes], pa.int32()),
        _structs([outcome.article for outcome in outcomes], pa.struct(_DEFAULT)),
        _cut_lists(outcomes),
        _evidence_lists(outcomes),
        _structs([outcome if outcome.why is not None else None for outcome in outcomes], pa.struct(_DROPPED)),
    ]
    return pa.RecordBatch.from_arrays(columns, schema=BATCH)


def split_batch(batch: pa.RecordBatch) -> dict[str, pa.Table]:
    """The rows of each configuration; cuts and evidence of what was dropped go with it."""
    kept, dropped = batch.column("article").is_valid(), batch.column("dropped").is_valid()
    if not pc.all(pc.xor(kept, dropped), min_count=0).as_py():
        raise ValueError("a record is an article or dropped, and never both")
    articles = batch.filter(kept)
    return {
        "default": pa.Table.from_struct_array(articles.column("article")),
        "cuts": _children(articles, "cuts"),
        "evidence": _children(articles, "evidence"),
        "dropped": pa.Table.from_struct_array(batch.column("dropped").filter(dropped)),
    }


def features(schema: pa.Schema) -> list[dict[str, Any]]:
    """The columns as a dataset card's `features` name them, in the form that `datasets` reads and writes."""
    return [_feature(field) for field in schema]


def _feature(field: pa.Field) -> dict[str, Any]:
    if pa.types.is_struct(field.type):
        return {"name": field.name, "struct": [_feature(inner) for inner in field.type]}
    if pa.types.is_list(field.type):
        return {"name": field.name, "list": _dtype(field.type.value_type)}
    return {"name": field.name, "dtype": _dtype(field.type)}


def _dtype(kind: pa.DataType) -> str:
    if pa.types.is_date32(kind):
        return "date32"
    return {"float": "float32"}.get(str(kind), str(kind))


def _structs(items: Sequence[object | None], kind: pa.DataType) -> pa.Array:
    """Dataclass instances as structs, column by column; None is null."""
    columns = []
    for field in kind:
        values = [None if item is None else getattr(item, field.name) for item in items]
        is_struct = pa.types.is_struct(field.type)
        columns.append(_structs(values, field.type) if is_struct else pa.array(values, field.type))
    absent = pa.array([item is None for item in items], pa.bool_())
    return pa.StructArray.from_arrays(columns, fields=list(kind), mask=absent)


def _cut_lists(outcomes: Sequence[Outcome]) -> pa.ListArray:
    """Every cut with its words from the source."""
    cuts = [cut for outcome in outcomes for cut in outcome.cuts]
    words = [outcome.text[cut.start : cut.end] for outcome in outcomes for cut in outcome.cuts]
    columns = [
        pa.array(words if name == "text" else [getattr(cut, name) for cut in cuts], kind) for name, kind in _CUT.items()
    ]
    values = pa.StructArray.from_arrays(columns, fields=list(pa.struct(_CUT)))
    return pa.ListArray.from_arrays(_offsets([len(outcome.cuts) for outcome in outcomes]), values)


def _evidence_lists(outcomes: Sequence[Outcome]) -> pa.ListArray:
    values = _structs([fact for outcome in outcomes for fact in outcome.evidence], pa.struct(_EVIDENCE))
    return pa.ListArray.from_arrays(_offsets([len(outcome.evidence) for outcome in outcomes]), values)


def _offsets(lengths: list[int]) -> pa.Array:
    """Where each list begins, and where the last one ends."""
    offsets = [0]
    for length in lengths:
        offsets.append(offsets[-1] + length)
    return pa.array(offsets, pa.int32())


def _children(articles: pa.RecordBatch, name: str) -> pa.Table:
    """A list column as rows of its own, each under the id of its document."""
    lists = articles.column(name)
    ids = articles.column("id").take(pc.list_parent_indices(lists))
    return pa.Table.from_struct_array(lists.flatten()).add_column(0, "id", ids)
