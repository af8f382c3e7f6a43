"""Who speaks and in what role, in single sentences; the weights read them."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Statement

pytestmark = pytest.mark.weights


def voices(text):
    """Return the speakers of an article's statements with their roles, in text order."""
    read = reader().read(Article.build(body=text, published="2022-08-01"))
    told = [c.speaker for c in read.claims if isinstance(c, Statement)]
    return [(voice.name, voice.role) if voice else None for voice in told]


@pytest.mark.parametrize(
    "text",
    [
        "https://news.example/2022/1 Defence Minister Awa Diop said the road was open.",
        "Read more: https://news.example/row.html Defence Minister Awa Diop blasted army officers for meeting.",
    ],
)
def test_a_web_address_is_part_of_no_role_and_no_name(text):
    assert voices(text) == [("Awa Diop", "Defence Minister")]


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("Moussa Traore, head of the Paris-based group Lawyers for Mali, said 20 prisoners had been killed.",
         "Moussa Traore", "head of the Paris-based group Lawyers for Mali"),
        ("Peter Okello, head of the so-called United Teachers, said the offer was too low.",
         "Peter Okello", "head of the so-called United Teachers"),
        ("The U.S. ambassador to Kenya Jane Miller said talks had failed.",
         "Jane Miller", "U.S. ambassador to Kenya"),
        ("Economist and adviser to the Ministry of Trade Awa Diop said prices would rise.",
         "Awa Diop", "Economist and adviser to the Ministry of Trade"),
        ("The head of the Green Path faction, Carlos Mendoza, said talks had failed.",
         "Carlos Mendoza", "head of the Green Path faction"),
        ("Sri Lankan boatman Ravi said the crossing was safe.", "Ravi", "Sri Lankan boatman"),
        ("Minister of Justice Awa Diop said talks had failed.", "Awa Diop", "Minister of Justice"),
        ("Chief of Staff General Moussa Kane said talks had failed.", "Moussa Kane", "Chief of Staff General"),
        ("Lt. Gen. Awa Diop, head of the Northern Command, said the town had fallen.",
         "Awa Diop", "head of the Northern Command"),
        ("The minister of Reconciliation, Colonel-Major Ali Kone, said the pact held.",
         "Ali Kone", "minister of Reconciliation"),
        ("The spokesman of the Ministry of Mines, Brigadier General Ali Kone, said the pit was shut.",
         "Ali Kone", "spokesman of the Ministry of Mines"),
        ("Secretary of the Executive Committee of the River Front (RF) Awa Diop said talks had failed.",
         "Awa Diop", "Secretary of the Executive Committee of the River Front"),
        ("Deputy Prime Minister, Foreign and Expatriates Minister Ali Kone said talks had failed.",
         "Ali Kone", "Foreign and Expatriates Minister"),
        ("By our correspondent in Kita\n\nAli Kone said talks had failed.", "Ali Kone", None),
        ("Rebels took the words of the president of the High Court, Joseph Banda, who said the law was clear.",
         "Joseph Banda", "president of the High Court"),
    ],
)  # fmt: skip
def test_a_role_is_whole(text, speaker, role):
    assert voices(text) == [(speaker, role)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("An aide to President Diop said talks had failed.", "aide to President Diop"),
        ("A spokesman for Foreign Minister Awa Diop said talks had failed.", "spokesman for Foreign Minister Awa Diop"),
        ("The widow of slain activist Carlos Mendoza said he had been warned.",
         "widow of slain activist Carlos Mendoza"),
        ("The brother of Labour MP Anna Cole said she had been warned.", "brother of Labour MP Anna Cole"),
    ],
)  # fmt: skip
def test_whom_one_works_for_or_is_of_kin_to_does_not_speak(text, speaker):
    assert voices(text) == [(speaker, None)]


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("The farmer was stopped by army officers, who told him the road was mined.", "army officers", None),
        ("The road was closed by two local groups of farmers, who demanded that the tax be dropped.",
         "two local groups of farmers", None),
        ("They spoke to Awa Diop, a nurse, who said the ward was full.", "Awa Diop", "nurse"),
    ],
)  # fmt: skip
def test_who_stands_for_the_noun_before_without_what_leads_it(text, speaker, role):
    assert voices(text) == [(speaker, role)]


