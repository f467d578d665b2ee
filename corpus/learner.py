"""From pages to drafts of rule files: what an outlet's pages share."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
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
from corpus.repetition.furniture import Furniture
from corpus.repetition.groups import group_of
from corpus.sources import find_inputs, read_records

SUFFIX = ".toml"
NO_HOST = ".invalid"
"""End of a host that there is not (RFC 2606): stands in a draft where nobody said the outlet's."""


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
        raise KlipingError(
            "nothing stands on enough pages of an outlet to be learnt; "
            "`url` or `domain`, in a metadata file or with --known, says whose pages they are"
        )
    targets = _targets(out, list(found))
    names = _names(list(found), toolkit)
    learnt = []
    for group, furniture in found.items():
        pieces = furniture.pieces()
        domain = group if _is_host(group) else f"{_stem(targets[group].stem)}{NO_HOST}"
        _write(targets[group], draft(names[group], domain, pieces, furniture.pages, _notes(group, toolkit)))
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


def _names(groups: Sequence[str], toolkit: Toolkit) -> dict[str, str]:
    """The outlet's name of each group; none that the rules would take for another's name or host."""
    owners = {squeeze(group): group for group in groups if _is_host(group)}
    names: dict[str, str] = {}
    for group in groups:
        name = toolkit.outlets.at(group).name if _is_host(group) else Path(group).name
        name = first = name if squeeze(name) else "Outlet"
        again = 1
        while owners.setdefault(squeeze(name), group) != group:
            again += 1
            name = f"{first} ({again})"
        names[group] = name
    return names


def _is_host(group: str) -> bool:
    return "." in group and "/" not in group


def _notes(group: str, toolkit: Toolkit) -> Iterator[str]:
    """What a person should know of a draft."""
    if not _is_host(group):
        yield "Nobody said where these pages are from: write the outlet's name and host."
    for stem, outlet in toolkit.rules.outlets.items():
        if group in outlet.domains:
            yield f"This outlet has a rule file, {stem}{SUFFIX}: add to it what you keep, and leave this out."


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
            stem = _stem(group)
            taken = sum(path.stem == stem or path.stem.startswith(f"{stem}--") for path in targets.values())
            targets[group] = out / "outlets" / f"{stem}{f'--{taken + 1}' if taken else ''}{SUFFIX}"
    there = sorted(str(path) for path in targets.values() if path.exists())
    if there:
        raise UsageError(f"{there[0]}: is there already; name another place")
    return targets


def _stem(group: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", group.casefold()).strip("-") or "outlet"


def _write(path: Path, content: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from error
