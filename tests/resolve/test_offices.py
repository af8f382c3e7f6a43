from onrecord.resolve.offices import Told, affiliations_in, is_office, offices_of, sector_of


def test_an_office_has_its_days_and_its_wordings_and_one_that_was_held_is_another():
    told = [
        Told("foreign minister", "2025-03-01", "a"), Told("Sudan's foreign minister", "2025-04-01", "b"),
        Told("former foreign minister", "2025-09-01", "c"),
    ]  # fmt: skip
    found = offices_of(told)
    assert [(o.office, o.first, o.last) for o in found] == [
        ("Sudan's foreign minister", "2025-03-01", "2025-04-01"), ("former foreign minister", "2025-09-01", "2025-09-01"),
    ]  # fmt: skip
    assert found[0].country == "SD"


def test_kin_and_what_is_cut_short_are_no_offices():
    assert is_office("army spokesman")
    assert not any(map(is_office, ["daughter of", "wife", "chairman of Mrs.", "delegation"]))


def test_an_office_tells_bodies_and_countries_and_no_places_titles_or_persons():
    assert affiliations_in(["spokesman for the Rapid Support Forces"]) == ("Rapid Support Forces",)
    assert affiliations_in(["Hamas leader"]) == ("Hamas",)
    assert affiliations_in(["Sudanese envoy"]) == ("Sudan",)
    assert (
        affiliations_in(["Vermont Sen.", "New Jersey Gov.", "aide to Hillary Clinton", "adviser in Eau Claire"]) == ()
    )


def test_a_spokesman_of_nobody_named_is_of_no_sector():
    assert sector_of("person", ["spokesman"]) is None
    assert sector_of("person", ["army spokesman"]) == "MIL"
    assert sector_of("government", []) == "GOV"
