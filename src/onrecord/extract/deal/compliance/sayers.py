"""Who says that somebody kept or broke what is agreed, found by the verb of saying before, above or behind it."""

from onrecord.extract.deal.compliance.bindings import is_passive, subjects_of
from onrecord.extract.deal.compliance.deeds import Deed
from onrecord.extract.deal.compliance.who import Who
from onrecord.extract.deal.compliance.words import verdicts, words
from onrecord.extract.page import Page
from onrecord.records import Voice

_ABOVE = 5  # words above a deed at which somebody may say it
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who", "which", "that"})


class Sayers:
    """Finds who says a deed of one article."""

    def __init__(self, page: Page, who: Who) -> None:
        self._page = page
        self._tree = page.tree
        self._who = who

    def of(self, deed: Deed) -> tuple[Voice, ...]:
        """Return the chain of those who say it: "X said that", "..., X reported", else as the attributions tell."""
        page, tree = self._page, self._tree
        governing, verb = self._governing(deed.word)
        if not governing or verb > deed.word or ";" in {tree.lower(w) for w in range(max(verb, 0), deed.word)}:
            governing = self._trailing(deed) or governing
        if governing:
            return self._who.voices(governing)
        said = page.said_by(deed.word)
        if not said and tree.same_sentence(deed.word, deed.what):
            said = page.said_by(deed.what)
        beside = self._said_beside(deed) or self._viewed(deed) or self._calling(deed)
        if beside and (not said or all(v.name.lower() in _PRONOUNS for v in said)):
            return self._who.voices(beside)
        return self._who.chain(said)

    def above(self, verb: int, deed: Deed) -> list[int]:
        """Return who is told to say what a verb of recording records: "the force found no breach, its commander said"."""
        return self._governing(verb)[0] or self._trailing(deed)

    def _governing(self, at: int) -> tuple[list[int], int]:
        """Return who says it by the verb whose content it is, and the verb; who only passes it on does not count."""
        tree = self._tree
        while at >= 0:
            above = tree.head(at)
            if above >= 0 and tree.relation(at) in {"ccomp", "xcomp"} and tree.lower(above) in words("saying"):
                joined = above
                while tree.relation(joined) == "conj" and not tree.dependents(joined, "nsubj"):
                    joined = tree.head(joined)  # "denied it and said that"
                subjects = [s for s in subjects_of(tree, joined) if tree.lower(s) not in words("relatives")]
                subjects = subjects or [c for c in tree.dependents(above, "obj") if c > above and above > at]
                told = [s for s in subjects if tree.lower(s) not in words("relaying")]
                if told:
                    return told[-1:], above
            if above >= 0 and tree.relation(at) == "conj" and self._who.said_before(above) is not None:
                return subjects_of(tree, above)[-1:], above  # "..., X said, but it did not"
            at = above
        return [], -1

    def _trailing(self, deed: Deed) -> list[int]:
        """Return who says it in words behind a comma: "..., UN verifiers certified in New York."."""
        tree = self._tree
        last = tree.sentences[tree.sentence_of(deed.word)].last
        for verb in range(deed.word + 1, last):
            if tree.lower(verb) == ";":
                break
            if tree.tag(verb) != "VERB" or tree.lower(verb) not in words("saying", "recording"):
                continue
            objects = [] if tree.lower(verb) in words("telling") else tree.dependents(verb, "obj")
            if any(c > verb for c in (*tree.dependents(verb, "ccomp"), *objects)):
                continue
            subjects = [s for s in subjects_of(tree, verb) if deed.word < s < verb][-1:]
            head = tree.head(verb)
            if not subjects and tree.relation(verb) == "acl" and deed.word < head < verb:
                bare = not {tree.lower(c) for c in tree.children[verb]} & words("relatives")
                subjects = [head] if bare and set(range(head, verb)) <= set(tree.below(head)) else []
            subjects = [s for s in subjects if not {tree.lower(w) for w in tree.below(s)} & words("relatives")]
            if subjects and self._behind_comma(subjects[0], deed.word):
                return subjects
        return []

    def _behind_comma(self, subject: int, deed: int) -> bool:
        tree = self._tree
        first = min((w for w in tree.below(subject) if deed < w <= subject), default=subject)
        while first > deed and tree.relation(first) == "punct":
            first += 1
        return tree.lower(first - 1) in {",", "”", '"', "—", "–"}

    def _viewed(self, deed: Deed) -> list[int]:
        """Return in whose view it is so: "in the view of its colonel", "by the army's account"."""
        tree = self._tree
        for noun in tree.sentence_words(deed.word):
            cases = tree.cases(noun)
            if tree.lower(noun) in words("views") and tree.tag(noun) == "NOUN" and cases & {"in", "by", "on"}:
                return tree.dependents(noun, "nmod")[:1]
        return []

    def _calling(self, deed: Deed) -> list[int]:
        """Return who calls a deed a breach: "shelled the port, in what | the minister called a breach"."""
        tree = self._tree
        for verb in sorted(tree.below(deed.word)):
            if tree.tag(verb) == "VERB" and tree.lower(verb) in words("labelling"):
                told = [w for w in tree.below(verb) if verdicts("NOUN").get(tree.lower(w)) == deed.verdict]
                if told and (subjects := tree.dependents(verb, "nsubj")):
                    return subjects
        return []

    def _said_beside(self, deed: Deed) -> list[int]:
        """Return who says so where no attribution is found: "X complained", "according to X", "X confirmed that"."""
        tree = self._tree
        at = deed.word
        for _ in range(_ABOVE):
            joined = [c for c in tree.dependents(at, "conj", "parataxis") for c in (c, *tree.dependents(c, "acl"))]
            for verb in (tree.head(at), *joined):
                if verb >= 0 and tree.lower(verb) in words("saying"):
                    subjects = [s for s in subjects_of(tree, verb) if s not in tree.clause(deed.word)]
                    told = tree.relation(verb) == "acl" and not is_passive(tree, verb)
                    if not subjects and told and verb > deed.word:
                        subjects = [tree.head(verb)]  # "on time, the mission certified"
                    if subjects:
                        return subjects
            at = tree.head(at)
            if at < 0:
                break
        return []
