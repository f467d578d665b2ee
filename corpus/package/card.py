"""README.md: the front matter, then the same facts for a reader."""

import re
from collections.abc import Iterable

import yaml

from cleaners.reasons import REASONS
from corpus.package.counts import Counts, Tally
from corpus.package.front import front_matter, listed_configs, total
from corpus.package.manifest import Manifest
from corpus.package.schema import SCHEMAS

_ABOUT = {
    "default": "one row a document: the cleaned text and its metadata",
    "cuts": "one row a cut: words that are no part of the article, where they stood, and why they went",
    "evidence": "one row a claimed fact: field, value, the words it stood in, and whether it was chosen",
    "dropped": "one row a document that is not in `default`, and why",
}

_TEMPLATE = """\
---
{front}---

# {title}

{counts.kept:,} news documents, cleaned of boilerplate, with metadata. Every cut is on record with its
reason, every field with its evidence.

{configs}

## How to load it

```python
from datasets import load_dataset

path = "path/to/this/folder"  # or its name on the Hub
{calls}
```

With `streaming=True` nothing is copied first. The column `id` joins the configurations.

## Where it comes from

{inputs.count:,} input files of {inputs.bytes:,} bytes; `manifest.json` holds their digests. The column
`source` names the file and the record of each row. The texts are the work of their publishers.

{formats}

{outlets}

## Licences

As the pages, or whoever built this dataset, gave them in the column `license`; unknown where nobody said.

{licenses}

## How it was cleaned

By kliping{version}, with the recipe of digest `{recipe}`. Cleaners mark spans of the source with a reason;
the marks are weighed once and decide what is cut. Nothing is rewritten but white space, HTML entities,
Unicode form (NFC) and certain mojibake. The kept documents had {counts.characters.source:,} characters and
{counts.words.source:,} words before, and have {counts.characters.text:,} characters and
{counts.words.text:,} words now.

{reasons}

## What is in it

{years}

{languages}

{kinds}

## What was left out

Read {counts.read:,} = kept {counts.kept:,} + dropped {counts.dropped:,}.

{why}

## Known limits

- Near-duplicates were not looked for.
- The values in `confidence` are shares, but for `kind`, which is a score: of values with 0.9, nine in ten were right on
  labelled pages of news. They were fitted on such pages alone, most of them English or German, and say less of pages
  of other sorts.
- What no page and no person said is null; nothing was guessed.
- Boilerplate in a form that no rule knows is still in the text.
"""


def card(manifest: Manifest, seal: str) -> str:
    """The whole file; `seal` is the digest of manifest.json."""
    counts = manifest.counts
    version = manifest.versions["kliping"]
    return _TEMPLATE.format(
        front=yaml.safe_dump(front_matter(manifest, seal), sort_keys=False, allow_unicode=True, width=110),
        title=_plain(manifest.title),
        counts=counts,
        inputs=manifest.inputs,
        recipe=manifest.recipe,
        version=f" {version}" if version else "",
        configs=_configs(manifest),
        calls=_calls(manifest),
        reasons=_reasons(counts),
        formats=_tally("Format", counts.formats),
        outlets=_tally("Outlet", counts.outlets),
        licenses=_tally("Licence", counts.licenses),
        years=_tally("Year", _by_name(counts.years)),
        languages=_tally("Language", counts.languages),
        kinds=_tally("Kind of page", counts.kinds),
        why=_tally("Why", counts.why),
    )


def _configs(manifest: Manifest) -> str:
    """What each configuration holds, and which are empty and cannot be loaded."""
    rows = {config: total(manifest, config, "rows") for config in SCHEMAS}
    lines = [f"- `{config}`: {_ABOUT[config]} ({count:,} rows)" for config, count in rows.items() if count]
    empty = ", ".join(f"`{config}`" for config, count in rows.items() if not count)
    note = f"- without rows, which `datasets` cannot load: {empty}"
    return "\n".join([*lines, note] if empty else lines)


def _calls(manifest: Manifest) -> str:
    configs = listed_configs(manifest)
    return "\n".join(f'{config} = load_dataset(path, "{config}", split="train")' for config in configs)


def _reasons(counts: Counts) -> str:
    characters = counts.cut_characters.names
    rows = [
        (reason, f"{cuts:,}", f"{characters.get(reason, 0):,}", REASONS.get(reason, ""))
        for reason, cuts in counts.cuts.names.items()
    ]
    return _table(("Reason", "Cuts", "Characters", "Meaning"), rows)


def _tally(name: str, tally: Tally) -> str:
    rest = {"all others": tally.rest} if tally.rest else {}
    return _table((name, "Documents"), [(key, f"{count:,}") for key, count in (tally.names | rest).items()])


def _by_name(tally: Tally) -> Tally:
    return Tally(dict(sorted(tally.names.items())), tally.rest)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table; without rows, a line that says so."""
    lines = [_row(row) for row in rows]
    if not lines:
        return f"{head[0]}: none."
    return "\n".join([_row(head), "|" + " --- |" * len(head), *lines])


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(_plain(cell) for cell in cells) + " |"


def _plain(text: str) -> str:
    """Words of unknown origin on one line, so that Markdown takes them as they stand."""
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", " ".join(text.split()))
