"""Whichever way a question goes through a ledger, by its names or by its days, the answer is the same."""

import pytest

from benchmarks.synthetic_ledger import write_ledger
from onrecord.errors import NotFound
from onrecord.ledger import Query, open_view, open_writer
from onrecord.ledger.asking import Asking
from onrecord.ledger.names import Names
from onrecord.ledger.overview import horizon, last_named
from onrecord.records import Article

QUESTIONS = [
    {"kind": "figure", "measure": "killed"}, {"kind": "figure", "measure": "killed", "place": "goma"},
    {"kind": "figure", "population": "people"}, {"kind": "event", "place": "Goma", "plover": "AID"},
    {"kind": "event", "detail": "round"}, {"kind": "statement", "speaker": "Speaker7"}, {"source": "Goma Army"},
    {"kind": "statement", "search": "talks road"}, {"kind": "position"}, {},
]  # fmt: skip
DAYS = [{}, {"since": "2023-06-01"}, {"until": "2023-06-01"}, {"since": "2023-01-01", "as_of": "2024-01-01"}]


@pytest.fixture(scope="module")
def view(tmp_path_factory):
    path = tmp_path_factory.mktemp("asking") / "made-up.db"
    write_ledger(path, 3000)
    with open_view(str(path)) as view:
        yield view


@pytest.mark.parametrize("days", DAYS, ids=lambda told: " ".join(told) or "ever")
@pytest.mark.parametrize("told", QUESTIONS, ids=lambda told: " ".join(told) or "all")
def test_names_and_days_lead_to_the_same_claims(view, told, days):
    asking = Asking(Query(**told, **days), Names(view.rows, view.stamp), dialect=view.dialect)
    by_name, by_day = (view.rows(asking.claims(few=few)) for few in (True, False))
    assert by_name == by_day
    assert view.ids(Query(**told, **days)) == {entry.claim.id for entry in view.entries(Query(**told, **days))}


@pytest.mark.parametrize("told", QUESTIONS, ids=lambda told: " ".join(told) or "all")
def test_the_horizon_is_the_day_since_which_so_many_were_published(view, told):
    days = [entry.published for entry in view.entries(Query(**told, newest=True))]
    for most in (0, 10, 100):
        assert horizon(view, Query(**told), most=most) == (days[most] if most < len(days) else None)


@pytest.mark.parametrize("told", QUESTIONS, ids=lambda told: " ".join(told) or "all")
def test_a_page_is_what_stands_there_in_the_whole_list(view, told):
    ids = [entry.claim.id for entry in view.entries(Query(**told))]
    for offset in (0, 7, len(ids) - 2, len(ids) + 5, 2_500):
        page = view.entries(Query(**told, limit=5, offset=max(0, offset)))
        assert [entry.claim.id for entry in page] == ids[max(0, offset) :][:5]


def test_the_day_a_proposal_was_last_named_is_found(view):
    terms = list(view.entries(Query(kind="term", newest=True)))
    name = terms[-1].claim.proposal.name
    days = [t.published for t in terms if t.claim.proposal.name == name]
    assert last_named(view, name, None) == days[0]
    assert last_named(view, name, "2021-01-01") is None
    assert last_named(view, "no such plan", None) is None


def test_who_asks_for_what_is_not_there_is_told_what_there_is(view):
    there = ", ".join(map(repr, view.names("measure")))
    with pytest.raises(NotFound, match=f"no measure 'deaths' in the ledger; there is {there}"):
        view.require(Query(measure="deaths"), "measure")


def test_an_article_without_a_title_is_found_by_its_first_words(tmp_path):
    with open_writer(str(tmp_path / "one.db")) as writer:
        made = Article.build(body="The army left Bogal on Monday. Nobody was hurt.", published="2024-03-05")
        writer.add(made, (), by="reader")
    with open_view(str(tmp_path / "one.db")) as view:
        assert view.article("the army left Bogal").id == made.id
        with pytest.raises(NotFound, match="see `onrecord stories`"):
            view.article("navy")