def test_they_behind_none_of_them_are_all_of_them():
    assert voices("None of the parties said why. They have promised to close the border.") == [("parties", None)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fatima told parliament the war was over. Prime Minister Sheikh Fatima said the army had won.",
         [("Sheikh Fatima", "Prime Minister")] * 2),
        ("King Felipe said the port would close. Juan Felipe said it would not.",
         [("King Felipe", "King"), ("Juan Felipe", None)]),
        ("Prince Mohammed said oil would flow. Mohammed bin Rashid said so twice.",
         [("Mohammed bin Rashid", "Prince")] * 2),
    ],
)  # fmt: skip
def test_a_title_that_goes_with_a_first_name_is_part_of_it(text, found):
    assert voices(text) == found


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Carlos Rubio attacked the plan. The Florida senator and presidential candidate said it had failed.",
         "Carlos Rubio"),
        ("Sen. John Cole said the base should stay. The former senator said its cost was fair.", "John Cole"),
        ("Awa Diop said the war would end. The 65-year-old said so in Goma.", "Awa Diop"),
        ("Awa Diop said she was sad. The foreign minister said talks had failed.", "Awa Diop"),
        ("John Cole attacked Mary Okello. The former secretary of state said he was wrong.",
         "former secretary of state"),
    ],
)  # fmt: skip
def test_who_is_told_of_in_other_words_is_the_last_speaker_where_no_other_can_be_meant(text, speaker):
    assert voices(text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Workers must stay at home, according to a statement from the German Chamber of Commerce in Lagos.",
         "German Chamber of Commerce"),
        ("Labour candidate Mary Okello's Monday speech denounced the budget as reckless.", "Mary Okello"),
        ("The senator's statement condemned the raid.", "senator"),
        ("A government statement said 12 soldiers had died.", "government statement"),
    ],
)  # fmt: skip
def test_by_a_statement_or_speech_its_author_speaks(text, speaker):
    assert voices(text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('The union rejected the offer in a statement on Monday. "We will strike," the statement said.', "union"),
        ("The Tapu Front issued a letter on Monday. The letter said the Front would strike.", "Tapu Front"),
        ('A statement was issued by the Tapu Front on Monday. "We will strike," the statement said.', "Tapu Front"),
        ('A letter by the Tapu Front called it senseless. "We deplore these acts," the letter said.', "Tapu Front"),
        ("The driver criticised the letter. The letter accuses the mayor of theft.", "letter"),
        ("The raid was filmed, according to a statement. The statement said two were dead.", "statement"),
        ("Awa Diop wrote an op-ed urging parliament to pass the budget.", "Awa Diop"),
    ],
)
def test_who_issued_a_statement_speaks_where_it_is_told_of_again(text, speaker):
    assert voices(text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Several leading candidates, including Awa Diop and Senators Ali Kone and Mary Okello, criticised the swap.",
         "Several leading candidates"),
        ('Commanders "Lobo" and "Chico", guarded by a dozen gunmen, said the group was strong.', "Lobo and Chico"),
        ("Councillors and candidates from the NPP, the DPP and the Workers' Party condemned the county government.",
         "Councillors and candidates from the NPP, the DPP and the Workers' Party"),
        ("Red Crescent and hospital officials said 75 people were killed.", "Red Crescent and hospital officials"),
        ("Awa Diop and her lawyer said the road was closed.", "Awa Diop and her lawyer"),
        ("Awa Diop, the mayor, and residents of Goma said the road was closed.", "Awa Diop and residents of Goma"),
        ("Human Rights Watch and other groups said the raid was illegal.", "Human Rights Watch and other groups"),
        ("Prime Minister and defence chief Awa Diop said the road was closed.", "Awa Diop"),
        ("The Ministry of Foreign Affairs and Trade said the road was closed.", "Ministry of Foreign Affairs and Trade"),
        ("Foreign ministers of Chad, Niger and Mali said the deal was dead.", "Foreign ministers of Chad, Niger and Mali"),
    ],
)  # fmt: skip
def test_several_who_speak_together_are_all_named(text, speaker):
    assert voices(text)[0][0] == speaker


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("The Mali army commander in the area, Col Awa Diop, told reporters that the rebels had fled.",
         ("Awa Diop", "Mali army commander in the area")),
        ("The head of the hospital in Goma, Dr Ali Kone, said nine had died.", ("Ali Kone", "head of the hospital in Goma")),
        ("Army spokesman Mr Ali Kone said the sea was rough.", ("Ali Kone", "Army spokesman")),
        ("In court Ms Diop said the road was open.", ("Diop", None)),
        ("HARBOUR BRIDGE CLOSED Governor Ali Kone said the road was open.", ("Ali Kone", "Governor")),
        ("NATO Governor Ali Kone said the road was open.", ("Ali Kone", "NATO Governor")),
        ("Labour Legislator Awa Diop, who has long opposed what she calls an illegal dam, told a court she was hurt.",
         ("Awa Diop", "Labour Legislator")),
        ("The port director Ali Kone left on Monday. On Tuesday the port chief said he was satisfied.",
         ("Ali Kone", "port director")),
        ("Two days after he met the king in the palace, Ali Kone said the sea was rough.", ("Ali Kone", None)),
    ],
)  # fmt: skip
def test_a_role_stands_in_apposition_is_carried_and_is_no_title_alone(text, voice):
    assert set(voices(text)) == {voice}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "A man shot a singer, Tapu television said on Monday. He was arrested, television reported.",
            "Tapu television",
        ),
        ("Chad, worried about war in Niger, urged all states to sign.", "Chad"),
        ('The paper found a manual. It quoted the manual as saying: "The aim is to fight the king."', "manual"),
    ],
)
def test_who_is_told_of_in_short_thinks_or_is_quoted_is_the_one_named(text, speaker):
    assert {voice and voice[0] for voice in voices(text)} == {speaker}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Moses Kane was freed. Ms Kane, his lawyer, said the road was open.", "Kane"),
        ("Mary Kane and her husband, Moses Kane, left Goma. Mrs. Kane said the road was open.", "Mary Kane"),
        ("Mary Kane left Goma. Ms. Kane said the road was open.", "Mary Kane"),
    ],
)
def test_a_courtesy_title_tells_whose_surname_it_is(text, speaker):
    assert {voice[0] for voice in voices(text)} == {speaker}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("A Tara Front official said the rebel movement would demand a withdrawal.", ["Tara Front official", "Tara Front"]),
        ("The Dombi Liberation Army shelled Kassa. The separatist group said it had warned civilians.",
         ["Dombi Liberation Army"]),
        ("The Tara Front freed ten men. The Malian group said talks had failed.", ["Tara Front"]),
        ("The United Nations counted ten dead. The rebel group said talks had failed.", ["rebel group"]),
        ("The Tara Front fought the Kassa League. The rebel group said talks had failed.", ["rebel group"]),
        ("The Tara Front freed ten men. The rights group said talks had failed.", ["rights group"]),
    ],
)  # fmt: skip
def test_a_group_told_by_its_kind_is_the_one_named_just_before(text, speakers):
    assert list(dict.fromkeys(name for name, _ in voices(text))) == speakers


