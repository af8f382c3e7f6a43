"""Coreference without weights: which phrases are candidates, what is known of them, how links make chains."""

from dataclasses import replace

import numpy as np
import pytest
from trees import entity_in, tree_of

from onrecord.annotate.actors import find_actors
from onrecord.annotate.annotations import Attribution, Mention
from onrecord.annotate.coreference import find_chains, gather, mention_inputs, pair_features
from onrecord.annotate.coreference.candidates import find_candidates
from onrecord.annotate.coreference.chain_names import name_by_chains
from onrecord.annotate.coreference.discourse import Discourse
from onrecord.annotate.coreference.link_rules import Whom, apply_rules, whom
from onrecord.annotate.coreference.mention_features import KINDS, NOBODY, describe
from onrecord.annotate.coreference.pair_features import (
    FLAGS,
    candidate_pairs,
    kinds_of_pairs,
    labels_of_pairs,
    pair_flags,
    parts,
)
from onrecord.records import Span
from onrecord.weights.linker import Linker

ROWS = """
The DET 2 det
mayor NOUN 9 nsubj
of ADP 4 case
Wau PROPN 2 nmod
and CCONJ 8 cc
her PRON 8 nmod:poss
two NUM 8 nummod
aides NOUN 2 conj
thanked VERB 0 root
Kenya PROPN 12 nmod:poss
's PART 10 case
president NOUN 9 obj
who PRON 14 nsubj
spoke VERB 12 acl:relcl
. PUNCT 9 punct
"""


@pytest.fixture
def discourse():
    tree = tree_of(ROWS)
    entities = (entity_in(tree, "Wau", "LOCATION"), entity_in(tree, "Kenya", "LOCATION"))
    return Discourse(tree, *unseen(len(tree.words)), entities, find_actors(tree, entities))


def unseen(words):
    """Return states that tell nothing, of the encoder and of the layers above it."""
    return (np.zeros((words, 4), np.float32),) * 2


def phrases(discourse):
    words = discourse.tree.words
    return [discourse.tree.text[words[c.first].start : words[c.last - 1].end] for c in find_candidates(discourse)]


def test_candidates_are_whole_phrases_their_parts_and_possessives(discourse):
    assert phrases(discourse) == [
        "The mayor of Wau and her two aides", "The mayor of Wau", "Wau", "her two aides", "her",
        "Kenya 's president who spoke", "Kenya 's", "who",
    ]  # fmt: skip


def test_a_preposition_and_a_noun_that_only_modifies_are_no_part_of_a_candidate():
    tree = tree_of("for ADP 3 case\npeace NOUN 3 compound\ntalks NOUN 0 root\n")
    assert phrases(Discourse(tree, *unseen(3))) == ["peace talks"]


def test_candidates_are_told_apart_by_kind_number_and_gender(discourse):
    d = describe(discourse, find_candidates(discourse))
    assert [KINDS[k] for k in d.kind] == ["joined", "the", "name", "whose", "she", "whose", "name", "other"]
    assert d.number.tolist()[:5] == [2, 1, 0, 2, 1]
    assert d.gender.tolist()[4] == 2
    assert (d.identity >= 0).tolist() == [False, False, True, False, False, False, True, False]


def test_the_voice_of_a_quotation_is_its_speakers():
    tree = tree_of("I PRON 2 nsubj\nagree VERB 0 root\n, PUNCT 2 punct\nsaid VERB 2 parataxis\nAwa PROPN 4 nsubj\n")
    said = Attribution((Span(15, 18),), (Span(10, 14),), (Span(0, 7),), "direct", speaker="Awa")
    discourse = Discourse(tree, *unseen(5), quoted=(Span(0, 7),), attributions=(said,))
    d = describe(discourse, find_candidates(discourse))
    assert [tree.word(c.head) for c in d.candidates] == ["I", "Awa"]
    assert d.voice[0] == d.identity[1] != NOBODY
    assert d.voice[1] == NOBODY


def test_every_pair_has_the_flags_the_weights_expect(discourse):
    d = describe(discourse, find_candidates(discourse))
    later, earlier = candidate_pairs(d, np.array([1, 2, 4]))
    assert [*zip(later.tolist(), earlier.tolist(), strict=True)] == [(2, 1), (4, 1), (4, 2)]
    assert pair_flags(d, later, earlier).shape == (3, FLAGS)


