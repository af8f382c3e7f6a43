"""Map any callable over many items: in this process, in several on this machine, or on a cluster of Ray."""

from onrecord.batch.engines import ENGINES, Engine, engine_named
from onrecord.batch.processes import map_ordered, usable_cores

__all__ = ["ENGINES", "Engine", "engine_named", "map_ordered", "usable_cores"]
