"""The agencies that a text ends with: `... sagte er. dpa/AFP`, `(mit Material von dpa)`, `(avec l'AFP)`."""

import re

from cleaners.folding import fold, folded_words
from cleaners.page import Block
from cleaners.recognisers.outlets import agency_spellings
from cleaners.recognisers.phrases import either
from cleaners.rules import Rules

REACH = 90
"""Code points at the end of a line in which its sources stand."""
LAST_WORDS = 4
"""Words at the end of a line among which that of an agency must be: `(dpa/lno)` has two."""
SHORTEST = 3
"""Letters of an agency's name that stands bare behind a sentence."""
SIGNS = '.!?"”’“»'
INITIALS = r"[a-z]{2,4}"
"""`lno` in `dpa/lno`: the agency's own desk, or who wrote it down."""
WRITER = rf"(?:{INITIALS}|[A-Z]{{2,4}}|[A-Z][a-z]{{1,2}})"
"""Who stands in front: `jkl/dpa`, `RND/dpa`, `Ant/Reuters`."""


class ClosingSources:
    """Reads closing sources with the agencies, and the words in front of them, of all languages."""

    def __init__(self, rules: Rules) -> None:
        spelled = agency_spellings(rules)
        tables = [language.credits for language in rules.languages.values()]
        labels = either(label for table in tables for label in (*table.agency, *table.beside))
        joiners = either(word for table in tables for word in table.joiners)
        label = rf"(?i:{labels})\s(?:[ld]['’])?"
        more = rf"(?:/{INITIALS}(?=\W*$)|(?:\s?[/,]\s?|\s(?i:{joiners})\s)(?:{either(spelled)})){{0,4}}"
        listed = rf"(?:{either(spelled)}){more}"
        bare = rf"(?:{either(spelling for spelling in spelled if len(spelling) >= SHORTEST)}){more}"
        self._ending = re.compile(
            rf"^{label}{listed}(?=\.?$)"
            rf"|\s{{0,2}}[(\[]\s?(?:{label})?(?:{WRITER}/)?{listed}\s?[)\]](?=\.?$)"
            rf"|(?<=[{SIGNS}])\s{{0,2}}(?:[-–—]{{1,2}}\s?)?(?:{label}|{WRITER}/)?{bare}(?=\.?$)"
        )
        self._last_words = frozenset(words[-1] for spelling in spelled if (words := folded_words(fold(spelling))))

    def read(self, block: Block) -> tuple[int, int] | None:
        """The span in the block's text from the first sign of its closing sources on; None where it has none."""
        if self._last_words.isdisjoint(block.tokens[-LAST_WORDS:]):
            return None
        ending = self._ending.search(block.text, max(0, len(block.text) - REACH))
        if ending is None or self._last_words.intersection(folded_words(fold(block.text[: ending.start()]))[-1:]):
            return None  # `the Associated Press (AP)`
        return ending.span()
