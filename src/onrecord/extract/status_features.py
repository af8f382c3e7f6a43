"""What the head that knows how events stand sees of the word that tells one."""

from onrecord.annotate.tree import Tree
from onrecord.extract.pair_features import stem
from onrecord.extract.trigger_features import ask_trigger
from onrecord.records.values import EventStatus
from onrecord.weights.small_head import Asked, bucket

_CLIMB = 4  # words above the one that tells an event
_TURNS = ("aux", "mark", "advmod", "cop", "det", "case")


def ask_status(tree: Tree, word: int, plover: str, ruled: EventStatus, labels: dict[int, str]) -> Asked:
    """Return the words and features of one that tells an event of a type, which rules take to stand so."""
    asked = ask_trigger(tree, word, labels)
    return asked._replace(marks=(*asked.marks, *map(bucket, _marks(tree, word, plover, ruled))))


def _marks(tree: Tree, word: int, plover: str, ruled: EventStatus) -> list[str]:
    noun = "v" if tree.tag(word) in {"VERB", "AUX"} else "n"
    form = tree.lower(word)[-3:] if noun == "v" else ""
    helps = "+".join(sorted(tree.lower(c) for c in tree.dependents(word, "aux", "mark", "cop")))
    told = [f"ru{ruled}", f"rn{ruled}|{noun}", f"rp{ruled}|{plover}", f"rh{ruled}|{helps}", f"hf{helps}|{form}|{noun}"]
    at, way = word, ""
    for step in range(_CLIMB):
        above = tree.head(at)
        if above < 0:
            break
        way += f">{tree.relation(at)}"
        over = stem(tree.lower(above))
        told += [
            f"up{over}",
            f"uw{over}|{way}",
            f"us{step}|{over}|{noun}",
            f"ut{step}|{tree.lower(above)[-3:]}|{tree.tag(above)}",
        ]
        told += [f"ux{step}|{tree.lower(c)}" for c in tree.dependents(above, *_TURNS) if c != at]
        at = above
    return told
