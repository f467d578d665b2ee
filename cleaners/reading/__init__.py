"""From raw input to a `Page`."""
