"""What a build does, as data: read from TOML, checked, with a digest that stands in the dataset."""

import hashlib
import json
from pathlib import Path

import msgspec

from cleaners.errors import UsageError
from cleaners.kinds import KINDS
from cleaners.learned import MODELS_FOLDER
from cleaners.reasons import ENGINES, check_engine
from cleaners.rules import RULES_FOLDER
from corpus.article import CALIBRATION_FILE
from corpus.versions import versions

COLUMNS = frozenset(
    "title description outlet domain authors editors byline agency date published modified place tags captions"
    " language url license fetched".split()
)
"""What a user may say of a document; `fetched` is when the page was fetched, all else are the dataset's columns."""

LIST_SIGN = "\x1f"
"""Stands between the values of a list that was given as a list, where `;` may be part of a value."""

LISTS = frozenset({"authors", "editors", "tags", "captions"})
"""Columns that hold several values; where the user writes them as text, `;` stands between."""


class Recipe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a build does.

    `title` heads the card; `known` holds for every document (a sidecar says more and beats it); a document of fewer
    than `min_words` words is dropped, and one larger than `max_bytes` is set aside unread. `without` names cleaners
    that are not used, or `outlets`: then the rule files of outlets are not. Where `kinds` names kinds of pages, those
    of any other are dropped. `html` is what tells text from boilerplate on pages of HTML, one of
    `cleaners.reasons.ENGINES`.
    """

    title: str = "News corpus"
    known: dict[str, str] = {}
    min_words: int = 1
    max_bytes: int = 20_000_000
    batch_rows: int = 256
    without: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    html: str = ENGINES[0]

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "known", dict(self.known))  # the caller's own stays the caller's
        unknown = set(self.known) - COLUMNS
        if unknown:
            raise UsageError(f"no such column: {', '.join(sorted(unknown))}; known: {', '.join(sorted(COLUMNS))}")
        msgspec.structs.force_setattr(self, "without", tuple(sorted(set(self.without))))
        if self.without:
            from cleaners.table import cleaners_in_use  # takes most of the time of an import

            cleaners_in_use(frozenset(self.without))
        unknown = set(self.kinds) - KINDS.keys()
        if unknown:
            raise UsageError(f"no such kind: {', '.join(sorted(unknown))}; known: {', '.join(KINDS)}")
        msgspec.structs.force_setattr(self, "kinds", tuple(sorted(set(self.kinds))))
        check_engine(self.html)
        for name in ("min_words", "max_bytes", "batch_rows"):
            if getattr(self, name) < 1:
                raise UsageError(f"{name} must be 1 or more, not {getattr(self, name)}")

    def digest(self) -> str:
        """SHA-256 over all that decides what comes out: the recipe, rule files, models, calibration, and the versions
        of the program and of the libraries it reads with."""
        content = hashlib.sha256()
        names = ("title", "min_words", "max_bytes", "without", "kinds", "html")
        shown = {name: getattr(self, name) for name in names} | {"known": dict(self.known)}
        content.update(json.dumps([versions(), shown], sort_keys=True).encode())
        for path in (
            *sorted(RULES_FOLDER.rglob("*.toml")),
            *sorted(MODELS_FOLDER.glob("*_model.json")),
            CALIBRATION_FILE,
        ):
            content.update(path.name.encode() + b"\0" + path.read_bytes())
        return content.hexdigest()


def read_recipe(path: Path) -> Recipe:
    """A recipe from a TOML file. Raises UsageError that names file and key."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Recipe)
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from error
    except (msgspec.MsgspecError, UnicodeDecodeError, UsageError) as error:
        unknown = "unknown field" in str(error)
        keys = f"; known: {', '.join(Recipe.__struct_fields__)}" if unknown else ""
        raise UsageError(f"{path}: {error}{keys}") from error
