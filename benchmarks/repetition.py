"""What the pages of an outlet tell of its furniture: our labels of ../shared/bulk, with and without `repeat`.

python -m benchmarks.repetition [--held-out] [--shared FOLDER] [--cuts FILE]

All texts of ../shared/bulk are the corpus, each with its address; the labelled ones are scored by
../shared/rawtext-dev/score.py. --cuts writes every cut that repetition alone makes, the most frequent first, for eyes.
"""

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from benchmarks.printing import table
from benchmarks.rawtext import HERE, SHARED, score
from cleaners import Cleaned, clean_view
from cleaners.table import CLEANERS
from cleaners.toolkit import packaged_toolkit
from cleaners.view import View
from corpus.article import Source
from corpus.reading import read_page
from corpus.recipe import Recipe
from corpus.repetition.count import NO_REPETITIONS, Repetitions, sample_records
from corpus.sources.record import Record

NO_RULES = ("outlets", *(name for name in CLEANERS if name not in ("copies", "model", "prose", "repeat")))
SETTINGS = {
    "all": (),
    "all but outlets": ("outlets",),
    "rules": ("model",),
    "rules but outlets": ("model", "outlets"),
    "model": NO_RULES,
    "neither": ("model", *NO_RULES),
}
"""What is left out in each row. `neither` and `model` leave out every cleaner that goes by the words of a language or
outlet."""
ADDED_TO = ("all", "rules", "neither")
"""Rows for which every cut of repetition alone is looked at."""
Found = tuple[str, str, str]
"""Rule, cleaner and words of a cut."""
LABELS = HERE / "labels" / "bulk.jsonl"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held-out", action="store_true", help="measure the part of our labels that is kept aside")
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with the texts")
    parser.add_argument("--cuts", type=Path, help="a file for the cuts of repetition alone")
    asked = parser.parse_args()
    scorer, bulk = asked.shared / "rawtext-dev" / "score.py", asked.shared / "bulk" / "indonesian-news.parquet"
    if not scorer.exists() or not bulk.exists():
        sys.exit(f"{bulk} or {scorer} is not there: nothing is measured. The texts are no part of the project.")
    records = list(read(bulk))
    repetitions = counted(records)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for split in ("dev", "held-out") if asked.held_out else ("dev",):
            rows += scored(records, repetitions, scorer, split, Path(folder))
    table(["labels", "n", "cleaners", "F1", "leak", "lost", "precision", "recall"], rows)
    added = {name: alone(records, repetitions, SETTINGS[name]) for name in ADDED_TO}
    print("\nWhat repetition adds, all texts:\n")
    kinds = sorted({rule for found in added.values() for rule, *_ in found})
    table(
        ["cleaners", "rule", "cuts", "different", "words"],
        [[name, kind, *sizes(found, kind)] for name, found in added.items() for kind in kinds],
    )
    if asked.cuts:
        write(asked.cuts, added)


def read(bulk: Path) -> Iterator[Record]:
    """The texts as records of one file, each with its address."""
    for number, row in enumerate(pq.read_table(bulk, columns=["text", "url", "host"]).to_pylist()):
        known = {"url": row["url"] or f"https://{row['host']}/"}
        yield Record(Source(bulk.name, number, "parquet"), row["text"].encode(), known, bulk.name)


def counted(records: list[Record]) -> Repetitions:
    """The first pass, and what it cost."""
    started = time.perf_counter()
    sample = sample_records(records, Recipe())
    repetitions = Repetitions(sample.repetitions())
    pages = [page for _, _, page in sample.pages()]
    print(
        f"{len(records):,} texts in {len(repetitions.groups)} groups, {len(pages):,} in the sample, "
        f"{sum(len(page.signs) for page in pages) / 1e6:.1f} MB of fingerprints, "
        f"{1e3 * (time.perf_counter() - started) / len(records):.2f} ms a text\n"
    )
    return repetitions


def cleaned(record: Record, repetitions: Repetitions, without: tuple[str, ...]) -> Cleaned:
    """What becomes of a record's text."""
    recipe = Recipe(without=without)
    toolkit = packaged_toolkit(without)
    return clean_view(View(read_page(record, recipe), toolkit, repetitions.of(record, recipe)))


def scored(
    records: list[Record], repetitions: Repetitions, scorer: Path, split: str, folder: Path
) -> Iterator[list[str]]:
    """A row of the table for each setting."""
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    labels = [label for label in labels if label["split"] == split]
    for label in labels:
        (folder / f"{label['id']}.txt").write_bytes(records[label["row"]].content)
    for name, without in SETTINGS.items():
        for words, known in (("", NO_REPETITIONS), (" + repeat", repetitions)):
            predictions = folder / "predictions.jsonl"
            with predictions.open("w", encoding="utf-8") as file:
                for label in labels:
                    text = cleaned(records[label["row"]], known, without).text
                    file.write(json.dumps({"id": label["id"], "text": text}) + "\n")
            found: dict[str, Any] = score(scorer, LABELS, folder, predictions, split)["text"]["all"]
            shown = [f"{found[key]:.3f}" for key in ("f1", "leak", "lost", "precision", "recall")]
            yield [f"bulk-{split}", str(found["n"]), name + words, *shown]


def alone(records: list[Record], repetitions: Repetitions, without: tuple[str, ...]) -> Counter[Found]:
    """What is cut with the cleaner and not without: rule, cleaner and words of each cut, and how often."""
    found: Counter[Found] = Counter()
    for record in records:
        after = cleaned(record, repetitions, without)
        before = {at for cut in cleaned(record, NO_REPETITIONS, without).cuts for at in range(cut.start, cut.end)}
        for cut in after.cuts:
            taken = [at for at in range(cut.start, cut.end) if at not in before and after.source[at].isalnum()]
            if taken:
                words = " ".join(after.source[taken[0] : taken[-1] + 1].split())
                found[cut.rule if cut.cleaner == "repeat" else "with other cleaners", cut.cleaner, words] += 1
    return found


def sizes(found: Counter[Found], kind: str) -> list[str]:
    """How many cuts of a kind, how many of them differ, how many words they take."""
    mine = {words: count for (rule, _, words), count in found.items() if rule == kind}
    return [str(sum(mine.values())), str(len(mine)), str(sum(len(words.split()) * n for words, n in mine.items()))]


def write(path: Path, added: dict[str, Counter[Found]]) -> None:
    """The cuts of each setting, the most frequent first, with tabs between."""
    with path.open("w", encoding="utf-8") as file:
        for name, found in added.items():
            for (rule, cleaner, words), count in sorted(found.items(), key=lambda item: (-item[1], item[0])):
                print(name, count, rule, cleaner, words, sep="\t", file=file)


if __name__ == "__main__":
    main()
