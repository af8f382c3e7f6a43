"""Figures of situation reports: lists, tables and headings tell what is counted, where, when and by whom."""

import pytest

from onrecord.layout.reports import head_of, heading_over
from onrecord.layout.rows import row_at, rows
from onrecord.pipeline import reader
from onrecord.records import Article, Figure

weights = pytest.mark.weights

TABLE = """CHAD | FLOODS AND CLASHES
Flash Update No. 4, 12 June 2024

Province | Families affected | Deaths | Injured
Ouaddai | 2,380 | 36 | 7
Sila | 1,520 | 15 | 4

Displaced persons by district
Abeche 23,124
Goz Beida 11,044
Other districts 2,062

Source: Provincial Protection Office, 11 June
"""


def figures(text):
    """Return the figures of a text, published a day after its table."""
    read = reader().read(Article.build(body=text, published="2024-06-13"))
    return [c for c in read.claims if isinstance(c, Figure)]


def test_rows_have_a_label_and_what_stands_over_their_cells():
    told = [(r.label.of(TABLE), [(c.of(TABLE), h and h.of(TABLE)) for c, h in r.cells]) for r in rows(TABLE)]
    assert told[0] == ("Ouaddai", [("2,380", "Families affected"), ("36", "Deaths"), ("7", "Injured")])
    assert told[2] == ("Abeche", [("23,124", "Displaced persons by district")])
    assert [label for label, _ in told] == ["Ouaddai", "Sila", "Abeche", "Goz Beida", "Other districts"]


def test_sentences_are_no_rows():
    text = "The mayor said: 12 people died.\nIn Gao 14 were hurt.\nThe raid - 3 days ago - killed two."
    assert rows(text) == ()
    assert row_at(text, 20) is None


def test_a_report_is_known_by_its_head_and_its_parts_by_their_headings():
    report = f"{TABLE}\nSila\nTwo clinics were closed on Monday in the north.\n"
    assert [line.of(report) for line in head_of(report)] == ["CHAD | FLOODS AND CLASHES", "Flash Update No. 4, 12 June 2024"]
    over = heading_over(report, report.index("Two clinics"))
    assert over is not None
    assert over.of(report) == "Sila"


def test_news_has_no_head_of_a_report():
    assert head_of("Rebels raid Gao\n\nRebels raided Gao on Monday, killing nine, a report by the UN said.") == ()


@weights
def test_columns_and_headings_tell_what_is_counted_and_labels_where():
    told = {(f.measure, f.value, f.place, f.said_by[0].name if f.said_by else None) for f in figures(TABLE)}
    assert {("killed", 36, "Ouaddai", None), ("injured", 4, "Sila", None)} <= told
    assert ("displaced", 23124, "Abeche", "Provincial Protection Office") in told
    assert ("displaced", 2062, "Chad", "Provincial Protection Office") in told


@weights
def test_a_total_is_of_no_one_row():
    table = "Chad: Flash Update No. 4\n\nProvince\tDisplaced\tDeaths\nOuaddai\t12,380\t36\nSila\t\t15\nTotal\t12,400\t51\n"
    told = [(f.measure, f.value, f.place) for f in figures(table)]
    assert told == [
        ("displaced", 12380, "Ouaddai"),
        ("killed", 36, "Ouaddai"),
        ("killed", 15, "Sila"),
        ("displaced", 12400, "Chad"),
        ("killed", 51, "Chad"),
    ]


@weights
def test_a_column_that_tells_no_measure_tells_no_figure():
    assert not [f for f in figures(TABLE) if f.value in {2380, 1520}]


@weights
def test_each_number_of_a_row_counts_what_its_own_words_tell():
    told = figures("Dead and wounded, 11 June\n\nGao: 11 martyrs, 20 wounded\nKidal: 58 deaths, 156 injured\nMopti: 21 killed; 174 hurt\n")
    assert [(f.measure, f.value) for f in told] == [
        ("killed", 11),
        ("injured", 20),
        ("killed", 58),
        ("injured", 156),
        ("killed", 21),
        ("injured", 174),
    ]


@weights
def test_households_are_no_persons():
    told = figures("Fighting displaced 4,300 people in Gao; 860 households fled from Kidal.")
    assert [(f.value, f.unit) for f in told] == [(4300, "persons"), (860, "households")]


