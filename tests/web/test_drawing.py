"""What is drawn without a browser: maps and marked texts."""

from types import SimpleNamespace

from onrecord.reports.plot import plot_series
from onrecord.reports.series import SeriesRow
from onrecord.web.atlas import draw_atlas
from onrecord.web.highlight import annotation_marks, claim_marks, pieces
from onrecord.web.render import environment
from onrecord.web.spark import spark


def place(name, lon, lat, events=1):
    return SimpleNamespace(place=name, lon=lon, lat=lat, events=events, figures=0)


def drawn(*rows):
    return {disc.row.place: disc.side for disc in draw_atlas(rows, lambda *box: []).discs}


def test_a_map_without_places_that_are_found_is_none():
    assert draw_atlas([place("Nowhere", None, None)], lambda *box: []) is None


def test_a_name_stands_at_the_right_of_its_disc_unless_another_is_there():
    assert drawn(place("Juba", 31.6, 4.85)) == {"Juba": "start"}
    assert drawn(place("Khartoum", 32.5, 15.6, 9), place("Omdurman", 33.0, 15.6)) == {
        "Khartoum": "end",
        "Omdurman": "start",
    }


def test_a_name_that_has_no_room_is_left_out():
    sides = drawn(place("Gaza", 34.4, 31.5, 9), place("Jabalia", 34.4, 31.5, 5), place("Beit Hanoun", 34.4, 31.5))
    assert sides == {"Gaza": "start", "Jabalia": "end", "Beit Hanoun": None}


def test_a_name_does_not_leave_the_map():
    far = drawn(place("Lagos", 3.4, 6.5), place("A place with a very long name indeed, for a map", 60, 6.5))
    assert far["A place with a very long name indeed, for a map"] == "end"


TEXT = "The ministry said 31 people were killed in Juba."
STATEMENT = {"id": "s", "kind": "statement", "content": [[18, 47]],
             "evidence": [{"start": 0, "end": 12}, {"start": 13, "end": 17}, {"start": 18, "end": 47}]}  # fmt: skip
FIGURE = {"id": "f", "kind": "figure", "evidence": [{"start": 18, "end": 27}, {"start": 0, "end": 12}]}


def test_who_says_so_is_marked_as_such_whatever_is_said():
    marks = claim_marks([STATEMENT, FIGURE])
    assert {(m.kind, TEXT[m.start : m.end]) for m in marks if m.claim == "f"} == {
        ("figure", "31 people"),
        ("who", "The ministry"),
    }


def test_overlapping_marks_cut_the_text_into_pieces_that_together_are_the_text():
    found = pieces(TEXT, claim_marks([STATEMENT, FIGURE]))
    assert "".join(piece.text for piece in found) == TEXT
    assert next(piece.claims for piece in found if piece.text == "31 people") == ("s", "f")


def test_a_place_is_marked_as_one_though_no_gazetteer_knows_it():
    found = {
        "entities": [
            {"start": 43, "end": 47, "label": "LOCATION", "actor": "Juba"},
            {"start": 4, "end": 12, "label": "ORGANIZATION", "actor": "ministry"},
        ]
    }
    assert [mark.kind for mark in annotation_marks(found)] == ["place", "actor"]


def counted(day, value, relation, modality="asserted"):
    return SeriesRow(
        measure="killed", place=None, population=None, source="UN", day=day, comparator="=", value=value, low=None, high=None,
        unit=None, period="cumulative", period_start=None, period_end=None, modality=modality, relation=relation, reason=None,
        citations=1, outlets=(), origins=1, claims=("c",),
    )  # fmt: skip


def test_a_count_that_begins_anew_is_not_joined_to_the_one_before():
    rows = [
        counted("2025-03-01", 400, "first"),
        counted("2025-03-02", 460, "updates"),
        counted("2025-03-03", 26, "first"),
    ]
    line = spark(rows).lines[0]
    assert len(line.dots) == 3
    assert [len(run.split()) for run in line.runs] == [2]


def test_a_number_that_is_denied_is_not_drawn():
    rows = [counted("2025-03-01", 400, "first"), counted("2025-03-02", 900, "first", "denied"), counted("2025-03-03", 460, "updates")]
    assert [len(line.dots) for line in spark(rows).lines] == [2]
    assert spark(rows[1:2]) is None


def test_large_and_small_drawings_have_the_same_figures():
    rows = [
        counted("2025-03", 400, "first"), counted("2025-03-04", 410, "updates"), counted(None, 500, "updates"),
        counted("2025-03-05", None, "updates"), counted("2025-03-06", 420, "recalled"), counted("2025-03-07", 430, "updates", "denied"),
    ]  # fmt: skip
    assert [datum["number"] for datum in plot_series(rows).data.values] == [400, 410]
    assert [len(line.dots) for line in spark(rows).lines] == [2]
    assert spark(rows).first == "2025-03-01"


def test_a_column_in_which_no_row_has_anything_is_not_shown():
    page = environment().from_string(
        '{% import "macros.html" as m %}{% filter told_columns %}{{ m.th("day") }}{{ m.th("where", "num") }}'
        '{% for place in rows %}{% call m.td("day") %}1{% endcall %}{% call m.td("where", "num") %} {{ place }}\n{% endcall %}{% endfor %}'
        "{% endfilter %}"
    )
    assert "where" not in page.render(rows=["", ""])
    assert page.render(rows=["", "<b>"]).count("where") == 3
    assert "&lt;b&gt;" in page.render(rows=["", "<b>"])
