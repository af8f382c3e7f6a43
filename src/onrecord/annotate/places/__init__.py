"""Which spans are places, and which places on the map they are."""

from onrecord.annotate.places.annotator import annotate_places

__all__ = ["annotate_places"]