@weights
def test_what_opens_a_line_tells_its_place_and_day():
    text = (
        "WEEKLY SECURITY INCIDENT LIST\nMali, 3 to 9 June 2024\n\n"
        "1. 04 JUN, Gao. Mortar fire on the bus station. Fatalities: 6. Injured: 19. Source: provincial hospital.\n"
        "2. 06 JUN, Kidal. Two aid workers abducted at a checkpoint.\n"
    )
    told = [(f.measure, f.value, f.place, f.period and f.period.start) for f in figures(text)]
    assert told == [
        ("killed", 6, "Gao", "2024-06-04"),
        ("injured", 19, "Gao", "2024-06-04"),
        ("captured", 2, "Kidal", "2024-06-06"),
    ]
    assert [v.name for v in figures(text)[0].said_by] == ["provincial hospital"]


@weights
def test_a_heading_tells_where_the_figures_below_it_are():
    text = (
        "Central Sahel: Regional Overview\nJune 2024\n\nMali\n"
        "Gunmen killed 12 farmers on 3 June. The number of incidents rose to 31.\n\n"
        "Niger\nFlash floods displaced 4,300 people between 1 and 5 June.\n"
    )
    told = [(f.measure, f.value, f.unit, f.place) for f in figures(text)]
    assert told == [
        ("killed", 12, "persons", "Mali"),
        ("displaced", 4300, "persons", "Niger"),
    ]


@weights
def test_the_body_that_heads_a_report_says_what_nobody_else_says():
    text = (
        "Malian Ministry of Health\nDaily report on the dead and wounded\n12 June 2024\n\n"
        "• 40 people were killed and 208 injured in the past 24 hours.\n"
        "• Nine people are missing in Gao, the mayor said.\n"
    )
    told = [(f.measure, f.value, f.said_by[0].name if f.said_by else None) for f in figures(text)]
    assert told[:2] == [("killed", 40, "Malian Ministry of Health"), ("injured", 208, "Malian Ministry of Health")]
    assert told[2] == ("missing", 9, "mayor")


@weights
def test_who_leads_a_list_says_what_stands_in_it():
    text = "After clashes in Gao on 3 June, the Unified Command reports:\n\nHomicides: 41\nInjured: 26\nMissing: 12\n"
    assert [(f.measure, f.value) for f in figures(text)] == [("killed", 41), ("injured", 26), ("missing", 12)]
    assert {f.said_by[0].name for f in figures(text)} == {"Unified Command"}


@weights
@pytest.mark.parametrize(
    "text",
    [
        "The agency reached 22,400 people in Gao with food rations.",
        "Teams visited 38 sites and assessed 14 positions of relief stores.",
        "The number of incidents rose to 31, compared with 22 the week before.",
        "The humanitarian appeal requires $64 million, of which 12 per cent is funded.",
    ],
)
def test_aid_visits_incidents_and_funds_are_no_figures(text):
    assert figures(text) == []


@weights
def test_those_among_the_dead_are_killed():
    told = figures("The group counted 58 people killed and 83 injured on Monday; among the dead were 17 women and 11 children.")
    whole = next(f for f in told if f.value == 58)
    assert [(f.measure, f.value) for f in told if f.part_of == whole.id] == [("killed", 17), ("killed", 11)]


@weights
def test_a_count_goes_on_from_what_began():
    (told,) = figures("In all 5,757 people have been displaced following clashes that erupted on 31 March 2024.")
    assert told.period is not None
    assert (told.period.kind, told.period.start) == ("cumulative", "2024-03-31")
    (told,) = figures("Internal displacement has reached 1,287,593 people, the UN said.")
    assert told.measure == "displaced"


@weights
def test_two_days_joined_are_one_period():
    (told,) = figures("Some 40 villagers were killed in Gao on 3 and 4 June.")
    assert told.period is not None
    assert (told.period.start, told.period.end) == ("2024-06-03", "2024-06-04")


def test_a_line_of_empty_cells_is_no_row():
    assert [row.label.of("Gao | 26 | 7\n| |\nKidal | 4 | 1") for row in rows("Gao | 26 | 7\n| |\nKidal | 4 | 1")] == ["Gao", "Kidal"]
