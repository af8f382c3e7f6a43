"""How a deed stands, as the small head that knows of it hears the words around, told what the rules take it for."""

from onrecord.extract.deal.page import Page
from onrecord.extract.status_features import ask_status
from onrecord.extract.triggers import Trigger
from onrecord.records.values import EventStatus
from onrecord.weights.status_head import STATUSES, StatusHead

SURE = 0.8  # how sure the head must be to have its way


def put_right(page: Page, head: StatusHead, trigger: Trigger, ruled: EventStatus) -> EventStatus:
    """Return how a deed stands: as the head is sure it does, else as the rules take it, who hear every "no"."""
    if page.annotations.states is None or ruled == "denied":
        return ruled
    asked = ask_status(page.tree, trigger.word, trigger.plover, ruled, page.labels)
    _, kinds = head.score(page.annotations.states, [asked])
    return STATUSES[int(kinds[0].argmax())] if kinds[0].max() >= SURE else ruled
