"""How fast HTML becomes text and metadata on one core, beside other tools, and where the time goes.

python -m benchmarks.speed_html [--articles N] [--rounds N] [--profile] [--shared FOLDER]

The pages are all of ../shared/fundus-dev and every k-th article of ../shared/wcxb-dev, as bytes. All methods run in
this one process in turns of 32 pages, round after round; a method's figure is its best round, in CPU time. What lexbor
alone takes is what no extractor on this parser is below. --profile prints instead what each stage takes.
"""

import functools
from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
from selectolax.lexbor import LexborHTMLParser

from benchmarks.html_peers import resiliparse
from benchmarks.peers import justext_of_html
from benchmarks.printing import table, version_of, versions
from benchmarks.speed import (
    RECOGNISERS,
    Clock,
    Method,
    arguments,
    best_by_stage,
    calls,
    describe,
    finish,
    in_turns,
    stage_rows,
    unknown,
)
from cleaners.model import judge
from cleaners.reading.decode import decode_html
from cleaners.reading.hostile import tame
from cleaners.reading.html import read_html
from cleaners.reading.walk import Walk
from cleaners.toolkit import packaged_toolkit
from cleaners.view import View
from corpus.article import Source
from corpus.describe import describe_all
from corpus.recipe import Recipe
from corpus.sources import html
from corpus.sources.record import Record

ARTICLES, ROUNDS, TURN = 129, 3, 32
SETS = ("fundus-dev", "wcxb-dev")
Peer = Callable[[bytes], object]


def main() -> None:
    """Print the comparison or the profile."""
    asked = arguments(__doc__, "articles", ARTICLES, ROUNDS).parse_args()
    files = {name: asked.shared / name / "pages.parquet" for name in SETS}
    missing = [str(file) for file in files.values() if not file.exists()]
    if missing:
        print(f"{', '.join(missing)} not there: nothing is measured. The pages are no part of the project.")
        return
    print(versions(Recipe()))
    for name, file in files.items():
        records = sample(file, asked.articles)
        size = sum(len(record.content) for record in records) / len(records) / 1000
        print(f"\n{name}: {len(records)} pages, {size:,.0f} KB each, one core, CPU time\n")
        if asked.profile:
            profile(records, asked.rounds)
        else:
            compare(records, asked.rounds)


def sample(file: Path, size: int) -> list[Record]:
    """Pages spread evenly over the file: every k-th row, where types of pages are told only of articles."""
    rows = pq.read_table(file)
    if "page_type" in rows.column_names:
        rows = rows.filter(pc.equal(rows["page_type"], "article"))
    pages = rows["html"].cast("binary")
    numbers = range(0, len(pages), max(1, len(pages) // size))[:size]
    return [Record(Source(file.parent.name, row, html.FORMAT), pages[row].as_py()) for row in numbers]


def trafilatura(page: bytes) -> object:
    """Trafilatura's text and metadata, without comments, as a Python object."""
    from trafilatura import bare_extraction

    return bare_extraction(page, with_metadata=True, include_comments=False)


def parsed(page: bytes) -> LexborHTMLParser:
    """The floor of a parser in C: decoded and parsed by lexbor, nothing read."""
    return LexborHTMLParser(decode_html(page))


def parsed_text(page: bytes) -> object:
    """Decoded, parsed, and all text of the body taken out by C."""
    body = parsed(page).body
    return body.text(separator="\n") if body is not None else ""


PEERS: dict[str, Peer] = {
    "trafilatura": trafilatura,
    "jusText, text alone": lambda page: justext_of_html(page, None),
    "resiliparse, text alone": lambda page: resiliparse(page, None),
    "lexbor, all text": parsed_text,
    "lexbor, parsed": parsed,
}
NEEDS = {
    "trafilatura": "trafilatura",
    "jusText, text alone": "jusText",
    "resiliparse, text alone": "resiliparse",
}
"""The distribution that a method needs besides this project; a method without its own is left out."""


def compare(records: Sequence[Record], rounds: int) -> None:
    """The table of all methods."""
    recipe, toolkit = Recipe(), packaged_toolkit()
    methods: dict[str, Method] = {"kliping": lambda batch: describe_all(batch, recipe, toolkit, unknown(batch))}
    for name, peer in PEERS.items():
        if name not in NEEDS or version_of(NEEDS[name]) is not None:
            methods[name] = functools.partial(_peer, peer)
    best = {name: min(times) for name, times in in_turns(records, methods, rounds, TURN).items()}
    yardstick = best.get("trafilatura")
    rows = [
        [name, f"{1000 * seconds / len(records):.2f}", f"{yardstick / seconds:.2f}" if yardstick else ""]
        for name, seconds in best.items()
    ]
    table(["method", "ms a page", "times trafilatura"], rows)


def _peer(peer: Peer, batch: Sequence[Record]) -> object:
    return [peer(record.content) for record in batch]


def profile(records: Sequence[Record], rounds: int) -> None:
    """The tables of stages and of calls."""
    stages = best_by_stage(by_stage, records, rounds, TURN)
    whole = best_by_stage(describe, records, rounds, TURN)
    parts = best_by_stage(reading, records, rounds, TURN)
    table(["stage", "ms a page", "%"], stage_rows(stages, whole["describe"], milliseconds))
    print("\nOf the reading:\n")
    table(["step", "ms a page"], [[step, milliseconds(micros)] for step, micros in parts.items()])
    ours, others = calls(records[:TURN])
    print(f"\nCalls a page: {ours:,.0f} of functions in Python, {others:,.0f} into C.")


def milliseconds(micros: float) -> str:
    """Microseconds as the tables show them."""
    return f"{micros / 1000:.2f}"


def by_stage(batch: Sequence[Record], clock: Clock) -> None:
    """What `describe_all` does with records, stage by stage."""
    views = []
    for record in batch:
        page = read_html(record.content)
        clock.lap("reading")
        view = View(page, packaged_toolkit())
        clock.lap("words")
        _ = view.hits
        clock.lap("phrases")
        for name in RECOGNISERS:
            getattr(view, name)
            clock.lap(name if name in TOLD else "other recognisers")
        views.append(view)
    judge(views)
    clock.lap("model")
    for record, view in zip(batch, views, strict=True):
        finish(record, view, clock)


TOLD = ("credits", "headline", "stamps", "element_names")
"""Recognisers that the profile names one by one."""


def reading(batch: Sequence[Record], clock: Clock) -> None:
    """The steps of reading a page whose text is shown without scripts."""
    for record in batch:
        markup = decode_html(record.content)
        clock.lap("decode")
        markup = tame(markup.replace("\0", "\ufffd"))
        clock.lap("guard against hostile markup")
        tree = LexborHTMLParser(markup)
        clock.lap("parse")
        if tree.root is not None:
            Walk().read(tree.root)
        clock.lap("walk")


if __name__ == "__main__":
    main()
