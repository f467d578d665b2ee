"""What all benchmarks print alike: tables, and the versions of what was measured."""

import platform
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from corpus.recipe import Recipe

TOOLS = (
    "kliping",
    "jusText",
    "trafilatura",
    "readability-lxml",
    "newspaper4k",
    "news-please",
    "goose3",
    "resiliparse",
    "pycld2",
)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A Markdown table whose columns also stand straight in a terminal; numbers to the right."""
    wide = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    right = [all(_numeric(row[i]) for row in rows) for i in range(len(head))]
    for row in [head, ["-" * (n - 1) + (":" if r else "-") for n, r in zip(wide, right, strict=True)], *rows]:
        cells = (cell.rjust(n) if r else cell.ljust(n) for cell, n, r in zip(row, wide, right, strict=True))
        print("| " + " | ".join(cells) + " |")


def _numeric(cell: str) -> bool:
    return cell == "" or cell.replace(".", "").replace(",", "").isdigit()


def versions(recipe: Recipe) -> str:
    """What was measured, with which Python and which rules."""
    found = [f"{name} {number}" for name in TOOLS if (number := version_of(name))]
    without = f"; without {', '.join(recipe.without)}" if recipe.without else ""
    return f"{', '.join(found)}; Python {platform.python_version()}; rules {recipe.digest()[:12]}{without}"


def version_of(name: str) -> str | None:
    """The version of an installed distribution; None where it is not installed."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None
