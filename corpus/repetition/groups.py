"""Which pages repeat each other's furniture: those of one outlet, as far as it is known before a page is read."""

from cleaners.folding import squeeze
from cleaners.recognisers.outlets import host_of, registered_domain
from corpus.recipe import Recipe
from corpus.sources.record import Record


def group_of(record: Record, recipe: Recipe) -> str:
    """The group of a record: the registered domain of the domain or address that the user gave, else the outlet's name
    in letters and digits, else the folder; empty, the group over all, where there is none."""
    said = {**recipe.known, **record.known}
    for address in (said.get("domain", ""), said.get("url", "")):
        host = host_of(address if "//" in address else f"//{address}")
        if host:
            return registered_domain(host) or host
    return squeeze(said.get("outlet", "")) or record.source.path.rpartition("/")[0]
