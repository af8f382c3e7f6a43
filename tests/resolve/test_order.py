"""Any order of reading gives the same state, and undoing gives back the state before, byte for byte."""

import json
from dataclasses import asdict
from tempfile import TemporaryDirectory

from dispatches import BACKGROUND, dispatch
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.desk import Desk
from onrecord.ledger import open_writer
from onrecord.settings import Settings

NAMES = st.sampled_from([
    ("Mary Deng", "Health minister"), ("Deng", "Health minister"), ("Deng", None), ("Peter Deng", "Army spokesman"),
    ("Ismail Haniyeh", "Hamas leader"), ("Ismaïl Haniya", None), ("Haniyeh", "Hamas leader"), ("RSF", None),
    ("Rapid Support Forces", None), ("Juba", None), ("South Sudan’s government", None), ("health ministry", None),
    ("Sudan’s health ministry", None), ("Hezbollah", None), ("Hizbullah", None), ("ministry", None), ("rsf", None),
    ("Peter Deng", "former army spokesman"), ("Kofi Peter Deng", "Army spokesman"), ("P. Deng", None), ("HEZBOLLAH", None),
])  # fmt: skip
URL = "https://news.example/story"
DISPATCHES = st.lists(
    st.builds(
        lambda day, outlet, who, place, toll, wire, extra, url: dispatch(
            f"2025-03-0{day}", outlet, *who, place=place, toll=toll, wire=wire, extra=extra, url=url
        ),
        st.integers(1, 6), st.sampled_from("ABC"), NAMES, st.sampled_from(["Juba", "Khartoum", "Beirut", "Goma"]),
        st.sampled_from([None, 31, 40, 52]), st.sampled_from([None, "AFP"]),
        st.sampled_from(["", BACKGROUND]),  # what many carry makes copies
        st.sampled_from([None, None, URL, f"{URL}/?utm_source=feed"]),  # what stands at one URL makes versions
    ),
    min_size=2, max_size=10, unique_by=lambda told: told[0].id,
)  # fmt: skip


def reports(desk):
    """Return every report as JSON."""
    rows = [
        desk.actors(), desk.statements(), desk.figures(), desk.series(), desk.positions(), desk.events(), desk.timeline(),
        desk.lines("range"), desk.lines("majority"), desk.window("2025-03-02"), desk.stories(), desk.review(), [desk.brief("2025-03-03")],
        [desk.actor(a.name) for a in desk.actors()], desk.actors(as_of="2025-03-03"),
    ]  # fmt: skip
    return json.dumps([[asdict(row) for row in part] for part in rows], ensure_ascii=False)


def read_in_order(folder, name, told):
    path = f"{folder}/{name}.db"
    with open_writer(path) as writer:
        for article, claims in told:
            writer.add(article, claims, by="test")
    return Desk(Settings(ledger=path))


@settings(max_examples=15, deadline=None)
@given(DISPATCHES, st.randoms(use_true_random=False))
def test_any_order_of_reading_gives_the_same_reports(told, chance):
    shuffled = list(told)
    chance.shuffle(shuffled)
    with (
        TemporaryDirectory() as folder,
        read_in_order(folder, "one", told) as one,
        read_in_order(folder, "other", shuffled) as other,
    ):
        assert reports(one) == reports(other)


VERDICTS = st.lists(st.tuples(st.sampled_from(["merge", "split", "alone", "rename", "reject", "correct", "accept"]),
                              st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=5)  # fmt: skip


def judge(desk, verdict, one, other):
    """Make a judgement of what is there; return it."""
    names = sorted({n for a in desk.actors() for n, _ in a.names})
    claims = sorted(row.claim for row in desk.figures()) or sorted(row.claim for row in desk.statements())
    if verdict in {"merge", "split", "alone", "rename"} and not names:
        return None
    match verdict:
        case "merge" | "split":
            a, b = names[one % len(names)], names[other % len(names)]
            return desk.judge(verdict, f"actor:{a}", object=f"actor:{b}", who="Ana") if a != b else None
        case "alone":
            return desk.judge("split", f"actor:{names[one % len(names)]}", who="Ana")
        case "rename":
            return desk.judge("rename", f"actor:{names[one % len(names)]}", value="Somebody Else", who="Ana")
    if not claims:
        return None
    value = "modality=denied" if verdict == "correct" else None
    return desk.judge(verdict, claims[one % len(claims)], value=value, who="Ana")


@settings(max_examples=15, deadline=None)
@given(DISPATCHES, VERDICTS)
def test_undoing_in_any_number_restores_every_report_byte_for_byte(told, verdicts):
    with TemporaryDirectory() as folder, read_in_order(folder, "one", told) as desk:
        seen, made = [reports(desk)], []
        for verdict in verdicts:
            if judgement := judge(desk, *verdict):
                made.append(judgement)
                seen.append(reports(desk))
        for judgement in reversed(made):
            assert reports(desk) == seen.pop()
            desk.undo(judgement.id, who="Ben")
        assert reports(desk) == seen.pop()
