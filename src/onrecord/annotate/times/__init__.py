"""Time expressions -> TIMEX3, by rule: recognise.py finds them, resolve.py reckons what they mean."""

from onrecord.annotate.times.annotator import annotate_times

__all__ = ["annotate_times"]
