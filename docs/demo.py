"""Shows one row of a dataset: what was cut from the page and why, what is left, what is known and from where.

python docs/demo.py DATASET [FILE]

FILE is the name of the source file, as the column `source` has it.
"""

import sys

import datasets

WIDTH = 100
FIELDS = ("title", "outlet", "authors", "editors", "published", "modified", "place", "captions", "language")


def main(folder: str, name: str = "rmol-logo.txt") -> None:
    """Load the dataset and print the row that came from the file `name`."""
    datasets.disable_progress_bars()
    rows, cuts, evidence = (
        datasets.load_dataset(folder, config, split="train") for config in ("default", "cuts", "evidence")
    )
    row = next((row for row in rows if row["source"]["path"] == name), None)
    if row is None:
        sys.exit(f"{folder}: no row comes from {name}")
    mine = [cut for cut in cuts if cut["id"] == row["id"]]
    chosen = [fact for fact in evidence if fact["id"] == row["id"] and fact["chosen"]]
    strongest_last = sorted(chosen, key=lambda fact: fact["score"])
    facts = list({(fact["field"], fact["value"]): fact for fact in strongest_last}.values())

    print(f"\n{folder}: {len(rows)} documents, {len(cuts)} cuts, {len(evidence)} claimed facts.")
    print(f"One document, from the page {name}:")
    heading("What was cut, and why")
    for cut in mine:
        entry(cut["reason"], cut["text"])
    paragraphs = row["text"].split("\n\n")
    heading(f"What is left: {row['n_words']} words in {len(paragraphs)} paragraphs")
    for number, paragraph in enumerate(paragraphs, start=1):
        entry(str(number), paragraph)
    heading("What is known, and from where")
    for fact in sorted((f for f in facts if f["field"] in FIELDS), key=lambda fact: FIELDS.index(fact["field"])):
        told = fact["where"] == "text" or fact["quote"].startswith(fact["value"])
        seen = "" if told else f": {short(fact['quote'], 45)}"
        entry(fact["field"], f"{short(fact['value'], 50)}   ({fact['where']}{seen})")
    print(f'\nMore: load_dataset("{folder}", "cuts"), and `corpus explain FILE` for any page of yours.')


def heading(words: str) -> None:
    print(f"\n{words}\n{'-' * len(words)}")


def entry(label: str, words: str) -> None:
    print(f"{label:>12}  {short(words, WIDTH - 14)}")


def short(words: str, most: int) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else words[: most - 2].rstrip() + " …"


if __name__ == "__main__":
    main(*sys.argv[1:])
