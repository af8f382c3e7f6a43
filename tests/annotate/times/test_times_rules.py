import pytest

from onrecord.annotate.times import annotate_times


@pytest.mark.parametrize(
    ("text", "published", "times"),
    [
        ("Fighting resumed on Tuesday.", "2025-06-05", [("Tuesday", "2025-06-03")]),
        ("Talks will resume on Monday.", "2025-06-05", [("Monday", "2025-06-09")]),
        ("He spoke on Thursday.", "2025-06-05", [("Thursday", "2025-06-05")]),
        ("last Friday and next Friday", "2025-06-05", [("last Friday", "2025-05-30"), ("next Friday", "2025-06-06")]),
        ("since 7 October 2023", "2025-06-05", [("7 October 2023", "2023-10-07")]),
        ("the March 3 raid", "2025-06-05", [("March 3", "2025-03-03")]),
        ("in November, when it broke", "2025-06-05", [("November", "2024-11")]),
        ("Chad and the rebels signed an accord in Addis Ababa in May.", "2025-03-10", [("May", "2024-05")]),
        ("a six-week truce", "2025-06-05", [("six-week", "P6W")]),
        ("a week-long pause", "2025-06-05", [("week-long", "P1W")]),
        ("two days earlier, on May 9", "2025-06-05", [("two days earlier", "2025-06-03"), ("May 9", "2025-05-09")]),
        (
            "On May 9. Two days later it fell.",
            "2025-06-05",
            [("May 9", "2025-05-09"), ("Two days later", "2025-05-11")],
        ),
        ("last week", "2025-06-05", [("last week", "2025-W22")]),
        ("A bomb on 3 May killed 21; rebels next day fled.", "2025-06-05", [("3 May", "2025-05-03"), ("next day", "2025-05-04")]),
        ("In April 94 died, 16 of mines during the month.", "2025-06-05", [("April", "2025-04"), ("the month", "2025-04")]),
        ("Prices fell in the month.", "2025-06-05", [("the month", "2025-06")]),
        ("He came on 3 May and left later in the month.", "2025-06-05", [("3 May", "2025-05-03"), ("later in the month", "2025-05")]),
        ("the end of June", "2025-06-05", [("the end of June", "2025-06")]),
        ("at dawn on 3 May 2024", "2025-06-05", [("dawn on 3 May 2024", "2024-05-03TMO")]),
        ("by midnight on 4 June", "2025-06-05", [("midnight on 4 June", "2025-06-04T00:00")]),
        ("LOME, 21 Jun 89 (AFP) --", "2025-06-05", [("21 Jun 89", "1989-06-21")]),
        ("2:31 May 9 arrests", "2025-06-05", [("May 9", "2025-05-09")]),
        ("21 Jun 89 people", "1989-07-05", [("21 Jun", "1989-06-21")]),
        ("at 0630 GMT", "2025-06-05", [("0630 GMT", "2025-06-05T06:30Z")]),
        ("07 APR, Gao: two killed", "2025-06-05", [("07 APR", "2025-04-07")]),
        ("PROTESTERS MARCH IN GAO", "2025-06-05", []),
        ("killed on 3 and 4 June", "2025-06-05", [("3", "2025-06-03"), ("4 June", "2025-06-04")]),
        ("every day", "2025-06-05", [("every day", "P1D")]),
        ("the 1990s", "2025-06-05", [("the 1990s", "199")]),
        (
            "On Monday, August 15, 2005, they met. On Friday they left.",
            None,
            [("Monday, August 15, 2005", "2005-08-15"), ("Friday", "XXXX-WXX-5")],
        ),
        ("last week and yesterday", None, []),
        ("some 2,300 people, 1500 soldiers left, aged 40", "2025-06-05", []),
    ],
)
def test_times_are_reckoned_from_the_day_of_publication(text, published, times):
    assert [(text[t.start : t.end], t.value) for t in annotate_times(text, published=published)] == times


def test_the_previous_hours_bound_a_window_before_publication():
    (time,) = annotate_times("in the previous 24 hours", published="2025-06-05")
    assert (time.type, time.value, time.begin, time.finish) == ("DURATION", "PT24H", "2025-06-04", "2025-06-05")


