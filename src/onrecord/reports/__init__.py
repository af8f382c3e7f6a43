"""What is computed from the ledger: one function a report, from a view to rows that keep their claim ids."""

from onrecord.reports.figures import figures
from onrecord.reports.series import series
from onrecord.reports.statements import statements
from onrecord.reports.why import why

__all__ = ["figures", "series", "statements", "why"]
