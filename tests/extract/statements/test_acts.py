"""Acts, modality and negation of statements on trees written by hand."""

import pytest
from trees import tree_of

from onrecord.annotate.annotations import Attribution
from onrecord.annotate.attributions.cues import Cue
from onrecord.extract.clauses import Clause
from onrecord.extract.statements.acts import modality_of, speech_act
from onrecord.extract.statements.selves import Self
from onrecord.records import Span

BODY, PERSON = Self(frozenset({"movement"}), person=False), Self(frozenset({"mediator"}), person=True)


def read(rows, cue, content, speaker=BODY, quotation="indirect"):
    tree = tree_of(rows)

    def span(words):
        start = tree.text.index(words)
        return Span(start, start + len(words))

    told = Attribution(source=(span(tree.text.split()[0]),), cue=(span(cue),), content=(span(content),))
    mark, clause = Cue(tree, told), Clause(tree, told.content)
    act = speech_act(mark, clause, quotation, speaker)
    return act, modality_of(act, mark, clause), mark.negated or clause.negated


def said(subject, auxiliary, verb, verb_of_saying="said", negation="", condition=""):
    """Return "Movement said SUBJECT AUXILIARY [never] VERB" as a tree, with "if attacked" behind it where asked."""
    rows = [
        "Movement NOUN 2 nsubj", f"{verb_of_saying} VERB 0 root", f"{subject} PRON {6 if negation else 5} nsubj",
        f"{auxiliary} AUX {6 if negation else 5} aux",
    ]  # fmt: skip
    rows += [f"{negation} ADV 6 advmod"] if negation else []
    head = len(rows) + 1
    rows += [f"{verb} VERB 2 ccomp"]
    rows += [f"if SCONJ {head + 2} mark", f"attacked VERB {head} advcl"] if condition else []
    words = [row.split()[0] for row in rows[2:]]
    return "\n".join(rows), verb_of_saying, " ".join(words)


@pytest.mark.parametrize(
    ("tree", "wanted"),
    [
        (said("it", "would", "accept", negation="never"), ("rejects", "denied", True)),
        (said("it", "would", "accept"), ("accepts", "asserted", False)),
        (said("it", "would", "withdraw"), ("promises", "promised", False)),
        (said("it", "would", "withdraw", negation="not"), ("rejects", "denied", True)),
        (said("it", "would", "retaliate", condition="if"), ("threatens", "conditional", False)),
        (said("it", "would", "retaliate", "warned"), ("threatens", "promised", False)),
        (said("they", "had", "withdrawn", negation="not"), ("asserts", "asserted", True)),
        (said("everybody", "must", "withdraw"), ("demands", "demanded", False)),
        (said("everybody", "could", "starve", "warned"), ("expects", "expected", False)),
        (said("everybody", "will", "starve"), ("expects", "expected", False)),
        (said("everybody", "will", "gather"), ("expects", "expected", False)),
        (said("everybody", "will", "starve", "warned"), ("expects", "expected", False)),
        (said("everybody", "will", "starve", "feared"), ("expects", "expected", False)),
        (said("everybody", "had", "fled", "denied"), ("denies", "denied", False)),
        (said("everybody", "will", "strike", "threatened", condition="if"), ("threatens", "conditional", False)),
    ],
)
def test_the_act_lies_in_cue_and_content_together(tree, wanted):
    assert read(*tree) == wanted


def test_what_a_person_says_it_will_do_is_no_promise_of_theirs():
    assert read(*said("it", "would", "withdraw"), speaker=PERSON)[0] == "asserts"


@pytest.mark.parametrize(
    ("mark", "word", "act"), [("about", "roads NOUN 5 obl", "asserts"), ("that", "fall VERB 5 ccomp", "expects")]
)
def test_who_is_worried_about_a_thing_expects_nothing(mark, word, act):
    rows = ["She PRON 2 nsubj", "said VERB 0 root", "it PRON 5 nsubj", "was AUX 5 cop", "worried VERB 2 ccomp"]
    rows += [f"{mark} ADP 7 case", word]
    assert read("\n".join(rows), "said", " ".join(row.split()[0] for row in rows[2:]))[0] == act


def test_what_is_only_hoped_of_oneself_is_no_promise():
    rows = "Movement NOUN 2 nsubj\nsaid VERB 0 root\nhopefully ADV 6 advmod\nit PRON 6 nsubj\nwould AUX 6 aux\nwithdraw VERB 2 ccomp"
    assert read(rows, "said", "hopefully it would withdraw")[:2] == ("expects", "expected")


def test_must_have_supposes_and_demands_nothing():
    rows = "Movement NOUN 2 nsubj\nsaid VERB 0 root\nsomebody PRON 6 nsubj\nmust AUX 6 aux\nhave AUX 6 aux\nfled VERB 2 ccomp"
    assert read(rows, "said", "somebody must have fled")[0] == "asserts"


@pytest.mark.parametrize(
    ("rows", "quotation", "act"),
    [
        ('" PUNCT 2 punct\nLeave VERB 6 ccomp\nnow ADV 2 advmod\n" PUNCT 2 punct\nMovement NOUN 6 nsubj\nsaid VERB 0 root',
         "direct", "demands"),
        ('" PUNCT 2 punct\nLeft VERB 6 ccomp\nnow ADV 2 advmod\n? PUNCT 2 punct\nMovement NOUN 6 nsubj\nsaid VERB 0 root',
         "direct", "asks"),
    ],
)  # fmt: skip
def test_imperatives_demand_and_questions_ask(rows, quotation, act):
    content = " ".join(row.split()[0] for row in rows.splitlines()[:4])
    assert read(rows, "said", content, quotation=quotation)[0] == act


ASKED = "Movement NOUN 2 nsubj\nasked VERB 0 root\n{} {} 4 {}\nleave VERB 2 {}"


@pytest.mark.parametrize(
    ("rows", "content", "act"),
    [
        (ASKED.format("to", "PART", "mark", "xcomp"), "to leave", "demands"),
        (ASKED.format("whether", "SCONJ", "mark", "ccomp"), "whether leave", "asks"),
    ],
)
def test_asking_whether_asks_and_asking_to_demands(rows, content, act):
    assert read(rows, "asked", content)[0] == act


@pytest.mark.parametrize(
    ("cue", "noun", "act"),
    [("repeated demand", "a withdrawal", "demands"), ("dismissed claims", "a withdrawal", "denies"),
     ("offered", "evidence", "asserts"), ("offered", "shelter", "promises"), ("vowed", "revenge", "threatens"),
     ("enjoyed support", "a withdrawal", "asserts")],
)  # fmt: skip
def test_nouns_of_the_cue_and_of_the_content_tell_the_act(cue, noun, act):
    verb, *object_ = cue.split()
    rows = ["Movement NOUN 2 nsubj", f"{verb} VERB 0 root", *(f"{w} NOUN 2 obj" for w in object_)]
    words = noun.split()
    rows += [f"{w} NOUN {len(rows) + 1 + i} {'obj' if i == len(words) - 1 else 'det'}" for i, w in enumerate(words)]
    rows[-1] = f"{words[-1]} NOUN 2 obj"
    assert read("\n".join(rows), cue, noun)[0] == act
