"""Who kept, broke or delayed what, as the learned reader knows it: the words that tell it, and those that play a part."""

import re
from collections.abc import Sequence

from onrecord.extract.deal.compliance.blame import NOBODY, Blame
from onrecord.extract.deal.compliance.deeds import CONTRARY, NOT, Deed
from onrecord.extract.deal.compliance.who import PERSONAL, Who
from onrecord.extract.deal.compliance.words import pattern, verdicts, words
from onrecord.extract.deal.learned import Judged, Learned, silence
from onrecord.extract.deal.mentions import TermMention
from onrecord.extract.page import Page
from onrecord.layout.lines import lines
from onrecord.layout.turns import turns
from onrecord.records import Voice
from onrecord.records.detail import Verdict
from onrecord.records.values import TermType

_LAWS = {"law", "laws"}
_RULES, _OF_WAR = {"rules", "customs", "norms"}, {"war", "warfare", *_LAWS}  # "the rules of war" are laws too
_SURE, _IN_SHORT = 0.25, 0.35  # of a word that tells what was kept or broken, and of whom it is told of; in a short text or a report
_SHORT = 0.5  # as likely as this to have told nothing of a deal yet, an article is short
_ONLY = 0.3  # of a word for a truce, that it tells of one that is only proposed
_SHOOTING = {"shot", "shoot", "shooting", "shoots"}


