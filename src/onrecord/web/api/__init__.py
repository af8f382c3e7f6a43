"""The REST interface: the reports under the names they have everywhere, as JSON."""

from onrecord.web.api.judgements import router as judgements
from onrecord.web.api.routes import router as reports

routers = (reports, judgements)
__all__ = ["routers"]