def named(names):
    """Return what is known of the names that a text is of."""
    discourse = Discourse(tree_of("\n".join(f"{n} PROPN 0 root" for n in names)), *unseen(len(names)))
    return describe(discourse, find_candidates(discourse))


def test_pairs_that_are_scored_grow_with_the_length_of_an_article(monkeypatch):
    monkeypatch.setattr(pair_features, "NEAR", 6)
    monkeypatch.setattr(pair_features, "FAR", 20)
    many = []
    for times in (10, 20, 40):
        d = named([f"Name{letter}" for letter in "abcdefghi"] * times)
        later, earlier = candidate_pairs(d, np.arange(len(d.kind)))
        many.append(len(later))
        pairs = [*zip(later.tolist(), earlier.tolist(), strict=True)]
        assert pairs == sorted(set(pairs))
        assert set((later - earlier).tolist()) == {1, 2, 3, 4, 5, 6, 9, 18}
    assert many[2] - many[1] == 2 * (many[1] - many[0])


def test_what_is_named_again_only_far_behind_is_paired_with_its_last_mention(monkeypatch):
    monkeypatch.setattr(pair_features, "NEAR", 2)
    monkeypatch.setattr(pair_features, "FAR", 4)
    names = ["Awa", "Awa", *(f"Name{letter}" for letter in "abcdef"), "Awa"]
    d = named(names)
    later, earlier = candidate_pairs(d, np.arange(len(names)))
    assert earlier[later == len(names) - 1].tolist() == [1, 6, 7]


def test_runs_of_pairs_hold_all_pairs_of_their_later_ones(monkeypatch):
    monkeypatch.setattr(pair_features, "TOGETHER", 4)
    later = np.array([1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5])
    assert [(p.start, p.stop) for p in parts(later)] == [(0, 6), (6, 10), (10, 11)]


def test_each_mention_joins_the_chain_of_its_best_link():
    later, earlier = np.array([1, 2, 2, 3, 3, 3]), np.array([0, 0, 1, 0, 1, 2])
    scores = np.array([-1.0, 0.5, -2, 0.1, 0.2, 0.2], np.float32)
    assert gather(4, later, earlier, scores) == [[0, 2, 3]]  # of two equal links the nearer one counts
    assert gather(4, later, earlier, np.full(6, -1, np.float32)) == []


def test_what_clashes_is_not_joined_in_a_chain_even_over_a_third():
    told = [Whom(are={1}), Whom(), Whom(are={2}), Whom(are_not={1})]
    later, earlier = np.array([1, 2, 2, 3, 3]), np.array([0, 0, 1, 1, 2])
    scores = np.array([1.0, 2, 3, 2, 1], np.float32)
    assert gather(4, later, earlier, scores, told) == [[0, 1], [2, 3]]


def test_a_first_person_is_the_speaker_and_a_third_person_of_the_quotation_is_not():
    rows = (
        "I PRON 2 nsubj\nsaw VERB 0 root\nhim PRON 2 obj\n, PUNCT 2 punct\nsaid VERB 2 parataxis\nAwa PROPN 5 nsubj\n"
    )
    tree = tree_of(rows)
    said = Attribution((Span(17, 20),), (Span(12, 16),), (Span(0, 9),), "direct", speaker="Awa")
    entity = entity_in(tree, "Awa", "PERSON")
    discourse = Discourse(tree, *unseen(6), (entity,), find_actors(tree, [entity]), (Span(0, 9),), (said,))
    d = describe(discourse, find_candidates(discourse))
    later, earlier = np.array([1, 2, 2]), np.array([0, 0, 1])
    scores = apply_rules(d, later, earlier, np.array([-3.0, -3.0, 3.0], np.float32))
    assert gather(3, later, earlier, scores, whom(d)) == [[0, 2]]


def test_a_linker_that_believes_in_nothing_finds_no_chain(discourse):
    candidates = find_candidates(discourse)
    assert find_chains(discourse, candidates, Linker(blank(discourse, chained=-9, opening=9))) == []
    assert find_chains(discourse, candidates, Linker(blank(discourse, chained=9, opening=-9))) == []
    everything = find_chains(discourse, candidates, Linker(blank(discourse, chained=9, opening=9)))
    assert everything == [[0, 4, 5, 7]]  # what stands inside a mention of its own chain is left out, save pronouns


