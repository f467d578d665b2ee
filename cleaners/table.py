"""The table of all cleaners, by the name under which their cuts go."""

import functools
from collections.abc import Callable, Iterator
from types import MappingProxyType

from cleaners import (
    ads,
    agencies,
    bylines,
    captions,
    comments,
    consent,
    copies,
    copyrights,
    date_lines,
    descriptions,
    elements,
    loading,
    markup,
    media,
    model,
    navigation,
    outlet_marks,
    pagers,
    promos,
    prose,
    related,
    repeat,
    shares,
    tags,
    timers,
    titles,
    trafilatura,
)
from cleaners.errors import UsageError
from cleaners.page import Mark
from cleaners.toolkit import OUTLETS
from cleaners.view import View

Cleaner = Callable[[View], Iterator[Mark]]

CLEANERS: MappingProxyType[str, Cleaner] = MappingProxyType(
    {
        "ads": ads.mark,
        "agencies": agencies.mark,
        "bylines": bylines.mark,
        "captions": captions.mark,
        "comments": comments.mark,
        "consent": consent.mark,
        "copies": copies.mark,
        "copyrights": copyrights.mark,
        "date_lines": date_lines.mark,
        "descriptions": descriptions.mark,
        "elements": elements.mark,
        "loading": loading.mark,
        "markup": markup.mark,
        "media": media.mark,
        "model": model.mark,
        "navigation": navigation.mark,
        "outlet_marks": outlet_marks.mark,
        "pagers": pagers.mark,
        "promos": promos.mark,
        "prose": prose.mark,
        "related": related.mark,
        "repeat": repeat.mark,
        "shares": shares.mark,
        "tags": tags.mark,
        "timers": timers.mark,
        "titles": titles.mark,
        "trafilatura": trafilatura.mark,
    }
)
"""Each looks at the whole page and returns marks; none sees another's, so their order does not matter."""


@functools.lru_cache(maxsize=16)
def cleaners_in_use(without: frozenset[str]) -> tuple[tuple[str, Cleaner], ...]:
    """The table but for the names left out. Raises UsageError for a name that is no cleaner and not `outlets`."""
    known = (*CLEANERS, OUTLETS)
    unknown = without.difference(known)
    if unknown:
        names = ", ".join(sorted(unknown))
        raise UsageError(f"nothing to leave out by the name: {names}; known: {', '.join(sorted(known))}")
    return tuple((name, cleaner) for name, cleaner in CLEANERS.items() if name not in without)


def marks_on(view: View) -> Iterator[tuple[str, Mark]]:
    """The marks of every cleaner that the toolkit does not leave out, each with its cleaner's name."""
    for name, cleaner in cleaners_in_use(view.toolkit.without):
        for mark in cleaner(view):
            yield name, mark
