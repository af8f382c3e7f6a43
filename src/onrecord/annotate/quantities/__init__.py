"""Numbers in digits and words, with what bounds them and what they count."""

from onrecord.annotate.quantities.annotator import annotate_quantities

__all__ = ["annotate_quantities"]
