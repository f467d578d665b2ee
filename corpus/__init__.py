"""Raw scraped news in, a Hugging Face dataset out.

from corpus import Recipe, build
build(["scrapes/"], "dataset/", Recipe(title="My corpus"))
"""

from corpus.article import Article
from corpus.build import Built, build
from corpus.package import verify
from corpus.recipe import Recipe, read_recipe

__all__ = ["Article", "Built", "Recipe", "build", "read_recipe", "verify"]
