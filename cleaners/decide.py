"""Weighs all marks at once: which spans go, and for which reason."""

import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from cleaners.page import Block, Cut, Mark, Page, Verdict
from cleaners.reasons import ENGINES, REASONS

RANK = {reason: rank for rank, reason in enumerate(REASONS)}
LAST = {"repeat": 1} | dict.fromkeys(ENGINES, 2)
"""Reasons that say how a span was found and not what it is: they name a cut where no other does, in this order."""
Named = tuple[str, Mark]
"""A mark with the name of the cleaner that made it."""
Stretch = tuple[int, int, Named | None]
"""Start, end, and the mark that takes it, or None where it is kept."""


def decide(page: Page, marks: Iterable[Named]) -> tuple[tuple[Cut, ...], float]:
    """The cuts in reading order, and how certain the decision is: the mean over all code points, 0.5 to 1.

    On each stretch the marks are taken as independent witnesses (noisy or): it is cut where those for
    cutting outweigh those for keeping and reach one half. The strongest mark names the reason.
    """
    cuts: list[Cut] = []
    doubt = 0.0
    for block, mine in zip(page.blocks, _by_block(page.blocks, marks), strict=True):
        if mine:
            found, unsure = _cut_whole(page, block, mine) if _on_all(block, mine) else _cut_in_parts(page, block, mine)
            cuts.extend(found)
            doubt += unsure
    size = sum(block.end - block.start for block in page.blocks)
    return tuple(cuts), 1.0 - doubt / size if size else 1.0


def _by_block(blocks: Sequence[Block], marks: Iterable[Named]) -> list[list[Named]]:
    """For each block the marks that stand in it, in the order of their starts; marks never cross from one block into
    the next."""
    ends = [block.end for block in blocks]
    found: list[list[Named]] = [[] for _ in blocks]
    for named in marks:
        at = bisect.bisect_right(ends, named[1].start)
        if named[1].start < named[1].end and at < len(found):
            found[at].append(named)
    return [sorted(mine, key=_order) if len(mine) > 1 else mine for mine in found]


def _order(named: Named) -> tuple[int, int, float, int, str]:
    _, mark = named
    return mark.start, -mark.end, -mark.score, RANK.get(mark.reason, len(RANK)), mark.rule


def _on_all(block: Block, marks: Sequence[Named]) -> bool:
    """Whether every mark is on the whole block: so it is for nine blocks in ten."""
    return all(mark.start == block.start and mark.end >= block.end for _, mark in marks)


def _cut_whole(page: Page, block: Block, marks: Sequence[Named]) -> tuple[list[Cut], float]:
    """The block as one cut, or as none, and the doubt in it."""
    winner, certainty = _weigh(marks)
    cut = _cut(page.text, block.start, block.end, winner) if winner is not None else None
    return [cut] if cut is not None else [], (1.0 - certainty) * (block.end - block.start)


def _cut_in_parts(page: Page, block: Block, marks: Sequence[Named]) -> tuple[list[Cut], float]:
    """The cuts of a block of which some mark takes a part, and the doubt in it."""
    stretches, doubt = _stretches(block, marks)
    return _cuts(page, block, stretches), doubt


def _stretches(block: Block, marks: Sequence[Named]) -> tuple[list[Stretch], float]:
    """The block in stretches of one verdict, and the doubt in them: code points times what certainty lacks."""
    stretches: list[Stretch] = []
    doubt = 0.0
    for start, end, active in _sweep(block, marks):
        winner, certainty = _weigh(active)
        doubt += (1.0 - certainty) * (end - start)
        before = stretches[-1][2] if stretches else None
        if before is not None and winner is not None and _one_cut(before[1], winner[1], start):
            stronger = max(before, winner, key=lambda named: named[1].score)
            stretches[-1] = (stretches[-1][0], end, stronger)
        elif before is not None and winner is not None and _is_rest(block, start, end, winner[1]):
            stretches[-1] = (stretches[-1][0], end, before)
        else:
            stretches.append((start, end, winner))
    return stretches, doubt


def _one_cut(before: Mark, winner: Mark, edge: int) -> bool:
    """Whether marks that win on either side of an edge make one cut: same reason, and one reaches over the edge."""
    return before.reason == winner.reason and (before.end > edge or winner.start < edge)


def _is_rest(block: Block, start: int, end: int, winner: Mark) -> bool:
    """Whether a stretch is signs alone behind another cut, which no rule names: `Oleh: Siti |`."""
    words = block.text[start - block.start : end - block.start]
    return winner.reason in LAST and not any(map(str.isalnum, words))


def _sweep(block: Block, marks: Sequence[Named]) -> Iterator[tuple[int, int, list[Named]]]:
    """From edge to edge of the marks, which of them cover the stretch. Marks come in the order of their starts."""
    edges = {block.start, block.end}
    for _, mark in marks:
        edges |= {mark.start, min(mark.end, block.end)}
    active: list[Named] = []
    at = 0
    for start, end in pairwise(sorted(edges)):
        while at < len(marks) and marks[at][1].start <= start:
            active.append(marks[at])
            at += 1
        active = [named for named in active if named[1].end > start]
        yield start, end, active


def _weigh(marks: Sequence[Named]) -> tuple[Named | None, float]:
    cutting: list[Named] = []
    spared = unkept = 1.0
    for named in marks:
        if named[1].verdict is Verdict.CUT:
            cutting.append(named)
            spared *= 1.0 - named[1].score
        else:
            unkept *= 1.0 - named[1].score
    if not cutting:
        return None, 1.0
    weight = (1.0 - spared) * (1.0 - (1.0 - unkept))
    if weight < 0.5:
        return None, 1.0 - weight
    return min(cutting, key=_precedence), weight


def _precedence(named: Named) -> tuple[int, float, int, str]:
    """The strongest mark names the reason; repetition only where no other rule does, an engine where none does."""
    _, mark = named
    return LAST.get(mark.reason, 0), -mark.score, RANK[mark.reason], mark.rule


def _cuts(page: Page, block: Block, stretches: Sequence[Stretch]) -> list[Cut]:
    """The cuts of a block; where they leave no word of it, what they leave goes along."""
    found = [(start, end, winner) for start, end, winner in stretches if winner is not None]
    kept = "".join([page.text[start:end] for start, end, winner in stretches if winner is None])
    if found and not any(map(str.isalnum, kept)):
        edges = [block.start, *(start for start, _, _ in found[1:]), block.end]
        found = [(start, end, winner) for (start, end), (_, _, winner) in zip(pairwise(edges), found, strict=True)]
    return [cut for start, end, winner in found if (cut := _cut(page.text, start, end, winner)) is not None]


def _cut(text: str, start: int, end: int, named: Named) -> Cut | None:
    """The cut without white space at its ends: that belongs to the kept text and is normalised there."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    cleaner, mark = named
    return Cut(start, end, mark.reason, cleaner, mark.rule, round(mark.score, 3)) if start < end else None
