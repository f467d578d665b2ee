"""The first pass over the records: which signs stand on how many pages of each group."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cleaners.errors import RecordError
from cleaners.recognisers.units import find_units, longest_sentences, page_signs
from cleaners.repetition import NOTHING, Repetition, fingerprint
from corpus.reading import read_page
from corpus.recipe import Recipe
from corpus.repetition.groups import group_of
from corpus.repetition.sample import Sample, SampledPage
from corpus.sources.record import Record


@dataclass(frozen=True, slots=True)
class Repetitions:
    """What repeats, by group. It travels to whoever cleans a batch."""

    groups: Mapping[str, Repetition] = field(default_factory=dict)

    def of(self, record: Record, recipe: Recipe) -> Repetition:
        """What repeats in the group of a record."""
        return self.groups.get(group_of(record, recipe), NOTHING) if self.groups else NOTHING


NO_REPETITIONS = Repetitions()
"""No pass was made."""


def sample_records(records: Iterable[Record], recipe: Recipe) -> Sample:
    """The sample of the records' pages; those of several shards can be merged. What cannot be read adds nothing."""
    sample = Sample()
    for record in records:
        if record.why is None:
            digest = hashlib.blake2b(record.content, digest_size=8).digest()
            try:
                sample.add(group_of(record, recipe), int.from_bytes(digest, "big"), _Reader(record, recipe))
            except RecordError:
                continue  # the second pass meets it again, and says why it is set aside
    return sample


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads a record when the sample asks for its page."""

    record: Record
    recipe: Recipe

    def __call__(self) -> SampledPage:
        blocks = read_page(self.record, self.recipe).blocks
        units = list(find_units(blocks))
        identity = fingerprint("page", "\n".join(longest_sentences(units)))
        return SampledPage.of(identity, [fingerprint(kind, key) for kind, key in page_signs(blocks, units)])