class LearnedCompliance:
    """What the reader sees in one article; nothing where it was not asked."""

    def __init__(
        self, page: Page, learned: Learned | None, who: Who, truces: Sequence[TermMention] = (), *, bound: bool = False
    ) -> None:
        """Hear an article of which `truces` are the nouns for a truce; `bound` if it tells of an agreement that was made."""
        self._page, self._who = page, who
        self._truces = {m.head for m in truces}
        heard = (learned.heard("clause", m.words, "proposed", of="ceasefire") for m in truces) if learned else ()
        self._truce = bound or any(proposed < _ONLY for proposed in heard)
        judged = learned.judged if learned else ()
        prose = silence(len(page.tree.words)) < _SHORT and not (lines(page.text) or turns(page.text))
        least = _SURE if prose else _IN_SHORT
        self._judged = {j.word: j for j in judged if j.sure > least and not self._is_none(j)}
        self._told = {page.tree.sentence_of(j.word) for j in judged} if learned else None

    def _is_none(self, judged: Judged) -> bool:
        """Say whether a word tells of laws, that a term runs out or is prolonged ("the truce | expires | on Sunday"), that
        somebody defends himself, or of shots where no truce stands.
        """
        tree, word = self._page.tree, judged.word
        if judged.type == "ceasefire":
            down = tree.lower(word) in _SHOOTING and any(tree.lower(c) == "down" for c in tree.children[word])
            defends = tree.tag(word) == "VERB" and (down or tree.lower(word) in words("defending"))
            if (defends and judged.verdict == "broken") or not (self._truce or self._names(word)):
                return True
        if judged.verdict == "broken" and self._answers_breach(word):
            return True
        return tree.lower(word) in words("lapsing") or self._is_of_law(word)

    def _answers_breach(self, word: int) -> bool:
        """Say whether what is struck was told to be the breach: "| hit | a launcher that had been moved in breach of it"."""
        tree = self._page.tree
        struck = tree.dependents(word, "obj") if tree.lower(word) in words("attacking") | {"hit"} else []
        inside = (w for o in struck for c in tree.dependents(o, "acl") for w in tree.below(c))
        return any(verdicts(tree.tag(w)).get(tree.lower(w)) == "broken" for w in inside)

    def _names(self, word: int) -> bool:
        """Say whether a word is one of keeping or breaking what is agreed, or is told of a truce: "the truce | is over"."""
        tree = self._page.tree
        named = tree.lower(word) in verdicts(tree.tag(word)) or tree.lower(word) in words("enduring")
        return named or not self._truces.isdisjoint(tree.dependents(word, "nsubj", "obj", "obl"))

    def _is_of_law(self, word: int) -> bool:
        """Say whether laws are what is kept or broken, and no accord: "failures | to keep to the rules of war"."""
        tree = self._page.tree
        verbs = [word, *tree.dependents(word, "acl", "xcomp")]
        kept = [c for verb in verbs for c in tree.dependents(verb, "obj", "obl", "nmod")]
        rules = (d for c in kept if tree.lower(c) in _RULES for d in tree.dependents(c, "nmod"))
        return any(tree.lower(c) in _LAWS for c in kept) or any(tree.lower(d) in _OF_WAR for d in rules)

    def likely(self, by_rule: Sequence[Deed]) -> list[Deed]:
        """Return the deeds that rules find in sentences in which the reader sees that something may be kept or broken.

        Those at words that it does not see are left to it where it sees others in the sentence.
        """
        if self._told is None:
            return [*by_rule]
        sentence = self._page.tree.sentence_of
        seen = {sentence(word) for word in self._judged}
        return [d for d in by_rule if d.word in self._judged or sentence(d.word) in self._told - seen]

    def beside(self, known: Sequence[Deed]) -> list[Deed]:
        """Return the deeds that the reader sees in sentences in which none is known, or only one of somebody else.

        Of several words of a sentence that tell one verdict on somebody the surest does: "have | yet to | leave".
        """
        tree = self._page.tree
        surest: dict[tuple[int, Verdict, int | None], Judged] = {}
        for judged in self._judged.values():
            if any(tree.lower(c) == "whether" for c in tree.dependents(tree.clause_head(judged.word), "mark")):
                continue  # "asked | whether he stood by it"
            near = [d for d in known if tree.same_sentence(d.word, judged.word)]
            if all(self._on_another(d, judged) for d in near):
                key = tree.sentence_of(judged.word), judged.verdict, next(iter(judged.blamed), None)
                if key not in surest or judged.sure > surest[key].sure:
                    surest[key] = judged
        return [Deed(j.word, self._verdict(j), j.word, j.type) for j in surest.values()]

    def _verdict(self, judged: Judged) -> Verdict:
        """Return the verdict; the contrary of what a word of keeping or breaking tells beside a "not", which the reader hears
        less well: "the truce did not | hold"; what falls short is not kept: "| freed 46 instead of the 120 promised".
        """
        tree, word = self._page.tree, judged.word
        behind = self._page.text[tree.words[word].end : tree.sentences[tree.sentence_of(word)].end].lower()
        if judged.verdict == "kept" and (re.search(pattern("short"), behind) or self._resumes_force(word)):
            return "broken"
        own = verdicts(tree.tag(word)).get(tree.lower(word)) or ("kept" if tree.lower(word) in words("enduring") else None)
        subjects = tree.dependents(word, "nsubj")
        beside = (*tree.dependents(word, "advmod"), *subjects, *(d for s in subjects for d in tree.dependents(s, "det", "cc")))
        return CONTRARY[own] if own and any(tree.lower(c) in NOT for c in beside) else judged.verdict

    def _resumes_force(self, word: int) -> bool:
        """Say whether force is what goes on: "| resumed | the shelling", not talks or patrols."""
        tree = self._page.tree
        resumed = tree.dependents(word, "obj", "nsubj") if tree.lower(word) in words("resuming") else []
        return any(tree.lower(c) in words("resumed") for c in resumed)

    def _on_another(self, deed: Deed, judged: Judged) -> bool:
        """Say whether the reader blames another for a deed than for what a word tells."""
        seen = self._judged.get(deed.word)
        return seen is not None and bool(set(judged.blamed[:1]) - set(seen.blamed))

    def term(self, deed: Deed) -> TermType | None:
        """Return the type of term that the reader tells; None where it does not see the deed."""
        return self._judged[deed.word].type if deed.word in self._judged else None

    def blames(self, deed: Deed, by_rule: list[Blame], *, alone: bool) -> list[Blame]:
        """Return who is blamed for what the reader sees as it does, and else, as for what is denied, as rules find it.

        Rules alone that find nobody to blame have most often found no breach. What the reader sees `alone` is nobody's
        where it points at nobody: "the works are | overdue".
        """
        told = [b for b in by_rule if b.of_somebody]
        judged = self._judged.get(deed.word)
        if judged is not None and not judged.blamed and (alone or not told):
            said = next((s for b in by_rule for s in b.parties.values() if s), ()) or self._heard_from(judged)
            return [Blame({NOBODY: said}, denied=False)]
        sayers = {said for b in told for said in b.parties.values()}
        if judged is None or any(b.denied for b in told) or len(sayers) > 1:  # each blames the other
            return told
        who = self._who
        doers = [w for w in who.joined(judged.blamed[:1]) if self._may_act(w)]
        names = dict.fromkeys(who.name(w) for w in who.wielders(doers))
        if doers and not names and not told:
            names = {NOBODY: None}  # "a drone struck"
        if not names or (told and any(name.lower() in PERSONAL for name in names)):
            return told
        if not told and len(names) > 1 and self._made(deed, judged.blamed[0]):
            names = {NOBODY: None}
        said = next(iter(sayers), ()) or (() if told else self._heard_from(judged))
        if deed.verdict == "broken" and names.keys() <= {v.name for b in by_rule for s in b.parties.values() for v in s}:
            return told or [Blame({NOBODY: said}, denied=False)]  # "| the mission | recorded four breaches"
        return [Blame(dict.fromkeys(names, said), denied=False)]

    def _made(self, deed: Deed, word: int) -> bool:
        """Say whether a word only tells who made what is broken: "the truce that | X and Y signed", "between | X and Y"."""
        tree = self._page.tree
        phrase = tree.below(deed.what)
        made = tree.head(word) != deed.what or "between" in tree.cases(word)
        return made and word in phrase and deed.word not in phrase

    def _heard_from(self, judged: Judged) -> tuple[Voice, ...]:
        """Return who says so, as far as the reader points at a party in the same sentence."""
        who, tree = self._who, self._page.tree
        near = [w for w in judged.sayers if tree.same_sentence(w, judged.word)]
        return who.voices(w for w in who.joined(near) if who.is_party(w))

    def _may_act(self, word: int) -> bool:
        """Say whether a word may be one for those who keep or break something: of any kind of people, "the | horsemen"."""
        noun = self._page.tree.tag(word) in {"NOUN", "PROPN", "PRON"} and word not in self._page.time_words
        return noun or self._who.is_party(word)
