"""A batch of documents is the sum of its parts."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaners.reading.decode import decode
from corpus import Recipe
from corpus.article import Source
from corpus.batch import clean_batch, from_batch, to_batches
from corpus.sources import Record
from tests.helpers.pages import OPENING, PAGE

PIECES = st.sampled_from(
    [
        *PAGE.splitlines(),
        OPENING,
        "",
        "Rep: Dewi Lestari/ Red: Bagus",
        "sumber : Reuters",
        "Topik:",
        "#padi",
        "\ufeff",
        "<b>Judul</b>",
    ]
)
TEXTS = st.lists(PIECES, max_size=8).map("\n".join) | st.text(max_size=40)
KNOWN = st.dictionaries(st.sampled_from(["title", "authors", "date", "url"]), st.sampled_from(["Kata", "12 Mei 2020"]))


@st.composite
def some_records(draw: st.DrawFn) -> list[Record]:
    drafts = draw(st.lists(st.tuples(TEXTS, KNOWN), max_size=5))
    return [
        Record(Source(f"{at}.txt", 0, "text"), text.encode("utf-8", "replace"), known, "metadata.csv")
        for at, (text, known) in enumerate(drafts)
    ]


def batch(records: Sequence[Record]) -> pa.RecordBatch | None:
    return next(to_batches(records, 1000), None)


def cleaned(records: Sequence[Record]) -> list[dict[str, Any]]:
    found = batch(records)
    rows: list[dict[str, Any]] = clean_batch(found, Recipe()).to_pylist() if found is not None else []
    return rows


@settings(max_examples=60, deadline=None)
@given(some_records(), st.integers(0, 5))
def test_a_batch_is_the_sum_of_its_parts(records: list[Record], at: int) -> None:
    assert cleaned(records) == cleaned(records[:at]) + cleaned(records[at:])


@settings(max_examples=60, deadline=None)
@given(some_records())
def test_records_survive_the_way_through_arrow(records: list[Record]) -> None:
    found = batch(records)
    assert [*from_batch(found)] == records if found is not None else not records


@settings(max_examples=60, deadline=None)
@given(some_records())
def test_each_record_is_an_article_or_dropped(records: list[Record]) -> None:
    for record, row in zip(records, cleaned(records), strict=True):
        assert (row["article"] is None) != (row["dropped"] is None)
        for cut in row["cuts"]:
            assert decode(record.content)[cut["start"] : cut["end"]] == cut["text"]


def test_a_batch_is_full_by_rows_or_by_bytes() -> None:
    small = [Record(Source(f"{at}", 0, "text"), b"x") for at in range(5)]
    assert [part.num_rows for part in to_batches(small, 2)] == [2, 2, 1]
    large = [Record(Source(f"{at}", 0, "text"), bytes(20_000_000)) for at in range(4)]
    assert [part.num_rows for part in to_batches(large, 100)] == [2, 2]