@pytest.mark.parametrize("speaker", ["Red Cross and ambulance officials", "Kenyan and Ugandan officials"])
def test_of_which_two_bodies_people_are_is_told_together(speaker):
    assert voices(f"{speaker} said at least 75 people were killed.") == [(speaker, None)]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ('"We are ready," Sen. Awa Diop of Kita said.', ("Awa Diop", "Sen. of Kita")),
        ("Kone calls it a risk. Vice President Ali R. Kone Jr. left. Mr. Kone said he was sorry.",
         ("Ali R. Kone Jr.", "Vice President")),
        ("Awa Diop left on Monday. Many believe that the war is lost.", ("many", None)),
        ('Awa Diop told reporters that Ali Kone had lied to her. "I want him to resign," she said.', ("Awa Diop", None)),
        ("Awa Diop told reporters on Monday that Ali Kone had lied to her. He said he would not go.", ("Ali Kone", None)),
    ],
)  # fmt: skip
def test_who_speaks_by_a_surname_a_pronoun_or_as_one_of_many(text, voice):
    assert voices(text)[-1] == voice


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("Statement by UN Special Envoy Awa Diop", "Awa Diop"),
        ("Joint statement of the Foreign Ministers of Qatar and Chad", "Foreign Ministers of Qatar and Chad"),
        ("UN envoy's statement on the ceasefire", "UN envoy"),
        ("Letter from Kyiv", None),
    ],
)
def test_in_a_statement_we_are_those_who_issued_it(title, speaker):
    told = voices(f"{title}\n\nWe condemn the attack on the market. We urge all parties to talk.")
    assert {voice and voice[0] for voice in told} == {speaker}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Chad accused the Orange League of looting; the latter in turn accused Chad's troops.", "Orange League"),
        (
            "Neither the president, Awa Diop, nor the leader of the rebels, Ibrahim Sow, signed; the latter cited "
            "concern for his safety.",
            "Ibrahim Sow",
        ),
        ("Brazil and Peru are building a road to join Acre and Ucayali. Both countries have asked for loans.",
         "Brazil and Peru"),
        ("Peru has proposed that its people be moved to Chile and Bolivia. Both countries have rejected the idea.",
         "Chile and Bolivia"),
        ("Awa Diop and Ibrahim Sow announced that the talks were over. There was no point in going on, the two "
         "ministers added.", "Awa Diop and Ibrahim Sow"),
    ],
)  # fmt: skip
def test_the_latter_and_the_two_are_of_those_just_named(text, speaker):
    assert voices(text)[-1][0] == speaker


