"""Bytes or URL -> Article. `read_inputs` in inputs.py is the way in."""

from onrecord.read.inputs import expected_articles, read_inputs

__all__ = ["expected_articles", "read_inputs"]
