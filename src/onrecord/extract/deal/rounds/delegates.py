"""Who speaks for a side: "X came for Y", "for Y spoke X", "X will lead Y's team", "a delegation led by X"."""

from collections.abc import Iterator, Sequence

from onrecord.annotate.annotations import Entity
from onrecord.extract.countries import alike
from onrecord.extract.deal.rounds.meeting import Party
from onrecord.extract.deal.rounds.who import Who
from onrecord.extract.deal.rounds.words import nouns, verbs

_REACH = 7  # words between a name and that of the side for which it speaks
_SKIPPED = {"DET", "ADJ", "NUM", "PUNCT", "ADV", "AUX", "PART"}


class Delegates(Who):
    """Finds the persons who head or speak for the sides."""

    def named(self, sides: Sequence[Party]) -> list[Party]:
        """Return the persons told to speak for one of the sides, or to lead a delegation."""
        found: list[Party] = []
        for entity, words in self._persons():
            if (
                self._leads(words)
                or self._negotiates(words)
                or any(alike(side, s.name) for side in self._sides_of(words) for s in sides)
            ):
                found.append(Party(entity.actor or "", words.start))
        return found

    def _negotiates(self, words: range) -> bool:
        """Say whether a person is told to be a side's: "X is the Indian interlocutor", "their envoys X and Y"."""
        tree = self.tree
        stop = self.sentence_words(words.start).stop
        if words.stop < stop and tree.lower(words.stop) in {"is", "was", "are", "were"}:
            behind = range(words.stop + 1, min(words.stop + 6, stop))
            return any(tree.lower(w) in {"interlocutor", "negotiator", "delegate", "interlocutors"} for w in behind)
        before = range(max(words.start - 6, self.sentence_words(words.start).start), words.start)
        sent = [w for w in before if tree.lower(w) in nouns("sent") and tree.lower(w - 1) == "their" and w]
        return bool(sent) and all(
            w in self.page.entity_at or tree.lower(w) in {"and", ","} for w in range(sent[-1] + 1, words.start)
        )

    def spoken_for(self) -> list[Party]:
        """Return the sides for whom persons are told to have come: both of "X came for A, Y for B", else none."""
        told = [Party(side, words.start) for _, words in self._persons() for side in self._sides_of(words)]
        once = [p for n, p in enumerate(told) if not any(alike(p.name, q.name) for q in told[:n])]
        return once if len(once) > 1 else []

    def _persons(self) -> Iterator[tuple[Entity, range]]:
        for entity in self.page.annotations.entities:
            words = self.tree.range(entity.start, entity.end)
            if entity.label == "PERSON" and entity.actor and words:
                yield entity, words

    def _sides_of(self, words: range) -> list[str]:
        """Return the side for which a person is told to come: "X came for Israel", "for the Maoists X"."""
        return [*self._behind(words), *self._before(words)]

    def _behind(self, words: range) -> Iterator[str]:
        tree = self.tree
        stop = min(words.stop + _REACH, self.sentence_words(words.start).stop)
        for w in range(words.stop, stop):
            if tree.lower(w) in {"for", "behalf"} and (w == words.stop or tree.lower(w - 1) in verbs("appearing")):
                yield from self._side_at(w + 1, stop + 2)
                return
            if tree.tag(w) == "VERB" and tree.lower(w) not in verbs("appearing"):
                return

    def _before(self, words: range) -> Iterator[str]:
        tree = self.tree
        first = max(words.start - _REACH, self.sentence_words(words.start).start)
        for w in range(words.start - 1, first - 1, -1):
            if tree.lower(w) == "for" and (w == 0 or tree.tag(w - 1) in {"PUNCT", "CCONJ"} or w == first):
                yield from self._side_at(w + 1, words.start)
                return
            if tree.tag(w) == "VERB" and tree.lower(w) not in verbs("appearing"):
                return

    def _side_at(self, first: int, stop: int) -> Iterator[str]:
        """Yield the name of the body or country told from a word on."""
        tree, page = self.tree, self.page
        for w in range(first, min(stop, len(tree.words))):
            entity = page.entity_at.get(w)
            ahead = page.ahead(w)
            if entity and entity.label in {"ORGANIZATION", "LOCATION", "NORP"} and ahead not in {"'s", "’s"}:
                if tree.relation(w) not in {"amod", "compound"}:
                    yield self.name(w)
                    return
            elif tree.tag(w) in {"NOUN", "PROPN"} and entity is None and tree.relation(w) not in {"nmod", "compound"}:
                if page.is_actor(w):
                    yield self.name(w)
                return

    def _behind_apposition(self, first: int, stop: int) -> int:
        """Return the word behind what is told between commas of a name: "X, the defence minister, | led"."""
        if first >= stop or self.tree.lower(first) != ",":
            return first
        commas = (w for w in range(first + 1, min(first + 10, stop)) if self.tree.lower(w) == ",")
        return next(commas, first)

    def _leads(self, words: range) -> bool:
        """Say whether a person leads a delegation: "X heads the official team", "a delegation led by X"."""
        tree = self.tree
        sentence = self.sentence_words(words.start)
        behind_name = self._behind_apposition(words.stop, sentence.stop)
        for w in range(behind_name, min(behind_name + 5, sentence.stop)):
            if tree.lower(w) in verbs("heading_up"):
                behind = range(w + 1, min(w + 8, sentence.stop))
                return any(tree.lower(x) in nouns("teams") for x in behind)
            if tree.tag(w) not in _SKIPPED:
                break
        ahead = range(words.stop, min(words.stop + 10, sentence.stop))
        headed = next(
            (w for w in ahead if tree.lower(w) in nouns("chiefs") and tree.lower(w - 1) in {"as", "the"}), None
        )
        if headed is not None and tree.lower(headed + 1) == "of":  # "takes over as head of the state's team"
            return any(tree.lower(w) in nouns("teams") for w in range(headed + 1, min(headed + 7, sentence.stop)))
        first = words.start - 1
        if tree.lower(first) in {"facing", "opposite"} and first - 1 > sentence.start:
            return any(tree.lower(w) in nouns("teams") for w in range(sentence.start, first))
        while first > sentence.start and tree.tag(first) in {"ADJ", "NOUN", "DET", "PROPN"}:
            first -= 1
        if tree.lower(first) != "by" or tree.lower(first - 1) not in verbs("heading_up"):
            return False
        return any(tree.lower(x) in nouns("teams") for x in range(max(first - 9, sentence.start), first - 1))
