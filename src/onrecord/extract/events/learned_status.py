"""How a deed stands, as the head of events hears the words around, told what the rules take it for."""

from onrecord.extract.events.triggers import Trigger
from onrecord.records.values import EventStatus
from onrecord.weights.deed_head import STATUSES, Seen

SURE = 0.8  # how sure the head must be to have its way


def put_right(seen: Seen, trigger: Trigger, taken: str, ruled: EventStatus) -> EventStatus:
    """Return how a deed stands: as the head is sure it does, else as the rules take it, who hear every "no".

    `taken` is the type that the vocabularies take its word for.
    """
    if ruled == "denied":
        return ruled
    likely = seen.stands(trigger.word, taken, ruled)
    return STATUSES[int(likely.argmax())] if likely.max() >= SURE else ruled
