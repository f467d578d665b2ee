"""Which names in a writer's place are people's: not the outlet's, an agency's, a desk's, an account's."""

import re
from collections.abc import Sequence

from cleaners.normal import normal
from cleaners.page import Block
from cleaners.recognisers.credit import Credit
from cleaners.recognisers.dates import Moment
from cleaners.recognisers.names import FIRST_UNSPACED, PARTICLES, cased, looks_like_name, split_names
from corpus.metadata.findings import Findings, Makers

ADDRESS = re.compile(r"https?:|www\.|[@/\\#]|\w\w\.(?:com|org|net|info|news|[a-z]{2})\b", re.IGNORECASE)
"""Two letters before the dot: `M.Si` is a degree."""
SIGN = re.compile(r"\s*[|•·⋅●\n]\s*|\s+[-–—/]\s+")
"""Between the parts of a line that says who and when."""
BETWEEN = re.compile(r"[\s.-]+")
"""What stands between the words of a desk: `Google News.`"""
LONGEST = 400
LIKELY, MARKED = 0.3, 0.5
"""How much a name must look like one where people are named for sure, and elsewhere: `Reading time` does a little."""
BEFORE, BEHIND = r"(?<![\w/.@#=&%-])", r"(?![\w/@=-]|\.\w)"
"""Around words that are no part of an address."""
SHORTEST_DESK = 3
"""Letters of a desk in a script without spaces: two can be a family's name."""
LONGEST_DEGREE = 5


def makers(text: str, findings: Findings, sure: bool = False) -> Makers:
    """The people and agencies in a text such as `By Jane Doe and John Roe, Reuters`.

    Only where it is `sure` that people are named is a lone word taken for one, but in scripts that write names so; and
    only the first: behind a name it is a place (`Jane Doe, Lille`).
    """
    key = (text, sure)
    if key not in findings.makers:
        findings.makers[key] = _read(text, findings, sure)
    return findings.makers[key]


def _read(text: str, findings: Findings, sure: bool) -> Makers:
    toolkit = findings.view.toolkit
    text = toolkit.credits.parts.alone(normal(text))
    first = toolkit.credits.without_job(text.split(",")[0], lambda words: is_own(words, findings))
    if not text or len(text) > LONGEST or is_own(first, findings):
        return Makers((), ())  # `Kabar Wareng, Samarinda, Indonesia`
    credited = _credits(text, findings)
    if not credited and first:
        text = first + text[len(text.split(",")[0]) :]
        credited = _credits(text, findings)
    if credited and credited[0].role != "author":
        return Makers((), ())
    people: dict[str, str] = {}
    agencies: dict[str, None] = {}
    for at, name in enumerate(split_names(credited[0].names if credited else text, toolkit.credits.joiners)):
        name = cased(toolkit.credits.without_job(name, lambda words: is_own(words, findings)))
        known = toolkit.outlets.named(name)
        if known is not None and known.is_agency:
            agencies[known.name] = None
        elif known is None and _is_maker(name, findings, sure and not at) and not (people and is_degree(name)):
            people.setdefault(name.casefold(), name)
    return Makers(tuple(people.values()), tuple(agencies))


def _credits(text: str, findings: Findings) -> list[Credit]:
    """The credits of a text that opens with a label, in small letters too: `von Jana Berg`."""
    block = Block(0, 1, 0, len(text), text[0].upper() + text[1:])
    return [credit for credit in findings.view.toolkit.credits.read(block) if credit.role != "signature"]


def sides_of_dates(text: str, moments: Sequence[Moment]) -> list[list[str]]:
    """What stands before, between and behind the dates of a text, each taken apart at signs."""
    rest, at = [], 0
    for moment in moments:
        rest.append(text[at : moment.start])
        at = moment.end
    rest.append(text[at:])
    return [[part for part in SIGN.split(piece.strip(" ,|•·●-–—")) if part] for piece in rest]


def naming(sides: Sequence[Sequence[str]], findings: Findings) -> Sequence[str]:
    """The parts that open with a writer's label; else those on the first side of the dates that names someone, or
    nobody: behind it stand sections."""
    labelled = [_unplaced(part, findings) for side in sides for part in side if is_labelled(part, findings)]
    if labelled:
        return labelled
    nobody = findings.view.toolkit.credits.nobody
    return next((side for side in sides if any(nobody(part) or makers(part, findings).people for part in side)), ())


def _unplaced(part: str, findings: Findings) -> str:
    """A part without the section or place behind its names: `by Jane Doe in Travel`."""
    shorter = findings.view.toolkit.credits.parts.unplaced(part)
    return shorter if shorter is not None and makers(shorter, findings).people else part


def is_labelled(text: str, findings: Findings) -> bool:
    """Whether a text opens with a writer's label, in small letters too."""
    return findings.view.toolkit.credits.opening_role(text) == "author"


def _is_maker(name: str, findings: Findings, sure: bool) -> bool:
    if sure:
        return is_person(name, findings)
    return (" " in name or name[:1] >= FIRST_UNSPACED) and is_person(name, findings, MARKED)


def is_degree(name: str) -> bool:
    """`MS`, `RDN` behind a name; one in a script without capitals is none."""
    return len(name) <= LONGEST_DEGREE and name == name.upper() != name.lower()


def is_person(name: str, findings: Findings, likely: float = LIKELY) -> bool:
    """Whether a name can be a person's on this page, and looks like one at least so much."""
    toolkit = findings.view.toolkit
    if ADDRESS.search(name) or toolkit.credits.nobody(name) or any(map(str.isdigit, name)):
        return False
    if name.casefold() in toolkit.places or toolkit.outlets.is_listed(name):
        return False  # `Jana Berg, Berlin`
    if not toolkit.credits.desks.isdisjoint(BETWEEN.split(name.casefold())) or is_own(name, findings):
        return False
    if name.endswith(toolkit.desk_endings) and len(name) >= SHORTEST_DESK:
        return False
    return looks_like_name(name, ()) >= likely and not toolkit.outlets.mentions(name)


def is_worded(name: str, span: range, findings: Findings) -> bool:
    """Whether what stands where a name could, in a span of the page, is written small elsewhere on it: all its words
    side by side (`Key Takeaways`), or each of those that are small here too (`Watch demo`), but for `van` or `da`.

    A script without capitals does not tell.
    """
    words = re.findall(r"[^\W\d_]+", name)
    if name == name.casefold() or not words:
        return False
    small = [word for word in words if word.islower() and word not in PARTICLES]
    wanted = [[word] for word in small] or [[word.casefold() for word in words]]
    return all(_stands(run, span, findings.view.page.text) for run in wanted)


def _stands(run: Sequence[str], span: range, text: str) -> bool:
    """Whether words stand side by side in a text outside a span, and in no address."""
    if any(word not in text for word in run):
        return False
    sought = re.compile(BEFORE + r"\s+".join(map(re.escape, run)) + BEHIND)
    return any(found.start() not in span for found in sought.finditer(text))


def is_own(name: str, findings: Findings) -> bool:
    """Whether a name is, or begins or ends with, one by which the page calls its outlet."""
    return findings.head is not None and findings.head.is_own(name)
