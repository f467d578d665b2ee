"""Who wrote a page, by the vote of those who name someone: the head's parts, marked elements, printed credits."""

from collections import defaultdict
from collections.abc import Sequence

from cleaners.folding import squeeze
from corpus.metadata.facts import ACCEPTED, Fact

VOICES = {"microdata/byline-class": "byline-class"}
"""Rules that speak for themselves; all others speak with those of their kind (`json-ld/…`, `meta/…`, `bylines/…`)."""
FULLEST, BYLINES = "json-ld", "bylines"
"""The voice that names all writers, where it names one."""
PRINTED_EDITOR, PRINTED_AUTHOR = "bylines/editor", "bylines/author"
"""Rules that read a maker's name behind a label."""


def writers(authors: Sequence[Fact], editors: Sequence[Fact]) -> list[Fact]:
    """The claims of authors without those of voices that name no one but the page's printed editors: machines do so."""
    edited = {squeeze(fact.value) for fact in editors if fact.rule == PRINTED_EDITOR}
    edited -= {squeeze(fact.value) for fact in authors if fact.rule == PRINTED_AUTHOR}
    writing = {voice_of(fact) for fact in authors if squeeze(fact.value) not in edited}
    return [fact for fact in authors if squeeze(fact.value) not in edited or voice_of(fact) in writing - {BYLINES}]


def voice_of(fact: Fact) -> str:
    """The voice with which a rule speaks."""
    return VOICES.get(fact.rule, fact.rule.split("/", 1)[0])


def choose_people(facts: Sequence[Fact]) -> tuple[list[Fact], float]:
    """The people whom voices of at least as much weight name as do not, each voice as strong as its best claim.

    One that names fewer of the people of the JSON-LD does not speak against the others: a page prints its first writer
    more often than all. Returns the best claim of each, in the order of their mention, and the least share. A voice
    alone is believed in all it claims with a score of `ACCEPTED` or more.
    """
    named = _by_name([fact for fact in facts if fact.score >= ACCEPTED])
    voices: dict[str, float] = defaultdict(float)
    said: dict[str, set[str]] = defaultdict(set)
    for key, by_voice in named.items():
        for voice, fact in by_voice.items():
            voices[voice] = max(voices[voice], fact.score)
            said[voice].add(key)
    chosen: list[tuple[Fact, float]] = []
    for by_voice in named.values():
        agreed = said[FULLEST] if FULLEST in by_voice else set()
        against = sum(voices[voice] for voice in voices.keys() - by_voice.keys() if not said[voice] <= agreed)
        support = sum(voices[voice] for voice in by_voice)
        outvoted = FULLEST in voices and FULLEST not in by_voice
        if support > against or (support == against and not outvoted):
            best = max(by_voice.values(), key=lambda fact: fact.score)
            chosen.append((best, support / (support + against)))
    weight = min((fact.score * share for fact, share in chosen), default=0.0)
    return [fact for fact, _ in chosen], weight


def _by_name(claims: Sequence[Fact]) -> dict[str, dict[str, Fact]]:
    """The best claim of each voice for each person. A name with a job behind it, `Jane Doe Lifestyle Writer`, is the
    name."""
    keys = {fact.value: squeeze(fact.value) for fact in claims}
    full = sorted((name for name in keys if " " in name), key=len)
    for name in keys:
        shorter = next((other for other in full if name.startswith(other)), name)
        keys[name] = squeeze(shorter)
    named: dict[str, dict[str, Fact]] = {}
    for fact in claims:
        by_voice = named.setdefault(keys[fact.value], {})
        voice = voice_of(fact)
        known = by_voice.get(voice)
        if known is None or (len(known.value), -known.score) > (len(fact.value), -fact.score):
            by_voice[voice] = fact
    return named
