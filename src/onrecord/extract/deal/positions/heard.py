"""Stances that the learned reader finds, beside those that the vocabulary finds."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.cues import acts
from onrecord.annotate.tree import Tree
from onrecord.extract.deal.hearsay import is_dismissed
from onrecord.extract.deal.learned import Learned, Stand, silence
from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.deal.page import Page
from onrecord.extract.deal.parties import Parties
from onrecord.extract.deal.positions.held import NOBODY, Held
from onrecord.extract.deal.stances.operators import is_dropped, operator_at
from onrecord.records.values import Stance

_BELIEVED = 0.4  # of what the reader is sure of; the vocabulary's stances are believed by 0.7
_DOUBTED, _UNHEARD = 0.3, 0.2  # these only by so much where the reader hears their topic less than so
_STANCE = 0.33  # not at all where it hears such a stance less than so, either
_OF_DEAL = 0.5  # nor where it is less likely than so that the article tells of a deal


def heard(
    page: Page, learned: Learned | None, held: Sequence[Held], authored: frozenset[int] = frozenset()
) -> list[Held]:
    """Return the stances that either finds, in text order; where both tell a party's on one term, the vocabulary's.

    `authored` are the heads of proposals whose terms and author the article tells: that he proposes it needs no hearing.
    Where the reader was not asked, no word having told of a deal, the vocabulary's are believed in short texts only.
    """
    if learned is None:
        return list(held) if silence(len(page.tree.words)) > _OF_DEAL else []
    parties = Parties(page)
    known = [w for h in held if (w := _weighed(page, learned, h, authored)) is not None]
    found = list(known)
    for stand in learned.stands:
        told = [
            o for w in (stand.cue, *page.tree.dependents(stand.cue, "obj")) if (o := operator_at(page.tree, w, None))
        ]
        # "dropped its demand for", "has not ruled out"
        left_open = any(is_dropped(page.tree, o) or (o.word == stand.cue and o.told is None) for o in told)
        asked = _is_question(page.tree, stand.cue) or _is_asked_of(page.tree, stand)
        nobody = any(page.tree.lower(w) in NOBODY for w in page.tree.dependents(stand.cue, "nsubj"))
        if left_open or asked or nobody or is_dismissed(page.tree, stand.cue):
            continue
        held_by = _owners(page.tree, stand.cue) or stand.parties
        names = [n for word in held_by for n in parties.of_all(word) or [page.country(page.name_of(word))]]
        names = [n for n in names if not any(n != other and n in other for other in names)]
        mention = TermMention(stand.type, stand.topic, None, (stand.topic,))
        sure = round(_BELIEVED * stand.sure, 3)
        found += [
            Held(mention, _stance(stand, known), name, stand.cue, sure=sure)
            for name in dict.fromkeys(names)
            if not any(_same(page.tree, stand, name, h) for h in known)
        ]
    return sorted(found, key=lambda h: h.mention.head)


def _is_question(tree: Tree, word: int) -> bool:
    """Say whether a word stands in a question: "Did the general agree to leave?"."""
    sentence = tree.sentences[tree.sentence(tree.words[word].start)]
    return "?" in {tree.lower(w) for w in range(max(sentence.first, sentence.last - 2), sentence.last)}


def _owners(tree: Tree, cue: int) -> list[int]:
    """Return whose a stance is that a noun tells: "the refugees' | demand"; nobody where a pronoun does or no noun stands."""
    if tree.tag(cue) != "NOUN":
        return []
    return [c for c in tree.owners(cue) if tree.tag(c) != "PRON"]


def _is_asked_of(tree: Tree, stand: Stand) -> bool:
    """Say whether a stance is only asked of those who are read as having it: "the government was | asked | for talks"."""
    asking = acts().get(tree.lower(stand.cue)) in {"demands", "asks"} and tree.is_passive(stand.cue)
    return asking and set(stand.parties) <= {*tree.dependents(stand.cue, "nsubj")}


def _stance(stand: Stand, known: Sequence[Held]) -> Stance:
    """Return the stance that a word tells: what it tells the vocabulary on another term, if it does."""
    return next((h.stance for h in known if h.operator == stand.cue), stand.stance)


def _weighed(page: Page, learned: Learned, held: Held, authored: frozenset[int]) -> Held | None:
    """Return a stance of the vocabulary with the type that the reader is sure of, doubted where it hears no such topic.

    None where it hears no such stance either: of 197 such ones in whole dispatches 14 were right. A stance and its term
    told by one word ("so | did | Turkey") stays, if the article is likely to tell of a deal.
    """
    mention = replace(held.mention, type=learned.type_of(held.mention.head, held.mention.type))
    sentence = page.tree.sentences[page.tree.sentence(page.tree.words[mention.head].start)]
    words = range(sentence.first, sentence.last)
    if _is_question(page.tree, mention.head):
        return None
    if learned.topical(words, mention.type) >= _UNHEARD:
        return replace(held, mention=mention)
    tabled = held.stance == "proposes" and mention.head in authored  # "the plan that | Diop | laid out"
    stays = held.operator == mention.head or tabled or learned.standing(words, held.stance) >= _STANCE
    return replace(held, mention=mention, sure=_DOUBTED) if stays and learned.of_deal > _OF_DEAL else None


def _same(tree: Tree, stand: Stand, name: str, held: Held) -> bool:
    """Say whether a party's stance is one that the vocabulary tells: on one word, or on one term in one sentence."""
    mention = held.mention
    if name not in held.party and held.party not in name:
        return False
    if stand.topic == mention.head or stand.topic in mention.words:
        return True
    one, other = (tree.sentence(tree.words[w].start) for w in (stand.topic, mention.head))
    return one == other and stand.type == mention.type
