"""An outlet's name as the head of its page spells it, cleaned: without company forms, taglines and the domain's end."""

import functools
import re
from collections.abc import Iterator

from cleaners.folding import squeeze
from cleaners.normal import normal
from cleaners.recognisers.outlets import DOMAIN, registered_domain
from corpus.metadata.facts import Fact
from corpus.metadata.findings import Findings

FORMS = re.compile(
    r"[\s,]+(?:GmbH|AG|eG|KG|e\.\s?V\.|S\.\s?[LAr]\.?(?:\s?[LAr]\.)?|SpA|S\.p\.A\.|Ltd\.?|Limited|Inc\.?|LLC|PLC|Corp\.?|PT|Bhd"
    r"|Sdn\.? Bhd\.?|B\.V\.|Oy|AB|ASA?|Co\.(?: KG)?|& Co\.? KG)(?=[\s,.]|$).*",
)
COMPANY_WORD = re.compile(r"\b(?:GmbH|AG|KG|Verlag|Ltd|Limited|Inc|LLC|S\.A|S\.L|Media Group|Holdings?)\b")
TAGLINE = re.compile(r"\s+(?:[|•–—:»]|-{1,2})\s+|:\s+")
BRACKETS = re.compile(r"\s*\([^()]{1,40}\)")
ARTICLES = re.compile(r"^(?:the|der|die|das|le|la|el|il|o|a|de|het)\s+(?=\w{3})", re.IGNORECASE)
LONGEST, MOST_WORDS = 60, 6
HOST_SHARE, SAME_AS_HOST = 0.7, 0.1
"""What a name that is a host is worth, and what one that the domain spells is worth more."""


def claimed(findings: Findings, name: str, where: str, rule: str, score: float) -> Iterator[Fact]:
    """The claim that the outlet goes by this name, if it can be one."""
    quote = name[:200]
    name = cleaned(name)
    if not name or len(name) > LONGEST or len(name.split()) > MOST_WORDS:
        return
    known = findings.view.toolkit.outlets.named(name)
    if known is not None and not known.is_agency:
        name = known.name
    own = findings.head.domain if findings.head is not None else ""
    label = squeeze(own.split(".")[0])
    if DOMAIN.fullmatch(name):
        name = name[: name.index(".")] if registered_domain(name.removeprefix("www.")) == own and "." in own else name
        score *= HOST_SHARE
    elif label and (same_outlet(name) == label or same_outlet(name).replace("ü", "ue") == label):
        score += SAME_AS_HOST
    yield Fact("outlet", name, where, quote, rule, score)


def cleaned(name: str) -> str:
    """A name without what stands behind a sign, where that or the whole is a company's or a tagline, and without its
    legal form: `Kabar Wareng - PT Media Wareng` is `Kabar Wareng`."""
    name = normal(name).strip(" -–—|•:,.")
    head, *rest = TAGLINE.split(name)
    if rest and (len(name.split()) > MOST_WORDS or any(COMPANY_WORD.search(part) for part in rest)):
        name = head
    return FORMS.sub("", name).strip(" -–—|•:,.")


@functools.lru_cache(maxsize=4096)
def same_outlet(name: str) -> str:
    """A key for names of one outlet: `The Times of India`, `Times Of India` and `timesofindia.com` have the same."""
    name = BRACKETS.sub("", name) or name
    if DOMAIN.fullmatch(name):
        name = name.removeprefix("www.").split(".")[0]
    return squeeze(ARTICLES.sub("", name))
