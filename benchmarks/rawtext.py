"""How well raw scraped text is cleaned, beside other tools, by the scorer of ../shared/rawtext-dev.

python -m benchmarks.rawtext [--held-out] [--short] [--without NAME] [--shared FOLDER] [--keep FOLDER]

Two sets: the labelled documents of ../shared/rawtext-dev, and our own labels on texts of ../shared/bulk, of which the
held-out part is measured only with --held-out. --keep keeps predictions and scores by document. See README.md here.
"""

import argparse
import functools
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from benchmarks.peers import PEERS, Peer, installed
from benchmarks.printing import table, versions
from cleaners.toolkit import packaged_toolkit
from corpus.article import Source
from corpus.describe import describe
from corpus.recipe import Recipe
from corpus.sources.record import Record

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"

Prediction = dict[str, Any]
Label = dict[str, Any]
Method = Callable[[str, Label], Prediction]


@dataclass(frozen=True)
class Texts:
    """A labelled set: its name, the labels, where its texts lie, and which half is asked for."""

    name: str
    labels: Path
    texts: Path
    split: str

    def documents(self) -> Iterator[tuple[Label, str]]:
        """Every document of the half with its text."""
        for line in self.labels.read_text(encoding="utf-8").splitlines():
            label = json.loads(line)
            if label["split"] == self.split:
                yield label, (self.texts / f"{label['id']}.txt").read_bytes().decode("utf-8")


def kliping(text: str, label: Label, recipe: Recipe) -> Prediction:
    """This project, told nothing but the text. The moment is the one the page printed, in its own zone."""
    outcome = describe(Record(Source(label["id"], 0, "text"), text.encode()), recipe, packaged_toolkit(recipe.without))
    article = outcome.article
    if article is None:
        return {}
    chosen = {fact.field: fact.value for fact in outcome.evidence if fact.chosen}
    return {
        "text": article.text,
        "outlet": article.outlet,
        "authors": list(article.authors),
        "title": article.title,
        "date": chosen.get("published") or chosen.get("date") or chosen.get("modified"),
    }


def peer(text: str, label: Label, method: Peer) -> Prediction:
    """Another tool, told the text and its language."""
    return {"text": method(text, label["language"])}


METADATA = {
    "outlet": "outlet, all",
    "outlet (named)": "outlet, where the text names it",
    "outlet (style)": "outlet, where only its style shows",
    "authors_exact": "authors, all and no other",
    "date_day": "date, to the day",
    "date_minute": "date, to the minute",
    "title_exact": "title",
    "outlet_spurious": "an outlet where there is none",
    "authors_spurious": "an author where there is none",
    "date_spurious": "a date where there is none",
    "title_spurious": "a title where there is none",
}


