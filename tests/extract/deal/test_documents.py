"""Agreements, resolutions, communiqués and plans given as documents: clauses, parties, signing; news is none."""

import pytest

from onrecord.layout.documents import document_in
from onrecord.pipeline import reader
from onrecord.records import Article, Event, Exchange, Position, Round, Statement, Term

TRUCE = """
AGREEMENT ON A TRUCE BETWEEN THE GOVERNMENT OF CHAD AND THE EASTERN FRONT

Signed in Doha, 8 August 2022

The Government of Chad (hereinafter "the Government") and the Eastern Front (hereinafter "the EF"), collectively "the Parties",

Convinced that there is no military solution,

Have agreed as follows:

Article 1. Cessation of hostilities
1. The Parties shall cease all hostilities at 00:00 hours on 20 August 2022 for an initial period of ninety (90) days.
2. The Parties shall refrain from attacks and hostile propaganda.

Article 2. Withdrawal
The Government forces shall withdraw from the towns of Bardai and Zouar not later than 30 days after the signing. The EF
shall not enter the vacated areas.

Article 3. Humanitarian access
The Parties shall guarantee the passage of humanitarian relief and shall allow at least 50 trucks per day.

Article 4. Monitoring
A Joint Commission shall investigate alleged violations.

Article 5. General provisions
This Agreement shall enter into force upon signature.

For the Government: Saleh Mahamat, Minister of Defence
For the EF: General Tom Erdimi
Witnessed by: Lolwah Khater, Minister of State
"""
BOTH = "Government of Chad and Eastern Front"
NEWS = """
Chad and rebels sign truce

DOHA, Aug 8 (AFP) - Chad's government and the Eastern Front signed an agreement on a truce on Monday.

1. The parties will cease hostilities, officials said.
2. The army will withdraw from Bardai within 30 days.
3. A commission will investigate violations.
"""


def read(text, published=None):
    return reader().read(Article.build(body=text.strip(), published=published)).claims


def terms(text):
    return [c for c in read(text) if isinstance(c, Term)]


@pytest.mark.weights
def test_every_undertaking_is_one_term_of_the_agreement_its_title_names():
    found = terms(TRUCE)
    assert [(t.type, t.parameters["order"]) for t in found] == [
        ("ceasefire", "1.1"),
        ("ceasefire", "1.2"),
        ("withdrawal", "2"),
        ("withdrawal", "2"),
        ("humanitarian_aid", "3"),
        ("humanitarian_aid", "3"),
        ("monitoring", "4"),
    ]
    (proposal,) = {t.proposal for t in found}
    assert proposal.name == "Agreement on a Truce between the Government of Chad and the Eastern Front"
    assert (proposal.date, proposal.place) == ("2022-08-08", "Doha")
    assert proposal.parties == ("Government of Chad", "Eastern Front")
    assert proposal.mediators == ("Lolwah Khater",)
    assert {t.parameters["status"] for t in found} == {"agreed"}


@pytest.mark.weights
def test_parties_are_told_by_the_names_that_the_document_defines():
    owed = [t.parameters.get("debtor") for t in terms(TRUCE)]
    assert owed[:5] == [BOTH, BOTH, "Government of Chad", "Eastern Front", BOTH]


@pytest.mark.weights
def test_limits_durations_and_starts_are_told_apart():
    truce, _, leaving, *_ = terms(TRUCE)
    assert (truce.parameters["start"], truce.parameters["duration"]) == ("2022-08-20T00:00", "P90D")
    assert (leaving.parameters["deadline"], leaving.parameters.get("duration")) == ("P30D", None)
    trucks = terms(TRUCE)[5].parameters
    assert (trucks["quantity"], trucks["unit"], trucks["per"], trucks["comparator"]) == (50, "trucks", "P1D", ">=")


@pytest.mark.weights
def test_recitals_are_the_parties_and_signatures_say_nothing():
    (said,) = (c for c in read(TRUCE) if isinstance(c, Statement))
    assert said.speaker.name == BOTH
    assert "no military solution" in said.content[0].of(TRUCE.strip())


@pytest.mark.weights
def test_what_happened_is_the_signing_and_no_clause():
    agreed, signed = (c for c in read(TRUCE) if isinstance(c, Event))
    assert (agreed.plover, agreed.actors, agreed.date) == (
        "AGREE",
        ("Government of Chad", "Eastern Front"),
        "2022-08-08",
    )
    assert isinstance(signed.detail, Round)
    assert [v.name for v in signed.detail.participants][2:] == ["Saleh Mahamat", "Tom Erdimi"]
    assert signed.detail.participants[2].role == "Minister of Defence, for Government of Chad"
    assert signed.detail.mediators == ("Lolwah Khater",)


@pytest.mark.weights
def test_a_swap_under_a_protocol_is_an_exchange_to_come():
    text = """
PROTOCOL ON AN EXCHANGE OF PRISONERS

The Republic of Armenia and the Republic of Georgia, hereinafter "the Sides", have agreed as follows:

I. The Republic of Armenia shall transfer 12 servicemen at the Sadakhlo crossing on 3 May 2021.
II. The Republic of Georgia shall transfer four servicemen at the same place and time.

Done at Sadakhlo on 1 May 2021
"""
    (swap,) = (c for c in read(text) if isinstance(c, Event) and isinstance(c.detail, Exchange))
    one, two = swap.detail.sides
    assert (swap.status, one.party, one.value, two.party, two.value) == (
        "planned", "Republic of Armenia", 12, "Republic of Georgia", 4,
    )  # fmt: skip


