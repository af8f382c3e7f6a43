"""The REST interface: the reports under the names they have everywhere, as JSON."""

from onrecord.web.api.routes import router

__all__ = ["router"]