def test_without_a_day_of_publication_nothing_is_invented():
    assert [t.value for t in annotate_times("on May 31, six weeks", published=None)] == ["XXXX-05-31", "P6W"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The column withdrew to the border on Tuesday.", "2025-03-11"),  # no verb behind this "to"
        ("The army retreated to positions in the hills on Friday.", "2025-03-07"),
        ("They agreed to withdraw on Friday.", "2025-03-14"),
        ("Gen. Adam Osei will visit the camp on Monday.", "2025-03-17"),  # "Gen." ends no sentence
        ("Mr. Osei will succeed Amina K. Diallo on Friday.", "2025-03-14"),  # nor does "K.", and "succeed" is no past
        ("A hundred trucks are to cross on Saturday.", "2025-03-15"),
    ],
)
def test_a_weekday_follows_the_verb_of_its_sentence(text, value):
    assert [t.value for t in annotate_times(text, published="2025-03-12")] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("after two and a half years of war", ["P2Y6M"]),
        ("A few days later the guns fell silent.", ["PXD"]),  # from a day told before, not from today
        ("a few days ago", ["PAST_REF"]),
        ("a week or so ago", ["2025-W36"]),
        ("in the summer of last year", ["2024-SU"]),
        ("in the year ended March 31", ["P1Y", "2025-03-31"]),
        ("for the full year", ["2025"]),
        ("The 22-month-old war has emptied the valley.", ["P22M"]),
        ("a years-old feud over the months-old blockade", ["PXY", "PXM"]),
        ("a 10-year-old peace activist and an 8-year-old boy", []),
        ("Shells fell for two and a half hours, then for a minute and a half.", ["PT2H30M", "PT1M30S"]),
        ("It blew up at 10:35 a.m. (0735 GMT) Monday.", ["2025-09-08T10:35"]),
        ("It blew up at 6 p.m. local time (15:00 GMT).", ["2025-09-10T18:00"]),
        ("The day before last Monday’s vote, and a day after Friday, shots rang out.", ["2025-09-07", "2025-09-06"]),
        ("The junta fell after the May elections and the March massacre.", ["2025-05", "2025-03"]),
        ("The March on the port ended where the March began.", []),
        ("Rebels hope to hold the pass by late spring, a herder said in early summer.", ["2025-SP", "2025-SU"]),
        ("After the fall of the port, and the fall in prices, they left last fall.", ["2024-FA"]),
        ("Villages were burnt over the years.", ["PXY"]),
        ("The mill turns out 10,000 sacks annually, prices rise 8.5% annually.", []),
        ("The clinic is open 24 hours a day.", []),
        ("He told India Today that rebels held the ridge, and spoke on This Week with his rival.", []),
        ("Rebel Envoy Arrives in Harbour City Today", ["2025-09-10"]),
        ("The pass is shut from today through September 20, and high noon is near.", ["2025-09-10", "2025-09-20"]),
        ("The valley will one day be green.", ["FUTURE_REF"]),
        ("The raid came one day after.", ["P1D"]),
    ],
)
def test_a_class_of_expression_has_its_value(text, values):
    assert [t.value for t in annotate_times(text, published="2025-09-10")] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They studied the plan that the bloc set out on May 31.", "2024-05-31"),
        ("The envoy met both sides on May 31.", "2024-05-31"),
        ("The envoy will meet both sides on September 30.", "2024-09-30"),
        ("Prisoners were freed in November.", "2023-11"),
        ("The rebels will disband in five stages by October 31.", "2024-10-31"),
        ("The fiftieth round is pencilled in for October.", "2024-10"),
    ],
)
def test_a_date_without_a_year_follows_the_verb_just_before_it(text, value):
    assert [t.value for t in annotate_times(text, published="2024-08-15")] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Protesters set fire to the consulate in the old port on Tuesday.",
        "Gunmen assassinated an adviser to the regional government outside his home on Tuesday night.",
        "The army shot three men in the town on Tuesday.",
        "The encounter, on Tuesday, lasted all night.",
        "On Tuesday Chad sent home 200 refugees.",
        "Rebels let 48 sailors go on Tuesday after the army agreed to pull back.",
        "The truce in place since Tuesday is holding.",
        "The rains let the march begin as previously planned on Tuesday.",
        "The toll from Tuesday's attack on the market will rise.",
    ],
)
def test_a_weekday_of_what_was_done_is_the_last_one(text):
    assert annotate_times(text, published="2024-08-15")[0].value[:10] == "2024-08-13"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Peru and Chile fought a short war over the pass in November.", "2023-11"),
        ("Peru and Chile agreed to hold a long round of talks in Lima in November.", "2024-11"),
        ("Peru promises in Tuesday's pact to open the pass.", "2024-08-13"),
        ("There has been a single quiet spell in December, when herders crossed.", "2023-12"),
        ("Peru will answer when the case is heard in November, lawyers said.", "2024-11"),
        ("On Tuesday, Lima's union of dock workers and sailors plans to march.", "2024-08-20"),
        ("Herders said they would look for ways around Tuesday's ruling.", "2024-08-13"),
    ],
)
def test_a_month_follows_its_clause_and_a_pact_is_of_a_day_gone_by(text, value):
    assert [t.value for t in annotate_times(text, published="2024-08-15")] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "The third meeting was put back to Tuesday at the rebels' request.",
        "The exchange was postponed until Tuesday.",
        "Egypt invited both sides to Cairo on Tuesday.",
    ],
)
def test_to_what_day_it_is_put_off_or_one_is_asked_is_the_next_one(text):
    assert annotate_times(text, published="2024-08-15")[0].value == "2024-08-20"


