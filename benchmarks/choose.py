"""Chooses the 180 texts of ../shared/bulk that were labelled: at random over outlets, 60 of them kept aside.

python -m benchmarks.choose [--texts FOLDER]

Prints the rows of both parts as JSON; with --texts, also writes each text to FOLDER/dev and FOLDER/held-out for
whoever labels it. The same rows come out every time.
"""

import argparse
import json
import random
from collections import defaultdict
from itertools import cycle, islice
from pathlib import Path

import pyarrow.parquet as pq

BULK = Path(__file__).resolve().parents[2] / "shared" / "bulk" / "indonesian-news.parquet"
SEED = 20261123
DEV, HELD_OUT = 120, 60
FEWEST_WORDS = 40


def main() -> None:
    """Print the choice and write its texts where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path)
    folder = parser.parse_args().texts
    if not BULK.exists():
        print(f"{BULK} is not there: nothing to choose from")
        return
    rows = pq.read_table(BULK).to_pylist()
    parts = choose(rows)
    print(json.dumps(parts))
    for part, numbers in parts.items():
        for number in numbers if folder else ():
            path = folder / part / f"{number}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(rows[number]["text"].encode())


def choose(rows: list[dict[str, str]]) -> dict[str, list[int]]:
    """Row numbers by part. Registered domains take turns, and within one each text is of another host or source."""
    chance = random.Random(SEED)
    pools: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, row in enumerate(rows):
        if len(row["text"].split()) >= FEWEST_WORDS:
            pools[domain(row["host"])][f"{row['host']}|{row['source'].split('#')[0]}"].append(number)
    left: dict[str, list[int]] = {}
    for name in sorted(pools):
        groups = sorted(pools[name])
        chance.shuffle(groups)
        left[name] = [chance.choice(pools[name][group]) for group in groups]
    turns = (left[name].pop() for name in cycle(left) if left[name])
    parts = {"dev": list(islice(turns, DEV)), "held-out": list(islice(turns, HELD_OUT))}
    for numbers in parts.values():
        chance.shuffle(numbers)
    return parts


def domain(host: str) -> str:
    """The registered domain, for the few endings that occur here."""
    parts = host.split(".")
    return ".".join(parts[-3:] if parts[-2] in ("co", "or", "go") else parts[-2:])


if __name__ == "__main__":
    main()
