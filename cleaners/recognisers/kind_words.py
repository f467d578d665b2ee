"""Finds what a page says of itself that shows no article: `Halaman tidak ditemukan`, `Log in to continue`."""

import re
from collections.abc import Iterator
from operator import attrgetter

from cleaners.folding import WORD, telling_words
from cleaners.page import Block
from cleaners.recognisers.phrases import Phrase
from cleaners.recognisers.word_tree import WordTree
from cleaners.rule_tables import KindPhrases
from cleaners.rules import Rules

MOST_WORDS = 60
"""Words of a block from which on it is a paragraph, and what stands in it is told."""
TITLES = "_titles"
LISTING = "listing_titles"
SEGMENT = re.compile(r"\s[|•·–—~»‹›:-]{1,2}\s|\s?\|\s?")
COLON = re.compile(r":\s")
MOST_SEGMENTS = 8


class KindWords:
    """The phrases of all languages; the `reason` of each is its key in the rules."""

    def __init__(self, rules: Rules) -> None:
        self._titles: WordTree[Phrase] = WordTree()
        self._inside: WordTree[Phrase] = WordTree()
        self.phrases = tuple(
            Phrase(f"{stem}/kinds/{key}/{words}", key, _form(key), words)
            for stem, language in rules.languages.items()
            for key in KindPhrases.__struct_fields__
            for words in getattr(language.kinds, key)
        )
        for phrase in self.phrases:
            if phrase.form == "sentence":
                self._inside.add(max(phrase.runs, key=lambda run: (len(run), len("".join(run)))), phrase)
            else:
                self._titles.add(phrase.runs[0], phrase)
        self._telling = telling_words(phrase.words for phrase in self.phrases if phrase.form == "sentence")
        self._openers = {phrase.runs[0][0] for phrase in self.phrases if phrase.form != "sentence"}

    def inside(self, block: Block) -> Iterator[Phrase]:
        """Phrases of a short block, in the order of their keys and words."""
        if len(block.tokens) < MOST_WORDS and not self._telling.isdisjoint(block.tokens):
            found = {phrase.rule: phrase for phrase in self._inside.inside(block.tokens)}
            for phrase in sorted(found.values(), key=attrgetter("rule")):
                if next(phrase.matches(block), None) is not None:
                    yield phrase

    def title(self, block: Block) -> Phrase | None:
        """The phrase that a block is from end to end, or of a listing, opens with."""
        words = block.tokens
        first = WORD.search(block.text) if words and words[0] in self._openers else None
        if first is None:
            return None
        return next((p for p in self._titles.at(words, 0) if p.pattern.match(block.text, first.start())), None)

    def in_title(self, title: str) -> tuple[str, Phrase] | None:
        """The first part of a page's title that is such a phrase, beside the name of the site."""
        segments = SEGMENT.split(title[:300])[:MOST_SEGMENTS]
        parts = [part for segment in segments for part in COLON.split(segment) if part != segment]
        for at, words in enumerate([*segments, *parts]):
            phrase = self.title(Block(0, 0, 0, len(words), words))
            if phrase is not None and (phrase.reason != LISTING or at == 0):
                return words.strip(), phrase
        return None


def _form(key: str) -> str:
    return "start" if key == LISTING else "line" if key.endswith(TITLES) else "sentence"
