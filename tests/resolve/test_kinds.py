import pytest

from onrecord.resolve.kinds import country_in_role, parse


@pytest.mark.parametrize(
    ("name", "kind", "home"),
    [
        ("Washington", "government", "US"),
        ("the Kremlin", "government", "RU"),
        ("Miraflores", "government", "VE"),
        ("Rwanda’s government", "government", "RW"),
        ("Congo", "government", "CD"),
        ("US", "government", "US"),
        ("us", "unnamed", None),
        ("Pentagon", "body", "US"),
        ("Mali’s armed forces", "body", "ML"),
        ("Iraqi forces", "body", "IQ"),
        ("Royal Thai Army", "body", "TH"),
        ("Turkish-backed forces", "unnamed", None),
        ("Moon Jae In", "person", None),
        ("Three Brotherhood Alliance", "body", None),
        ("three officials", "unnamed", None),
        ("both sides", "unnamed", None),
        ("SPLM-IO", "body", None),
        ("Quds Force", "body", None),
        ("Houthi movement", "body", None),
        ("aid agencies", "unnamed", None),
        ("President Félix Tshisekedi", "person", None),
        ("they", "unnamed", None),
        ("No group", "unnamed", None),
        ("Delhi", "government", "IN"),
        ("Sea Tigers", "body", None),
        ("Tiger Woods", "person", None),
        ("Turkish Cypriots", "body", None),
        ("Ostran Human Rights Watch", "body", None),
    ],
)
def test_a_name_is_a_person_s_a_body_s_a_government_s_or_nobody_s(name, kind, home):
    found = parse(name)
    assert (found.kind, found.home) == (kind, home)


@pytest.mark.parametrize(
    "names",
    [
        ("UN refugee agency", "UNHCR", "U.N. refugee agency"),
        ("U.N. World Food Program", "World Food Programme", "WFP"),
        ("Houthis", "Ansar Allah", "Houthi movement"),
        ("Doctors Without Borders", "MSF", "Médecins Sans Frontières"),
        ("Mali’s armed forces", "Malian army", "Mali's military"),
        ("Russian Defence Ministry", "Russia's Ministry of Defense"),
        ("Pakistan's Foreign Office", "Pakistani foreign ministry"),
        ("IDF", "Israel Defense Forces", "Israeli military"),
        ("M23", "Rwanda-backed M23 rebel group", "M23 rebels"),
    ],
)
def test_names_of_one_body_have_one_key(names):
    assert len({parse(name).key for name in names}) == 1


def test_a_name_in_capitals_is_an_abbreviation():
    assert parse("RSF").abbreviated
    assert not parse("Rapid Support Forces").abbreviated
    assert "rsf" in parse("Rapid Support Forces").letters


@pytest.mark.parametrize(
    "name",
    [
        "Larry King and Ed Schultz",
        "Ivana Trump’s submission to the court",
        "Virginia Democrats",
        "Trump Supporter",
        "Polls",
    ],
)
def test_what_is_no_one_actor_is_none(name):
    assert parse(name).kind != "person"
    assert parse(name).kind == "unnamed" or name == "Virginia Democrats"


@pytest.mark.parametrize(
    ("role", "home"), [("New Jersey governor", None), ("Jersey governor", "JE"), ("West Virginia senator", None)]
)
def test_a_place_that_holds_a_country_s_name_is_not_the_country(role, home):
    assert country_in_role(role) == home
