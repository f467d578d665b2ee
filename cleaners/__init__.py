"""Finds what is boilerplate on a scraped page and cuts it, each cut with a reason and its span of the source.

>>> from cleaners import clean
>>> clean("Advertisement\\nPasar itu dibuka lagi pada Senin pagi setelah dua pekan ditutup.").text
'Pasar itu dibuka lagi pada Senin pagi setelah dua pekan ditutup.'
"""

from cleaners.clean import clean, clean_view
from cleaners.page import Block, Cleaned, Cut, Page
from cleaners.reasons import REASONS
from cleaners.table import CLEANERS

__all__ = ["CLEANERS", "REASONS", "Block", "Cleaned", "Cut", "Page", "clean", "clean_view"]
