"""Finds what is boilerplate on a scraped page and cuts it, each cut with a reason and its span of the source.

>>> from cleaners import clean
>>> clean("Advertisement\\nPasar itu dibuka lagi pada Senin pagi setelah dua pekan ditutup.").text
'Pasar itu dibuka lagi pada Senin pagi setelah dua pekan ditutup.'
"""

from typing import TYPE_CHECKING

from cleaners.page import Block, Cleaned, Cut, Page
from cleaners.reasons import REASONS

if TYPE_CHECKING:
    from cleaners.cleaning import clean, clean_view
    from cleaners.table import CLEANERS

__all__ = ["CLEANERS", "REASONS", "Block", "Cleaned", "Cut", "Page", "clean", "clean_view"]


def __getattr__(name: str) -> object:
    """The recognisers are imported when they are asked for: they take most of the time of an import."""
    if name in ("clean", "clean_view"):
        from cleaners import cleaning

        return getattr(cleaning, name)
    if name == "CLEANERS":
        from cleaners.table import CLEANERS

        return CLEANERS
    raise AttributeError(f"module 'cleaners' has no attribute {name!r}")
