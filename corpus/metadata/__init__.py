"""Who published a page, who wrote it, when: each claim a `Fact` with the words it stands in, one chooser a field."""

from corpus.metadata.claims import claims
from corpus.metadata.facts import Fact

__all__ = ["Fact", "claims"]
