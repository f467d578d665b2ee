"""What can be recognised on a page, shared by cleaners and extractors. None of it decides anything."""
