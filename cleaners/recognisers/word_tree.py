"""Things that are known by a run of words, found in a text word by word, however many they are."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import compress, count
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


@dataclass(slots=True)
class _Node(Generic[Thing]):
    """What is known by the words up to here, and the words that go on from here."""

    things: list[Thing] = field(default_factory=list)
    following: dict[str, "_Node[Thing]"] = field(default_factory=dict)


class WordTree(Generic[Thing]):
    """Things by their runs of words; looking costs a step in C a word of the text, and a few where a run begins."""

    def __init__(self) -> None:
        self._root: _Node[Thing] = _Node()
        self._alone: set[str] = set()  # runs of one word
        self._pairs: set[tuple[str, str]] = set()  # the first two words of longer runs

    def add(self, run: Sequence[str], thing: Thing) -> None:
        """Make a thing known by a run of one word or more."""
        node = self._root
        for word in run:
            node = node.following.setdefault(word, _Node())
        node.things.append(thing)
        if len(run) == 1:
            self._alone.add(run[0])
        else:
            self._pairs.add((run[0], run[1]))

    def at(self, words: Sequence[str], start: int) -> list[Thing]:
        """Things whose run stands in the text from the word `start` on, the shortest run first."""
        node = self._root
        found: list[Thing] = []
        for at in range(start, len(words)):
            following = node.following.get(words[at])
            if following is None:
                break
            node = following
            found.extend(node.things)
        return found

    def inside(self, words: Sequence[str]) -> list[Thing]:
        """Things whose run stands anywhere in the text, in the order in which the runs begin."""
        beginnings = compress(count(), map(self._root.following.__contains__, words))  # a word in seven
        alone, pairs = self._alone, self._pairs
        starts = [at for at in beginnings if words[at] in alone or tuple(words[at : at + 2]) in pairs]
        return [thing for start in starts for thing in self.at(words, start)]