def test_the_general_is_no_director_general():
    text = 'The director-general, Awa Diop, said the ward had burned. "We will be back," the general said.'
    assert voices(text)[-1][0] != "Awa Diop"


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("President Diop, who according to army sources had been on the road all night, said the truce would hold.", ["Diop"]),
        ("Awa Diop, who during the campaign had promised voters that she would resign, said the work began now.", ["Awa Diop"] * 2),
        ("There was no word from Renamo, which said in May that it would not disarm.", ["Renamo"]),
        ("The parents of one of the last victims, 25-year-old Awa Diop, said that they had voted.", ["parents of one of the last victims"]),
    ],
)  # fmt: skip
def test_a_name_within_what_describes_the_source_does_not_speak(text, speakers):
    assert [voice and voice[0] for voice in voices(text)] == speakers


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("Kone: Lima to send troops to Kita", "Ali Kone"),
        ("Kone to envoys: We will not leave", "Ali Kone"),
        ("Rebels: Army shelled market, killing nine", "Rebels"),
        ("Army: Three soldiers killed in roadside blast", "Army"),
        ("Talks to resume Monday, says minister as rebels regroup", "minister"),
        ("Live: Envoys gather in Kita", None),
        ("Boko Haram: 30 killed in market attack", None),
    ],
)
def test_who_stands_before_a_colon_or_behind_a_verb_in_a_headline_speaks(headline, speaker):
    text = f"{headline}\n\nKITA, May 9 - President Ali Kone has not slept. The road was closed."
    assert [v[0] for v in voices(text) if v][:1] == ([speaker] if speaker else [])


def test_an_office_in_a_title_is_its_holder_named_below_and_a_quote_is_whose_words_were_told_before():
    text = "Rebel chief says his men are turning back\n\nMusa Keita said on Telegram that they had turned.\n\n"
    assert [v[0] for v in voices(text + 'Quote: "We are going home."')] == ["Musa Keita"] * 3
    assert [v[0] for v in voices(text.replace("Musa Keita", "Musa Keita, a baker,")) if v][:1] == ["Rebel chief"]


def test_some_and_others_are_nobody_who_was_heard_long_before():
    text = "Officials in Kita said the road was mined. The harvest was late. The rain came in May. "
    assert [v[0] for v in voices(text + "Some argue that peace was within reach.") if v][1:] == ["some"]
    assert [v[0] for v in voices(text + "Others say that it was never within reach.") if v][1:] == ["others"]
