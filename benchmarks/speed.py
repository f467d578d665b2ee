"""How fast flat text becomes text and metadata on one core, beside other tools, and where the time goes.

python -m benchmarks.speed [--texts N] [--rounds N] [--profile] [--shared FOLDER]

The sample is every k-th text of ../shared/bulk. All methods run in this one process in turns of 256 texts, round after
round; a method's figure is its best round, in CPU time. --profile prints instead what each stage takes, what the
calls into C take that any cleaner in Python makes, and how many calls there are.
"""

import argparse
import cProfile
import functools
import hashlib
import pstats
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow.parquet as pq

from benchmarks.peers import PEERS, Peer, installed
from benchmarks.printing import table, versions
from benchmarks.rawtext import SHARED
from cleaners.compose import compose
from cleaners.decide import decide
from cleaners.folding import fold, folded_words
from cleaners.model import judge
from cleaners.page import Cleaned
from cleaners.page_kind import page_kind
from cleaners.recognisers.layout import word_count
from cleaners.repetition import NOTHING, Repetition
from cleaners.table import cleaners_in_use
from cleaners.toolkit import packaged_toolkit
from cleaners.view import View
from corpus.article import Source
from corpus.assemble import assemble, raw_confidence
from corpus.calibration import expected_f1
from corpus.describe import describe_all, identify
from corpus.metadata import language
from corpus.metadata.choice import choose_fields, in_outlets_zone
from corpus.metadata.claims import EXTRACTORS
from corpus.metadata.findings import Findings
from corpus.reading import read_page
from corpus.recipe import Recipe
from corpus.sources.record import Record

TEXTS, ROUNDS, TURN = 1024, 5, 256
PROFILED = 256
"""Texts over which calls are counted: counting is slow."""
LANGUAGE = "id"
Method = Callable[[Sequence[Record]], object]
RECOGNISERS = tuple(
    name
    for name, member in vars(View).items()
    if isinstance(member, functools.cached_property) and not name.startswith("_") and name not in ("hits", "chances")
)
"""What a view looks up, but for phrases and the model's chances. The profile asks for all; cleaning piece by piece."""


@dataclass
class Clock:
    """CPU time by stage: the time since the last lap goes to the stage that is named."""

    spent: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    last: float = field(default_factory=time.process_time)

    def lap(self, stage: str) -> None:
        now = time.process_time()
        self.spent[stage] += now - self.last
        self.last = now


def main() -> None:
    """Print the comparison or the profile."""
    asked = arguments(__doc__, "texts", TEXTS, ROUNDS).parse_args()
    bulk = asked.shared / "bulk" / "indonesian-news.parquet"
    if not bulk.exists():
        print(f"{bulk} is not there: nothing is measured. The texts are no part of the project.")
        return
    records = sample(bulk, asked.texts)
    characters = sum(len(record.content.decode()) for record in records)
    print(versions(Recipe()))
    print(f"{len(records)} texts, {characters / len(records):,.0f} characters each, one core, CPU time\n")
    if asked.profile:
        profile(records, asked.rounds)
    else:
        compare(records, asked.rounds)


