"""Gold in, scores out: every annotator and extractor held against its floor."""
