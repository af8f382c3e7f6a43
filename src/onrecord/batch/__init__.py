"""Map any callable over many items, in this process or in several on this machine."""

from onrecord.batch.processes import map_ordered, usable_cores

__all__ = ["map_ordered", "usable_cores"]
