"""Marked events as examples for the head that knows how they stand (statuses.npz): done, going on, planned and so on.

What the rules take each for is told beside its words, so that the head learns where they are wrong.
"""

from collections.abc import Iterator

from onrecord.extract.deed_circumstances import Circumstances
from onrecord.extract.deed_status import status_of_deed
from onrecord.extract.status_features import ask_status
from onrecord.weights.status_head import STATUSES
from training.inline import Dispatch, page_of
from training.marked_events import marked, trigger_in
from training.small_heads import Example, example


def examples(one: Dispatch) -> Iterator[Example]:
    """Yield the words that tell the events of a dispatch, with how each stands."""
    tree = one.tree
    page = page_of(one)
    around = Circumstances(page)
    for event in marked(one):
        trigger = trigger_in(tree, event.told, event.plover)
        day = around.day(trigger)
        ruled = status_of_deed(page, trigger, day[0] if day else None)
        asked = ask_status(tree, trigger.word, event.plover, ruled, one.labels)
        yield example(one.found.states, asked, STATUSES.index(event.status))
