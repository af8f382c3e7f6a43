"""Bytes or URL -> Article. `read_inputs` in inputs.py is the way in."""

from onrecord.read.inputs import read_inputs

__all__ = ["read_inputs"]
