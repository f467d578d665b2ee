"""The first pass of a build: what repeats over the pages of one outlet."""