def blank(discourse, *, chained, opening):
    """Return weights that see nothing, with the two biases given."""
    d = describe(discourse, find_candidates(discourse))
    later, earlier = candidate_pairs(d, np.arange(8))
    inputs = mention_inputs(discourse, d).shape[1]
    kinds, labels = kinds_of_pairs(d, later, earlier).max() + 1, labels_of_pairs(d, later, earlier).max() + 1
    shapes = {
        "mention": (inputs, 3), "mention_bias": (3,), "chained": (3,), "left": (3, 2), "right": (3, 2), "one": (3, 2),
        "other": (3, 2), "product": (2, 2), "flags": (FLAGS, 2), "kinds": (kinds, 2), "labels": (labels, 2),
        "link": (2,), "opening": (3,),
    }  # fmt: skip
    zeros = {name: np.zeros(shape, np.float32) for name, shape in shapes.items()}
    return zeros | {"chained_bias": np.float32(chained), "opening_bias": np.float32(opening)}


SHE = """
Awa PROPN 3 nsubj
Diop PROPN 1 flat
left VERB 0 root
; PUNCT 3 punct
she PRON 6 nsubj
spoke VERB 3 parataxis
"""


@pytest.mark.parametrize(("before", "after"), [(None, "Awa Diop"), ("Ben Sow", "Awa Diop")])
def test_the_chain_of_a_pronoun_names_the_speaker(before, after):
    tree = tree_of(SHE)
    actors = find_actors(tree, [entity_in(tree, "Awa Diop", "PERSON")])
    said = Attribution((Span(16, 19),), (), (Span(20, 25),), speaker=before)
    mentions = [Mention(0, 8, 0, 0), Mention(16, 19, 0, 0)]
    assert name_by_chains(tree, [said], mentions, actors)[0].speaker == after
    assert name_by_chains(tree, [said], [], actors)[0].speaker == before


DESCRIBED = """
Awa PROPN 3 nsubj
Diop PROPN 1 flat
left VERB 0 root
; PUNCT 3 punct
the DET 7 det
Kenyan ADJ 7 amod
envoy NOUN 8 nsubj
spoke VERB 3 parataxis
"""


@pytest.mark.parametrize(("role", "after"), [("Envoy", "Awa Diop"), ("Ugandan envoy", "Kenyan envoy")])
def test_a_description_is_named_by_its_chain_but_not_as_somebody_of_another_land(role, after):
    tree = tree_of(DESCRIBED)
    actors = [replace(a, role=role) for a in find_actors(tree, [entity_in(tree, "Awa Diop", "PERSON")])]
    start = tree.text.index("the Kenyan")
    source = Span(start, start + len("the Kenyan envoy"))
    said = Attribution((source,), (), (Span(source.end + 1, source.end + 6),), speaker="Kenyan envoy")
    mentions = [Mention(0, 8, 0, 0), Mention(source.start, source.end, 0, 0)]
    assert name_by_chains(tree, [said], mentions, actors)[0].speaker == after


def test_several_are_not_named_by_the_chain_of_one_person():
    tree = tree_of(DESCRIBED.replace("envoy", "envoys"))
    actors = [replace(a, role="Envoy") for a in find_actors(tree, [entity_in(tree, "Awa Diop", "PERSON")])]
    start = tree.text.index("the Kenyan")
    source = Span(start, start + len("the Kenyan envoys"))
    said = Attribution((source,), (), (Span(source.end + 1, source.end + 6),), speaker="Kenyan envoys")
    mentions = [Mention(0, 8, 0, 0), Mention(source.start, source.end, 0, 0)]
    assert name_by_chains(tree, [said], mentions, actors)[0].speaker == "Kenyan envoys"


def test_they_are_not_named_by_the_chain_of_one_person():
    tree = tree_of(SHE.replace("she", "they"))
    actors = find_actors(tree, [entity_in(tree, "Awa Diop", "PERSON")])
    said = Attribution((Span(16, 20),), (), (Span(21, 26),), speaker="analysts")
    mentions = [Mention(0, 8, 0, 0), Mention(16, 20, 0, 0)]
    assert name_by_chains(tree, [said], mentions, actors)[0].speaker == "analysts"


@pytest.mark.parametrize(
    ("other", "one"), [({2}, False), (set(), True), ({1}, True)], ids=["an outsider", "not told", "fighters"]
)
def test_those_who_fight_a_state_are_no_outlet_and_no_world_body(other, one):
    assert Whom(fight={1}).fits(Whom(fight=other)) is one