@pytest.mark.weights
def test_a_council_demands_and_a_mediator_only_proposes():
    resolution = """
Resolution 2999 (2026)

Adopted by the Security Council at its 10001st meeting, on 2 March 2026

The Security Council,

Recalling its previous resolutions,

1. Demands that the parties cease hostilities at once;
2. Calls upon all parties to allow humanitarian relief into the valley;
3. Decides to remain seized of the matter.
"""
    claims = read(resolution)
    assert {(p.party, p.stance, p.term) for p in claims if isinstance(p, Position)} == {
        ("Security Council", "demands", "ceasefire"),
        ("Security Council", "demands", "humanitarian_aid"),
    }
    assert {t.proposal.author for t in claims if isinstance(t, Term)} == {"Security Council"}
    plan = """
Proposal of the mediator: four points for the valley

1. Both sides stop firing at once.
2. The rebels pull back 15 kilometres within 10 days.
3. All hostages are released.
4. Local elections are held by 7 December 2027.
"""
    assert {t.parameters["status"] for t in terms(plan)} == {"proposed"}


@pytest.mark.weights
def test_phases_and_open_lines_are_told_with_the_clauses_under_them():
    text = """
ROADMAP FOR THE RIVER DISTRICTS

The Government of Mali and the River Movement, hereinafter "the Parties", agree as follows:

PHASE ONE
1.1 The Government shall:
(a) release 40 detainees within two weeks;
(b) lift the siege of Macina.
PHASE TWO
2.1 The River Movement shall hand in its weapons.

Bamako, 4 June 2025
"""
    found = [(t.type, t.phase, t.parameters["order"], t.parameters.get("debtor")) for t in terms(text)]
    assert ("prisoner_release", "1", "1.1(a)", "Government of Mali") in found
    assert ("disarmament", "2", "2.1", "River Movement") in found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (TRUCE, "2022-08-08"),
        (TRUCE.replace("Signed in Doha, 8 August 2022\n", "") + "\nDone at Doha on 9 August 2022", "2022-08-09"),
        (
            TRUCE.replace("Signed in Doha, 8 August 2022\n", "") + "\nDONE at Doha, this 7th day of August 2022.",
            "2022-08-07",
        ),
        (TRUCE.replace("Signed in Doha, 8 August 2022\n", ""), None),
    ],
)
def test_the_day_is_that_of_the_signing(text, day):
    assert document_in(text).day == day


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        NEWS.replace(", officials said", ""),
        "The agreement\n\n1. It was signed on Monday.\n2. Nobody kept it.",
        "Joint Communiqué on talks\n\n1. The Minister insisted on a truce.\n2. The envoy stated that he agreed.\n3. Both left.",
        "AGREEMENT ON A TRUCE\n\nThe Parties shall cease fire.",
        "",
    ],
)
def test_news_reports_and_notes_are_no_documents(text):
    assert document_in(text) is None


FORMS = {
    "ordinals and a formula of one word": (
        "AGREEMENT ON A PAUSE\n\nThe Government of Peru, represented by its commissioner, and the River Front (hereinafter the Parties),\n\n"
        "AGREE\n\nFIRST. The Parties shall cease fire for 30 days.\n\nSECOND. The River Front shall free two nurses.",
        ("Government of Peru", "River Front"),
    ),
    "days of a timetable": (
        "Ceasefire Timetable\n\nD+1: Both parties shall cease fire.\nD+10: The army shall leave Butig.\n\n"
        "For the Government of Chad: A. Sy\nFor the Lake Front: B. Ba",
        ("Government of Chad", "Lake Front"),
    ),
    "one who vouches for it is no party": (
        "PAUSE AGREEMENT\n\nbetween the Town Council (TC)\n\nand\n\nthe Hill Guard (HG)\n\nUnder the auspices of the African Union (AU),\n\n"
        "The two sides have reached agreement:\n\n1. The TC shall open the road.\n2. The HG shall leave the hill.",
        ("Town Council", "Hill Guard"),
    ),
    "people sign under their names": (
        "Memorandum of Truce\n\n1. The camps shall be open to both.\n2. No one shall enter the zone.\n\n"
        "(Signed) Tin Oo\nLeader, Hill Council\n\n(Signed) Naw Paw\nLeader, River Council",
        ("Hill Council", "River Council"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "parties"), FORMS.values(), ids=FORMS)
def test_parties_are_found_in_many_forms(text, parties):
    found = document_in(text)
    assert found.parties.names == parties
    assert len(found.items) == 2


def test_whom_a_phrase_means():
    parties = document_in(TRUCE.strip()).parties
    assert parties.meant("the Government forces") == ("Government of Chad",)
    assert parties.meant("Neither Party") == parties.meant("both sides") == ("Government of Chad", "Eastern Front")
    assert parties.meant("the African Union") == ()
