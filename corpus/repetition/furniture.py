"""Which lines and sentences repetition cuts on the pages of a group, with a reason where the rules suspect one."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from cleaners import prose, repeat
from cleaners.decide import RANK, decide
from cleaners.page import Cut, Mark, Verdict
from cleaners.recognisers.phrases import Phrase
from cleaners.recognisers.units import unit_key
from cleaners.table import marks_on
from cleaners.view import View

NUMBER = re.compile(r"\d[\d.,]*(?<=\d)")
EDGES = re.compile(r"^[^\w\"'“‘(\[]+|[*#\s]+$")
OVERLAP = 0.5
"""Share of a cut that a rule's mark must cover to name its reason."""
OWN = frozenset({"model", "prose", "repeat"})
"""Cleaners that name no reason which a phrase could have, besides `repeat`."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that repeat, as a phrase of a rule file: its form (`line`, `sentence`, `label`), its reason, on how many
    pages it was cut."""

    form: str
    reason: str
    words: str
    pages: int


@dataclass
class Furniture:
    """What repetition alone cuts, page by page; the order of the pages does not matter."""

    pages: int = 0
    _spelled: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)
    _reasons: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)

    def add(self, view: View) -> None:
        """Take in what is cut on a page."""
        self.pages += 1
        own = [("prose", mark) for mark in prose.mark(view)] + [("repeat", m) for m in repeat.mark_shared(view)]
        cuts, _ = decide(view.page, own)
        others = [m for name, m in marks_on(view) if name not in OWN and m.verdict is Verdict.CUT] if cuts else []
        for sign, (words, reason) in dict(_signs(view, cuts, others)).items():
            self._spelled.setdefault(sign, Counter())[words] += 1
            self._reasons.setdefault(sign, Counter())[reason] += 1

    def pieces(self) -> list[Piece]:
        """The phrases found, by reason, those on most pages first."""
        found = {}
        for (form, key), spelled in self._spelled.items():
            words = _phrase(spelled)
            reason = min(self._reasons[form, key].items(), key=lambda item: (-item[1], RANK[item[0]]))[0]
            if words:
                found[form, words] = Piece(form, reason, words, spelled.total())
        return sorted(found.values(), key=lambda piece: (RANK[piece.reason], piece.form, -piece.pages, piece.words))


def _signs(view: View, cuts: tuple[Cut, ...], others: list[Mark]) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Form and key of each cut, with its words and its reason."""
    whole = {(block.start, block.end) for block in view.blocks}
    for cut in cuts:
        words = " ".join(view.page.text[cut.start : cut.end].split())
        if cut.rule == "repeat/host":
            continue  # the outlet's domain says it already
        form = "line" if (cut.start, cut.end) in whole or cut.rule == "repeat/glued" else "sentence"
        if cut.rule == "repeat/label":
            form, words = "label", re.split("[:：]", words, maxsplit=1)[0] + ":"
        yield (form, unit_key(words)), (words, _reason(cut, others))


def _reason(cut: Cut, others: list[Mark]) -> str:
    """The reason of the strongest mark of a rule on most of the cut."""
    least = OVERLAP * (cut.end - cut.start)
    over = [mark for mark in others if min(mark.end, cut.end) - max(mark.start, cut.start) >= least]
    return min(over, key=lambda mark: (-mark.score, RANK[mark.reason])).reason if over else "repeat"


def _phrase(spelled: Counter[str]) -> str:
    """The most frequent spelling as a phrase, a number that differs as `#`; empty where no phrase can say it."""
    original = min(spelled.items(), key=lambda item: (-item[1], item[0]))[0]
    differ = len({tuple(NUMBER.findall(other)) for other in spelled}) > 1
    words = EDGES.sub("", NUMBER.sub("#", original) if differ else original)
    phrase = Phrase("", "repeat", "sentence", words)
    return words if phrase.runs and phrase.pattern.search(original) else ""
