"""The places of the world as the package carries them: GeoNames (CC BY 4.0), made compact; see README.md here."""

from onrecord.gazetteer.gazetteer import Gazetteer, Place, gazetteer
from onrecord.gazetteer.keys import key

__all__ = ["Gazetteer", "Place", "gazetteer", "key"]
