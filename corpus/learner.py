"""From pages to drafts of rule files: what an outlet's pages share."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cleaners.errors import KlipingError, RecordError, UsageError
from cleaners.folding import squeeze
from cleaners.toolkit import Toolkit, packaged_toolkit
from cleaners.view import View
from corpus.reading import read_page
from corpus.recipe import Recipe
from corpus.repetition.count import Repetitions, sample_records
from corpus.repetition.draft import draft
from corpus.repetition.furniture import Furniture, Piece
from corpus.repetition.groups import group_of
from corpus.sources import find_inputs, read_records

SUFFIX = ".toml"
UNKNOWN_DOMAIN = "outlet.invalid"


@dataclass(frozen=True, slots=True)
class Learnt:
    """A draft that was written: the file, the group of its pages, how many they are, how many phrases it has."""

    file: Path
    group: str
    pages: int
    phrases: int


def learn(inputs: str | Path | Sequence[str | Path], out: str | Path, recipe: Recipe | None = None) -> list[Learnt]:
    """Write what the pages of each outlet share as drafts of rule files.

    `out` is a file NAME.toml for pages of one outlet, or a folder: it gets `outlets/NAME.toml` for each outlet, so that
    `corpus rules check` and `load_rules` read it. Raises UsageError for inputs that cannot be, for a file where there
    are several outlets, and rather than write over a file; KlipingError where nothing repeats on enough pages.
    """
    recipe, out = recipe or Recipe(), Path(out)
    toolkit = packaged_toolkit(recipe.without)
    found = {group: furniture for group, furniture in _furniture(inputs, recipe, toolkit).items() if furniture.pieces()}
    if not found:
        raise KlipingError("nothing stands on enough pages of an outlet to be learnt")
    targets = _targets(out, list(found))
    learnt = []
    for group, furniture in found.items():
        pieces = furniture.pieces()
        _write(targets[group], _draft(group, pieces, furniture.pages, toolkit))
        learnt.append(Learnt(targets[group], group, furniture.pages, len(pieces)))
    return learnt


def _furniture(inputs: str | Path | Sequence[str | Path], recipe: Recipe, toolkit: Toolkit) -> dict[str, Furniture]:
    """What repeats, by group, in the order of the groups."""
    files, sidecars = find_inputs(inputs)
    repetitions = Repetitions(
        sample_records(read_records(files.files, sidecars, recipe.max_bytes), recipe).repetitions()
    )
    found: dict[str, Furniture] = defaultdict(Furniture)
    for record in read_records(files.files, sidecars, recipe.max_bytes):
        if record.why is None:
            try:
                page = read_page(record, recipe)
            except RecordError:
                continue  # what a build sets aside teaches nothing
            found[group_of(record, recipe)].add(View(page, toolkit, repetitions.of(record, recipe)))
    return dict(sorted(found.items()))


def _draft(group: str, pieces: Sequence[Piece], pages: int, toolkit: Toolkit) -> str:
    domain = group if "." in group and "/" not in group else UNKNOWN_DOMAIN
    name = toolkit.outlets.at(domain).name if domain == group else Path(group).name
    notes = [] if domain == group else ["Nobody said where these pages are from: write the outlet's name and host."]
    for stem, outlet in toolkit.rules.outlets.items():
        if domain in outlet.domains:
            notes.append(f"This outlet has a rule file, {stem}{SUFFIX}: add to it what you keep, and leave this out.")
    return draft(name if squeeze(name) else "Outlet", domain, pieces, pages, notes)


def _targets(out: Path, groups: Sequence[str]) -> dict[str, Path]:
    """The file of each group."""
    if out.suffix == SUFFIX:
        if len(groups) > 1:
            shown = ", ".join(group or "(no group)" for group in groups[:5])
            raise UsageError(f"{out}: the pages are of {len(groups)} outlets ({shown}); name a folder, or fewer pages")
        targets = {groups[0]: out}
    else:
        targets = {}
        for group in groups:
            stem = re.sub(r"[^a-z0-9]+", "-", group.casefold()).strip("-") or "outlet"
            taken = sum(path.stem == stem or path.stem.startswith(f"{stem}--") for path in targets.values())
            targets[group] = out / "outlets" / f"{stem}{f'--{taken + 1}' if taken else ''}{SUFFIX}"
    there = sorted(str(path) for path in targets.values() if path.exists())
    if there:
        raise UsageError(f"{there[0]}: is there already; name another place")
    return targets


def _write(path: Path, content: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from error
