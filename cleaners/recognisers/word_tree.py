"""Things that are known by a run of words, found in a text word by word, however many they are."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


@dataclass(slots=True)
class _Node(Generic[Thing]):
    """What is known by the words up to here, and the words that go on from here."""

    things: list[Thing] = field(default_factory=list)
    following: dict[str, "_Node[Thing]"] = field(default_factory=dict)


class WordTree(Generic[Thing]):
    """Things by their runs of words; looking costs a step a word of the text, and a few where a run begins."""

    def __init__(self) -> None:
        self._root: _Node[Thing] = _Node()

    def add(self, run: Sequence[str], thing: Thing) -> None:
        """Make a thing known by a run of one word or more."""
        node = self._root
        for word in run:
            node = node.following.setdefault(word, _Node())
        node.things.append(thing)

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
        beginnings = self._root.following
        if beginnings.keys().isdisjoint(words):
            return []
        found: list[Thing] = []
        for start in [at for at, word in enumerate(words) if word in beginnings]:
            node = beginnings[words[start]]
            if node.things or not node.following.keys().isdisjoint(words[start + 1 : start + 2]):
                found.extend(self.at(words, start))  # one start in twelve
        return found
