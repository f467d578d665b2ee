"""A claim who made the page, as the recognisers of bylines and signatures read it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Credit:
    """A claim who made the page: the role, the names as printed, the span with its label."""

    block: int
    start: int
    end: int
    role: str
    names: str
    rule: str