def sample(bulk: Path, size: int) -> list[Record]:
    """Texts spread evenly over the file: every k-th row."""
    texts = pq.read_table(bulk, columns=["text"])["text"]
    step = max(1, len(texts) // size)
    rows = range(0, len(texts), step)[:size]
    return [Record(Source("bulk", row, "parquet"), texts[row].as_py().encode()) for row in rows]


def compare(records: Sequence[Record], rounds: int) -> None:
    """The table of all methods."""
    recipe, toolkit = Recipe(), packaged_toolkit()
    methods: dict[str, Method] = {"kliping": lambda batch: describe_all(batch, recipe, toolkit, unknown(batch))}
    for name, peer in PEERS.items():
        if name != "nothing done" and installed(name):
            methods[name] = functools.partial(_peer, peer)
    best = {name: min(times) for name, times in in_turns(records, methods, rounds).items()}
    yardstick = best.get("jusText")
    rows = [
        [
            name,
            f"{len(records) / seconds:,.0f}",
            f"{1000 * seconds / len(records):.3f}",
            f"{yardstick / seconds:.2f}" if yardstick else "",
        ]
        for name, seconds in best.items()
    ]
    table(["method", "texts/s", "ms a text", "times jusText"], rows)


def unknown(batch: Sequence[Record]) -> list[Repetition]:
    """For each record that nothing is known of what its outlet repeats."""
    return [NOTHING] * len(batch)


def _peer(peer: Peer, batch: Sequence[Record]) -> object:
    return [peer(record.content.decode(), LANGUAGE) for record in batch]


def in_turns(
    records: Sequence[Record], methods: dict[str, Method], rounds: int, turn: int = TURN
) -> dict[str, list[float]]:
    """CPU seconds of each method by round, after one round that does not count; `turn` records at a time."""
    times: dict[str, list[float]] = {name: [] for name in methods}
    for number in range(rounds + 1):
        spent = dict.fromkeys(methods, 0.0)
        for start in range(0, len(records), turn):
            for name, method in methods.items():
                begun = time.process_time()
                method(records[start : start + turn])
                spent[name] += time.process_time() - begun
        for name in methods if number else ():
            times[name].append(spent[name])
    return times


def profile(records: Sequence[Record], rounds: int) -> None:
    """The tables of stages, of the floor and of calls."""
    stages = best_by_stage(by_stage, records, rounds)
    whole = best_by_stage(describe, records, rounds)
    table(["stage", "µs a text", "%"], stage_rows(stages, whole["describe"], "{:.0f}".format))
    floor = best_by_stage(plain_calls, records, rounds)
    print("\nCalls into C that any cleaner in Python makes:\n")
    rows = [[call, f"{seconds:.0f}"] for call, seconds in floor.items()]
    table(["call", "µs a text"], [*rows, ["sum", f"{sum(floor.values()):.0f}"]])
    ours, others = calls(records[:PROFILED])
    print(f"\nCalls a text: {ours:,.0f} of functions in Python, {others:,.0f} into C.")


def stage_rows(stages: Mapping[str, float], whole: float, shown: Callable[[float], str]) -> list[list[str]]:
    """The rows of a profile from microseconds: each stage with its share, their sum, and the whole not taken apart."""
    total = sum(stages.values())
    rows = [[stage, shown(micros), f"{100 * micros / total:.0f}"] for stage, micros in stages.items()]
    return [*rows, ["sum", shown(total), "100"], ["describe, not taken apart", shown(whole), ""]]


def arguments(doc: str | None, counted: str, size: int, rounds: int) -> argparse.ArgumentParser:
    """The arguments of a measurement of speed: how many `counted`, how many rounds, what to print, where from."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(f"--{counted}", type=int, default=size, help=f"how many {counted}")
    parser.add_argument("--rounds", type=int, default=rounds, help="how many rounds; the best counts")
    parser.add_argument("--profile", action="store_true", help="print where the time of kliping goes")
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with the data")
    return parser


def describe(batch: Sequence[Record], clock: Clock) -> None:
    """All that becomes of records, not taken apart."""
    describe_all(batch, Recipe(), packaged_toolkit(), unknown(batch))
    clock.lap("describe")


def best_by_stage(
    run: Callable[[Sequence[Record], Clock], None], records: Sequence[Record], rounds: int, turn: int = TURN
) -> dict[str, float]:
    """Microseconds a record of every stage in its best round, after one round that does not count."""
    found: list[dict[str, float]] = []
    for number in range(rounds + 1):
        clock = Clock()
        for start in range(0, len(records), turn):
            clock.last = time.process_time()
            run(records[start : start + turn], clock)
        if number:
            found.append(clock.spent)
    return {stage: 1e6 * min(spent[stage] for spent in found) / len(records) for stage in found[0]}


def by_stage(batch: Sequence[Record], clock: Clock) -> None:
    """What `describe_all` does with records, stage by stage."""
    views = []
    for record in batch:
        page = read_page(record, Recipe())
        clock.lap("reading")
        view = View(page, packaged_toolkit())
        clock.lap("words")
        _ = view.hits
        clock.lap("phrases")
        for name in RECOGNISERS:
            getattr(view, name)
        clock.lap("other recognisers")
        views.append(view)
    judge(views)
    clock.lap("model")
    for record, view in zip(batch, views, strict=True):
        finish(record, view, clock)


def finish(record: Record, view: View, clock: Clock) -> None:
    """From a page in view to its row."""
    toolkit, identity = view.toolkit, identify(record)
    marks = []
    for name, cleaner in cleaners_in_use(toolkit.without):
        marks += [(name, mark) for mark in cleaner(view)]
        clock.lap("model" if name == "model" else "cleaners")
    cuts, certainty = decide(view.page, marks)
    text = compose(view.page, cuts)
    cleaned = Cleaned(view.page.text, cuts, text, certainty, word_count(text))
    clock.lap("decision and text")
    findings = Findings(view, cleaned)
    facts = [fact for extract in EXTRACTORS if extract is not language.facts for fact in extract(findings)]
    clock.lap("metadata")
    facts += language.facts(findings)
    clock.lap("language")
    facts = in_outlets_zone(facts, toolkit.outlets)
    choice = choose_fields(facts, toolkit.outlets)
    clock.lap("metadata")
    kind = page_kind(view, cleaned)
    clock.lap("kind of page")
    assemble(record, identity, cleaned, kind, choice, raw_confidence(kind, choice, expected_f1(view, cleaned)))
    clock.lap("metadata")


def plain_calls(batch: Sequence[Record], clock: Clock) -> None:
    """The least that is done with texts, each a loop in C: no cleaner is below it."""
    for record in batch:
        _plain_calls(record, clock)


def _plain_calls(record: Record, clock: Clock) -> None:
    hashlib.blake2b(record.content, digest_size=16).hexdigest()
    text = record.content.decode()
    clock.lap("digest and decoding")
    lines = text.splitlines()
    clock.lap("lines")
    folded = [fold(line) for line in lines]
    words = [folded_words(line) for line in folded]
    clock.lap("case folded, words")
    " ".join(" ".join(line.split()) for line in lines)
    clock.lap("white space")
    _ = [frozenset(line) for line in words]
    clock.lap("sets of words")
    language.detect(" ".join(lines)[: language.SAMPLE])
    clock.lap("language")


def calls(batch: Sequence[Record]) -> tuple[float, float]:
    """Calls of Python functions and calls into C that `describe_all` makes for one text."""
    profiler = cProfile.Profile()
    profiler.runcall(describe_all, batch, Recipe(), packaged_toolkit(), unknown(batch))
    counted = list(_counted(profiler))
    python = sum(count for in_c, count in counted if not in_c)
    return python / len(batch), sum(count for in_c, count in counted if in_c) / len(batch)


def _counted(profiler: cProfile.Profile) -> Iterator[tuple[bool, int]]:
    statistics: dict[tuple[str, int, str], tuple[int, ...]] = pstats.Stats(profiler).stats  # type: ignore[attr-defined]
    return ((file == "~", numbers[1]) for (file, _, _), numbers in statistics.items())


if __name__ == "__main__":
    main()
