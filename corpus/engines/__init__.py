"""Where the work is done. Each engine calls `corpus.batch.clean_batch` on every batch and keeps their order."""
