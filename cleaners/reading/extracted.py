"""The text that another tool takes for the article of an HTML page."""


def by_trafilatura(markup: str) -> str:
    """The text by trafilatura (A. Barbaresi, ACL 2021) with its defaults, without comments; empty where it finds none.

    Never with `deduplicate`: that keeps state from page to page.
    """
    import trafilatura  # takes longer to import than all else together

    return trafilatura.extract(markup, include_comments=False) or ""