@pytest.mark.parametrize("whose", ["his", "her", "their"])
def test_an_age_is_no_decade(whose):
    text = f"Somebody in {whose} early forties was killed in the eighties."
    assert [t.value for t in annotate_times(text, published="2024-03-14")] == ["198"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The front was born in April 2012. That November it took Gao.", ["2012-04", "2012-11"]),
        ("A truce began on 2 April 2022 and lapsed that October.", ["2022-04-02", "2022-10"]),
        ("A war fought in 1965 ended with a pact the following January.", ["1965", "1966-01"]),
        ("They left in October 2003, and the next spring they lost.", ["2003-10", "2004-SP"]),
        ("He came home in April 2016. In July of that year 300 died.", ["2016-04", "2016-07"]),
        ("They fought between March and July 1999.", ["1999-03", "1999-07"]),
        ("They met from December 12 to January 3, 1995.", ["1994-12-12", "1995-01-03"]),
        ("He was killed in June 1995. Ten days later it ended.", ["1995-06", "P10D"]),
        ("He was shot on 3 May 1995; the next day he died.", ["1995-05-03", "1995-05-04"]),
        ("He was shot in 1994. The next year the war ended.", ["1994", "1995"]),
        ("On Monday they met; that July they had refused to.", ["2025-03-10", "2024-07"]),
    ],
)
def test_a_month_is_of_the_year_that_the_words_before_or_behind_it_tell(text, values):
    assert [t.value for t in annotate_times(text, published="2025-03-10")] == values


def test_in_a_list_of_dates_a_date_is_of_the_year_at_the_head_of_its_line():
    text = (
        "Key dates\n\n- Aug. 21, 2013: Hundreds die. They agree on Sept. 14 to meet.\n\n- Feb. 3, 2016: He goes."
        "\n\n- Feb. 27: A truce begins. It holds until April.\n\n1976 - They sign on December 23.\n\nIn March he left."
    )
    values = ["2013-08-21", "2013-09-14", "2016-02-03", "2016-02-27", "2016-04", "1976", "1976-12-23", "2025-03"]
    assert [t.value for t in annotate_times(text, published="2025-03-10")] == values
    of_today = "10 March 2025 - The council met. In June it had refused to."
    assert [t.value for t in annotate_times(of_today, published="2025-03-10")] == ["2025-03-10", "2024-06"]