def main() -> None:
    """Print the tables for every set that is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held-out", action="store_true", help="measure the part of our labels that is kept aside")
    parser.add_argument("--short", action="store_true", help="print one table a set")
    parser.add_argument("--without", action="append", default=[], help="leave out a cleaner, or `outlets`")
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with the texts")
    parser.add_argument("--keep", type=Path, help="a folder for predictions and scores by document")
    asked = parser.parse_args()
    scorer = asked.shared / "rawtext-dev" / "score.py"
    if not scorer.exists():
        print(f"{scorer} is not there: nothing is measured. The labelled texts are no part of the project.")
        return
    recipe = Recipe(without=tuple(asked.without))
    methods: dict[str, Method] = {"kliping": functools.partial(kliping, recipe=recipe)}
    methods |= {name: functools.partial(peer, method=method) for name, method in PEERS.items() if installed(name)}
    print(versions(recipe))
    for name in [name for name in PEERS if name not in methods]:
        print(f"Left out: {name}, not installed (`pip install --group bench`).")
    with tempfile.TemporaryDirectory() as folder:
        work = asked.keep or Path(folder)
        for texts in sets(asked.shared, Path(folder), asked.held_out):
            _report(texts, measure(texts, methods, scorer, work / texts.name), asked.short)


def sets(shared: Path, folder: Path, held_out: bool) -> Iterator[Texts]:
    """The sets to measure; of `bulk` the texts are written to `folder`, where the scorer checks their digests."""
    rawtext = shared / "rawtext-dev"
    yield Texts("rawtext-dev", rawtext / "labels.jsonl", rawtext / "texts", "dev")
    bulk = shared / "bulk" / "indonesian-news.parquet"
    if not bulk.exists():
        print(f"\n{bulk} is not there: our own labels are not measured.")
        return
    labels = HERE / "labels" / "bulk.jsonl"
    texts = pq.read_table(bulk, columns=["text"])["text"]
    into = folder / "bulk-texts"
    into.mkdir()
    for line in labels.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        if held_out or label["split"] == "dev":
            (into / f"{label['id']}.txt").write_bytes(texts[label["row"]].as_py().encode())
    yield Texts("bulk-dev", labels, into, "dev")
    if held_out:
        yield Texts("bulk-held-out", labels, into, "held-out")


def measure(texts: Texts, methods: Mapping[str, Method], scorer: Path, folder: Path) -> dict[str, dict[str, Any]]:
    """The scores of each method."""
    folder.mkdir(parents=True, exist_ok=True)
    scores = {}
    for name, method in methods.items():
        predictions = folder / f"{name.replace(' ', '-')}.jsonl"
        with predictions.open("w", encoding="utf-8") as file:
            for label, text in texts.documents():
                file.write(json.dumps({"id": label["id"], **method(text, label)}, ensure_ascii=False) + "\n")
        scores[name] = score(scorer, texts.labels, texts.texts, predictions, texts.split)
    return scores


def score(scorer: Path, labels: Path, texts: Path, predictions: Path, split: str) -> dict[str, Any]:
    """What the scorer says of the predictions; it runs as it lies there."""
    by_document = predictions.with_suffix(".tsv")
    command: list[str | Path] = [sys.executable, scorer, labels, texts, predictions, "--split", split]
    done = subprocess.run(
        [*command, "--json", "--per-doc", by_document], check=True, stdout=subprocess.PIPE, encoding="utf-8"
    )
    result: dict[str, Any] = json.loads(done.stdout)
    if result["without_text"]:
        sys.exit(f"{texts}: no text of {', '.join(result['without_text'])}")
    return result


def _report(texts: Texts, scores: dict[str, dict[str, Any]], short: bool) -> None:
    sizes = [(len(text), len(text.splitlines())) for _, text in texts.documents()]
    print(
        f"\n### {texts.name}: {len(sizes)} documents, {sum(lines for _, lines in sizes):,} lines, "
        f"{sum(characters for characters, _ in sizes):,} characters\n"
    )
    rows = []
    for name, score in scores.items():
        for group, values in score["text"].items():
            shown = [f"{values[key]:.3f}" for key in ("f1", "leak", "lost", "precision", "recall")]
            if group == "all" or (values["n"] < score["documents"] and not short):
                rows.append([group, str(values["n"]), name, *shown])
    groups = list(dict.fromkeys(row[0] for row in rows))
    rows.sort(key=lambda row: groups.index(row[0]))
    table(["pages", "n", "method", "F1", "leak", "lost", "precision", "recall"], rows)
    if short:
        return
    ours = scores["kliping"]
    print("\nkliping, unwanted pieces by kind:\n")
    kinds = ours["leak_by_kind"].items()
    table(["kind", "pieces", "leak"], [[kind, str(kept["pieces"]), f"{kept['share']:.3f}"] for kind, kept in kinds])
    print("\nkliping, metadata:\n")
    found = [(words, ours["metadata"][key]) for key, words in METADATA.items() if key in ours["metadata"]]
    table(["what", "n", "share"], [[words, str(score["n"]), f"{score['value']:.3f}"] for words, score in found])


if __name__ == "__main__":
    main()
