"""Who says what and when, in single sentences; the weights read them."""

import pytest

from onrecord.pipeline import reader
from onrecord.records import Article, Statement

pytestmark = pytest.mark.weights


def statements(text, published="1998-08-14"):
    """Return the statements of an article, published on a Friday."""
    read = reader().read(Article.build(body=text, published=published))
    return [c for c in read.claims if isinstance(c, Statement)]


@pytest.mark.parametrize(
    ("text", "speaker", "said_on"),
    [
        ("The Peruvian government Thursday condemned the bombing in Goma.", "Peruvian government", "1998-08-13"),
        ("Two officials Wednesday told reporters that the envoy had left.", "Two officials", "1998-08-12"),
        ("Malian security forces said on Friday three men were killed and two hurt.", "Malian security forces",
         "1998-08-14"),
        ("On Tuesday the envoy said he would leave.", "envoy", "1998-08-11"),
        ("After landing on Monday the envoy said he would leave.", "envoy", None),
        ("A statement on Wednesday by the ministry said the road was open.", "ministry", "1998-08-12"),
        ("The minister said in May that the road was open.", "minister", "1998-05"),
    ],
)  # fmt: skip
def test_the_day_of_saying_is_no_part_of_the_name(text, speaker, said_on):
    (told,) = statements(text)
    assert (told.speaker.name, told.said_on) == (speaker, said_on)


def test_what_is_said_in_one_breath_is_said_on_one_day():
    told = statements("President Awa Diop Thursday condemned the bombing in Goma and vowed to punish the bombers.")
    assert [s.said_on for s in told] == ["1998-08-13"] * 2


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Officials said on Tuesday two were killed. They told reporters a bus was hit.", ["1998-08-11"] * 2),
        ("The mayor said on Tuesday two were killed. He had earlier said four died.", ["1998-08-11", None]),
        ("The mayor said on Tuesday two were killed. The envoy said four died.", ["1998-08-11", None]),
        ("The mayor, in a statement on Tuesday, left the council, saying the war was lost.", ["1998-08-11"]),
        ("On Wednesday hundreds gathered in Goma to demand new elections.", ["1998-08-12"]),
    ],
)
def test_what_the_same_speaker_goes_on_to_say_is_said_on_the_day_just_told(text, days):
    assert [s.said_on for s in statements(text)] == days


@pytest.mark.parametrize(
    "text",
    [
        "No group immediately claimed responsibility for the blast.",
        "None of the rebels said they would leave.",
        "Neither side has confirmed the deal.",
        "Police have not determined the cause of the blast.",
        "They had not been informed that shells were being stored there.",
        "Most of them are with the Army of God, also known as the Brigade, or with its rivals.",
        "The group, known for its raids, left Goma.",
        "The raid, which locals call the Cauldron, failed.",
        "Fans affectionately call the club Reds.",
        "The ministry seemed to back the plan.",
        "Prosecutors are investigating whether the militia is linked to all three raids.",
        "The blast has raised fears of another war.",
        "The rebels sought to wrest power away from the capital.",
        "The colonel is wanted for questioning about the raid.",
        "If the rebels reject the deal, the war will go on.",
        "The council could demand a new vote.",
        "President Awa Diop has authorised the repositioning of ships in response to the attacks.",
        "Protesters defied the security situation in the capital to march.",
    ],
)
def test_what_nobody_says_or_what_only_gives_a_name_is_no_statement(text):
    assert statements(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The minister slammed the deal as a sham.",
        "The envoy issued an appeal for calm.",
        "The army sees the truce as a trap.",
        "The mayor is confident that the road will reopen.",
        "The envoy wants the rebels to leave.",
        "The group would consider a pause in the fighting.",
        "A poll showed that most people back the deal.",
        "The ministry would not say how many soldiers were hurt.",
    ],
)
def test_what_is_said_thought_or_asked_for_aloud_is_a_statement(text):
    assert len(statements(text)) == 1


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The pact, which the president called a disaster, failed.", False),
        ("An army spokesman would not say how many men had died.", True),
        ("Protesters are no longer seen by the police as harmless.", True),
        ('"There is nowhere in Chad where it is more difficult to find a home," the lawyer said.', False),
        ('"Nothing more was found," the lawyer said.', True),
    ],
)
def test_a_verdict_is_stated_and_what_one_fails_to_say_is_negated(text, negated):
    (told,) = statements(text)
    assert told.negated == negated


@pytest.mark.parametrize(
    ("text", "speaker", "addressee"),
    [
        ("The ministry was told that soldiers were ready to leave.", None, "ministry"),
        ("The governor was told by officials that the road was open.", "officials", "governor"),
        ("Aid agencies were promised safe passage.", None, "Aid agencies"),
    ],
)
def test_who_was_told_is_the_hearer_and_no_part_of_what_was_said(text, speaker, addressee):
    (told,) = statements(text)
    assert (told.speaker and told.speaker.name, told.addressee) == (speaker, addressee)
    assert all(addressee not in c.of(text) for c in told.content)


@pytest.mark.parametrize(
    "text",
    [
        "The minister did not say when the troops would leave.",
        "The general declined to say whether the bridge had been mined.",
        "The envoy refused to be drawn on who would sign.",
        "The rebels neither confirmed nor denied that they hold the pilot.",
        "The president stopped short of threatening war.",
        "Officials stopped short of blaming Russia for the attack.",
        'The envoy stopped short of calling it "a war".',
        "The minister failed to mention the raid.",
        "The envoy has not ruled out a visit to Niamey.",
        "Asked about her remark, the mayor smiled.",
    ],
)
def test_who_keeps_a_thing_to_himself_states_nothing(text):
    assert not statements(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry denied that the rebels had asked for a truce.",
        "Analysts doubt that the rebels will accept the plan.",
        "The minister said Niger had not asked for a truce.",
    ],
)
def test_what_was_not_said_by_the_word_of_another_is_only_his_statement(text):
    (told,) = statements(text)
    assert len(told.said_by) == 1


def test_what_one_doubts_is_negated_and_who_declines_to_comment_is_no_link_of_a_chain():
    (told,) = statements("Analysts doubt that the rebels will accept the plan.")
    assert (told.speech_act, told.negated) == ("expects", True)
    told = statements("He did not address the presence of troops that the Group of Experts has documented.")
    assert [[v.name for v in s.said_by] for s in told] == [["Group of Experts"]]


def test_what_a_relative_clause_recalls_was_said_on_another_day():
    text = "The envoy, who on May 3 announced that talks had begun, assured reporters that there was no truce."
    told = statements(text, published="2025-06-06")
    assert [s.said_on for s in told] == ["2025-05-03", None]


def test_what_one_asks_for_ones_name_and_what_stands_in_the_next_sentence_is_no_part_of_it():
    (told,) = statements("A villager, who asked that his name not be printed, said he would stay.")
    assert told.speech_act != "demands"
    (told,) = statements("A senator, who asked me not to name him, said the bill was dead.")
    assert told.speech_act == "asserts"
    text = (
        "There was no word from Renamo, which said last month that it would not disarm. Its statement, signed by Awa Diop and "
        "published in a daily, had been read by some as leaving the door open."
    )
    assert [c.of(text) for c in statements(text)[0].content] == ["that it would not disarm"]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("General Kone vowed the bombing would go on and ruled out talking to the rebels.", ["promises", "rejects"]),
        ("The envoy said he was \"appalled\" and called on both sides to spare villagers.", ["asserts", "demands"]),
        ("The judge said the men were tried and convicted.", ["asserts"]),
    ],
)
def test_what_goes_on_from_the_verb_of_saying_is_said_apart(text, acts):
    told = statements(text)
    assert [s.speech_act for s in told] == acts
    assert all(s.addressee in {None, "both sides"} for s in told)


def test_what_is_called_for_behind_where_one_calls_is_demanded():
    (told,) = statements("The bishop called in his homily for prisoners on both sides to be freed.")
    assert told.speech_act == "demands"


def test_what_is_let_be_known_is_stated():
    (told,) = statements("The envoy let it be known that he would leave Goma.")
    assert told.speaker.name == "envoy"


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("Finance and Planning Minister Awa Diop said the pit was safe.", "Awa Diop",
         "Finance and Planning Minister"),
        ("According to the Kone campaign, the vote was fair.", "Kone campaign", None),
        ("Diop and President Kone said the vote was fair.", "Diop and Kone", None),
        ("The council met. Many had fled, and refused to go home.", "many", None),
    ],
)  # fmt: skip
def test_an_office_of_two_fields_is_whole_and_a_campaign_is_not_the_man(text, speaker, role):
    (told,) = statements(text)
    assert (told.speaker and (told.speaker.name, told.speaker.role)) == (speaker and (speaker, role))


def test_who_says_one_hopes_states_it_once():
    (told,) = statements("The envoy said he hoped talks would resume.")
    assert told.speaker.name == "envoy"


def test_whom_one_says_one_has_told_what_to_do_is_stated_too():
    told = statements("The minister said he had ordered the army to leave Goma.")
    assert [s.speech_act for s in told] == ["asserts", "demands"]


@pytest.mark.parametrize(
    ("text", "act", "negated"),
    [
        ("The director assured that the doors were locked.", "asserts", False),
        ("The director assured them that he would lock the doors.", "promises", False),
        ("The colonel pleaded guilty to stealing arms.", "asserts", False),
        ("The ministry dismissed the list of the missing as incorrect.", "denies", False),
        ("The general believes that the town will fall.", "expects", False),
        ("The general promised to account for every gun.", "promises", False),
        ("The presidency condemned the statements of the minister on the valley.", "rejects", False),
        ("The nurse warned that if she got no water she would die.", "expects", False),
        ('"Thank you all," the captain said.', "asserts", False),
        (
            "The ministry warned fishermen that their boats would be impounded if they carried rebels.",
            "threatens",
            False,
        ),
        ("The union said the strike would go on if their demands were not met.", "threatens", False),
        ("The envoy said there was no doubt that the war was over.", "asserts", False),
        ("The critics ridicule the idea that a wall would help.", "rejects", False),
        ("The general impressed upon his men to hold the bridge.", "demands", False),
        ("The aid is not only for the young but there is also help for the old, he said.", "asserts", False),
    ],
)
def test_acts_of_assuring_ridiculing_and_impressing(text, act, negated):
    (told,) = statements(text)
    assert (told.speech_act, told.negated) == (act, negated)


@pytest.mark.parametrize(
    "text",
    [
        "Officers favored Diop 46 percent to 32 percent.",
        "Peru has sanctioned the general's relatives.",
        "The ministry cancelled the visit.",
        "The government appealed the ruling.",
    ],
)
def test_deeds_and_shares_of_a_poll_are_no_statements(text):
    assert statements(text) == []


def test_who_is_named_only_to_tell_of_another_does_not_speak():
    text = 'Awa Diop, mother of the pilot Ali Diop, rejected the claim. "It is false," Diop said last week.'
    assert {s.speaker.name for s in statements(text)} == {"Awa Diop"}


def test_the_company_is_the_one_most_told_of():
    text = "Fans of Nordlicht Film lit candles, and Nordlicht Film shut. The news was on YouTube. The company urged fans to leave."
    assert statements(text)[-1].speaker.name == "Nordlicht Film"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The minister said that all refugees would go home but he gave no timeframe.",
            "that all refugees would go home",
        ),
        ("The rebels said they had left the town but would come back.", "they had left the town but would come back"),
        (
            "The bishop said that he knew the president, amid growing doubts about the church.",
            "that he knew the president",
        ),
    ],
)
def test_what_the_writer_adds_behind_is_not_said(text, content):
    (told,) = statements(text)
    assert [c.of(text) for c in told.content] == [content]


def test_the_noun_that_which_means_is_part_of_what_is_said_of_it():
    text = "Soldiers cleared an area which residents say had been earmarked for a market."
    assert [c.of(text) for s in statements(text) for c in s.content] == [
        "an area",
        "had been earmarked for a market",
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mali's president, Ali Diop, left Goma on Monday. Diop spokeswoman Awa Kone said he was ill.", "Awa Kone"),
        ("The man was arrested in Goma, reports our correspondent quoting Inspector Awa Kone.", "Awa Kone"),
    ],
)
def test_who_speaks_for_another_or_is_quoted_by_a_reporter_speaks(text, speaker):
    assert speaker in {s.speaker.name for s in statements(text) if s.speaker}
    assert len(statements(text)) == 1


def test_the_day_of_what_one_speaks_after_is_not_that_of_speaking():
    (told,) = statements("The army slammed Mali for its raids after a guided-missile ship sailed by on Tuesday.")
    assert told.said_on is None


@pytest.mark.parametrize(
    "text",
    [
        "The paper spoke with three local lawyers about the arrests.",
        "The envoy was referring to the words of the head of the court.",
        "Senator Awa Diop slammed President Moussa Kane.",
        "Farmers protested on Thursday against the planned dam.",
        "The fishermen marched to protest the loss of three licences.",
        "Friend of bomber denied bail",
        "The authorities are saying nothing about the attack and denied newsmen access to the terminal.",
        "The general presented a new constitution that let him stay for ten years.",
        "State television broadcast footage of exiles in Lima.",
        "Chad said to fear students more than rebels",
        "Under the deal, troops are required to leave the town and must hand in their guns.",
        "Awa Diop was arrested and charged with blocking the bridge.",
        "The ruling party is considering changing the constitution.",
        "Detectives would not divulge the evidence against the mayor.",
        "Detectives refused to reveal the names of the suspects.",
        "Channel Six devoted attention to rumours that the army would seize the ranch.",
        "Awa Diop will headline a dinner in support of the senator.",
        "The film will tell the story of six guards who defended the camp.",
        "The envoy made the remarks at the trial of a guard.",
    ],
)
def test_a_topic_a_name_or_a_deed_is_no_statement(text):
    assert statements(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The president spoke of the need for peace in the north.", "the need for peace in the north"),
        ("The envoy referred to the raid as a war crime.", "the raid as a war crime"),
        ("The ministry protested the arrest of its envoy in Lima.", "the arrest of its envoy in Lima"),
        ("The minister presented a plan to end the war.", "a plan to end the war"),
        ("The king welcomed the return of the rebels to the palace.", "the return of the rebels to the palace"),
        ("The union sought a meeting with the minister.", "a meeting with the minister"),
        ("The envoy spoke in support of the truce.", "the truce"),
        ("He made allegations of theft against the mayor.", "theft against the mayor"),
        ("The mayor refused to release the rebels.", "to release the rebels"),
    ],
)
def test_what_is_said_of_a_thing_is_a_statement(text, content):
    assert [c.of(text) for s in statements(text) for c in s.content] == [content]


def test_what_a_thing_shows_in_the_words_of_another_is_that_others_statement():
    (told,) = statements("The mayor told the paper that current information indicated the victims were farmers.")
    assert told.speaker.name == "mayor"


def test_a_court_that_hears_a_thing_does_not_say_it():
    (told,) = statements("The court in Lusaka heard that he had taken bribes.")
    assert told.speaker is None


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ('"We must have patience," the union said.', "demands"),
        ('"We are going to build a bridge," the mayor said.', "promises"),
        ("``Stop the war in Tapuland,'' the students chanted.", "demands"),
        ("Awa Diop has pleaded innocent to charges that she hid the plan.", "denies"),
        ("Awa Diop pleaded for innocent lives.", "demands"),
        ("Chad has warned Niger that crops could suffer if it rains.", "expects"),
        ('"Did I like being held there? No, not for a minute," the driver said.', "asserts"),
        ('"Did I like being held there? Did you?" the driver said.', "asks"),
        ("Awa Diop wrote an op-ed urging parliament to pass the budget.", "demands"),
        ('"You only have to look at their boats," the mayor said.', "asserts"),
        ("The church issued a statement condemning the raid in Goma.", "rejects"),
        ("“No one will disarm us in thirty days,” a colonel said in Goma.", "rejects"),
        ("Peru's deputy minister responded from Lima, saying Washington would break the law by striking.", "asserts"),
    ],
)
def test_acts_of_pleas_threats_slogans_and_of_what_is_written(text, act):
    assert statements(text)[0].speech_act == act


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The rebels refused to condemn the attack on the school.", "to condemn the attack on the school"),
        ("The party suffered from Awa Diop's refusal to disavow the militia.", "to disavow the militia"),
        ("The rebels refused to accept the truce.", "to accept the truce"),
    ],
)
def test_what_is_refused_is_to_reject_where_one_refuses_to_reject(text, content):
    told = statements(text)[-1]
    assert (text[told.content[0].start : told.content[0].end], told.speech_act) == (content, "rejects")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The ministry said the death toll in the besieged valley had passed 4,000 - which envoy Awa Diop called a “grim day”.",
         ["the death toll in the besieged valley had passed 4,000", "a “grim day”"]),
        ("The army shelled the ward in Kassa on Friday, which Awa Diop called a war crime.",
         ["The army shelled the ward in Kassa on Friday", "a war crime"]),
        ("Rebels hold the town of Kassa, which Awa Diop calls a ghost city.", ["a ghost city"]),
    ],
)  # fmt: skip
def test_which_tells_what_is_judged(text, content):
    told = next(c for c in statements(text) if c.speaker.name == "Awa Diop")
    assert [s.of(text) for s in told.content] == content


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Chad has repeatedly insisted that all the detainees be freed.", "demands"),
        ("Chad insisted that the detainees had been freed.", "asserts"),
        ("Chad warned it would resume fighting unless the three were returned by noon.", "threatens"),
        ("The spokesman vowed another bloodbath.", "threatens"),
        ('"If they don\'t, we will take more of their soldiers," Awa Diop said.', "threatens"),
        ('"If they leave, we will open the road," Awa Diop said.', "promises"),
        ("The bishop called on those responsible to stop.", "demands"),
    ],
)
def test_what_is_insisted_on_or_to_follow_unless_others_obey(text, act):
    assert [s.speech_act for s in statements(text)] == [act]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels gave up their insistence on a binding referendum on independence.",
        "The movement drops its demand for independence.",
        "Peru imposed sanctions on a former lawmaker, Awa Diop, accused of arming the gang.",
        "The prisoners will be freed once the observers have confirmed that the guns are silent.",
        "The two presidents signed a pact, ending a war in which up to a million people are thought to have perished.",
        "The declaration was largely observed.",
    ],
)
def test_what_is_taken_back_awaited_or_thought_by_nobody_is_no_statement(text):
    assert statements(text) == []


def test_what_people_are_for_is_no_statement_inside_another():
    text = "The police chief said that dissidents, who oppose the peace process, were to blame."
    assert [s.speaker.name for s in statements(text)] == ["police chief"]
    assert len(statements("The mayor told Radio Gao that the authorities had been warned of the raid.")) == 1


def test_what_is_told_of_a_thing_is_no_part_of_what_it_is_called():
    text = (
        "Chad swapped 30 soldiers, hours after what Chadian officials called the largest attack of the war killed 12."
    )
    (called,) = statements(text)
    assert text[called.content[-1].start : called.content[-1].end] == "the largest attack of the war"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Closing talks between Chad and the Salamat Front, the envoy told delegates that peace was near.", "envoy"),
        ("Mr. Traore, aides said, would put the question to a vote within two weeks.", "aides"),
        ("Awa Diop, a nurse in Kita, told AFP that the ward was full.", "Awa Diop"),
    ],
)
def test_who_speaks_behind_the_comma_of_a_name_is_another(text, speaker):
    (told,) = statements(text)
    assert told.speaker.name == speaker


def test_of_whom_one_tells_something_is_another():
    told = statements("President Moussa Kone admitted defeat. Ali Traore, he said, had misled the council over Kita.")
    assert [s.speaker.name for s in told][-1] == "Moussa Kone"


def test_one_of_several_is_one_person():
    text = (
        '"They could have shot us," one of the sailors told reporters. Asked how he had been treated, he grinned. '
        '"Like a guest who cannot leave."'
    )
    assert statements(text)[-1].speaker.name == "one of the sailors"
    text = 'Two officials denied it. "No vote is planned," one said. Minister Ali Traore was warmer. "We agree," he wrote.'
    assert statements(text)[-1].speaker.name == "Ali Traore"


def test_what_stands_behind_a_semicolon_is_told_anew():
    text = "According to a Peruvian official, 30 countries are working on guarantees; a Chadian source put the number lower."
    first, *_ = statements(text)
    assert first.speaker.name == "Peruvian official"
    assert "lower" not in first.content[-1].of(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('"We have lost.\n\n"We lost all," said Awa Diop.', ['"We have lost.', '"We lost all,"']),
        ('Kita pact: residents doubtful\n\n"I will believe it when the bank opens," says Awa Diop, who sells coffee.',
         ['"I will believe it when the bank opens,"']),
        ("Kita Front says it will march on to Segou\n\nBy our correspondent in Kita\n\nThe town was calm.",
         ["it will march on to Segou"]),
        ('The chief of the guard smiled. Does that mean the talks are dead? "They were never alive," he laughed.',
         ['"They were never alive,"']),
    ],
)  # fmt: skip
def test_quotations_run_on_over_paragraphs_and_begin_behind_headlines_and_questions(text, wanted):
    told = statements(text)[-1]
    assert [c.of(text) for c in told.content] == wanted


def test_a_threat_behind_what_is_said_is_told_apart_and_what_is_threatened_hears_nothing():
    text = "Chad said that Niger had fired first, and threatened “merciless” strikes if the drill went ahead."
    told = statements(text)
    assert [(s.speaker.name, s.speech_act, s.addressee) for s in told] == [
        ("Chad", "asserts", None),
        ("Chad", "threatens", None),
    ]
    assert told[0].content[-1].of(text) == "that Niger had fired first"


@pytest.mark.parametrize(
    "text",
    [
        "President Awa Diop called off the summit in Lima.",
        "The minister did not answer calls seeking comment.",
        "The governor has not responded to questions.",
    ],
)
def test_who_calls_a_thing_off_or_gives_no_answer_says_nothing(text):
    assert not statements(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The president expressed his willingness to restart the dialogue.", "promises"),
        ("The front reaffirmed its readiness for talks.", "promises"),
        ("The council announced its intention to resume the talks.", "promises"),
        ("The rebels declared a truce.", "promises"),
        ("The envoy stressed the need for a political solution.", "demands"),
        ("The minister said there was a need to settle the dispute.", "demands"),
        ("The senator advocated a withdrawal.", "demands"),
        ("The minister announced the decision of the court.", "asserts"),
        ("The deputy wanted to know whether the hotline had been used.", "asks"),
        ("The meetings will start tomorrow, the envoy said.", "expects"),
        ("The minister said that the topic would not affect the talks.", "asserts"),
        ('There will be no dialogue with "bandits", the spokesman said.', "rejects"),
        ('"There will be no pardon for men who burn schools," he said.', "rejects"),
        ('"Any boat that comes near will be treated as hostile," the admiral said.', "threatens"),
    ],
)
def test_a_noun_in_what_is_said_tells_the_act(text, act):
    (told,) = statements(text)
    assert told.speech_act == act


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Kenya will send 400 police officers, its foreign minister, Amina Wanjiru, said on Tuesday.", "promises"),
        ("The White House announced that the United States would lift sanctions on Burma.", "promises"),
        ("The Kremlin said Russia would not attend the talks.", "rejects"),
        ("President Omar Dessalegn told lawmakers that the government would investigate the massacre.", "promises"),
        ("Ghana announced that aid to the north will be increased.", "promises"),
        ("Russian Foreign Minister Sergei Lavrov said Ukraine would get no guarantees.", "asserts"),
        ("A Kenyan presidential adviser said Nairobi would attend only if the rebels were not in the room.", "promises"),
        ("Kenya would not object to a visit by monitors, its president, Amina Wanjiru, said.", "accepts"),
        ('"The government will leave as soon as the council is in place," Prime Minister Ariel Kone said.', "promises"),
        ("M23 rebels said the Congolese army would attack Goma.", "asserts"),
        ("The ministry announced that the road will be open by May.", "expects"),
    ],
)
def test_who_speaks_for_a_country_or_body_promises_what_it_will_do(text, act):
    (told,) = statements(text)
    assert told.speech_act == act


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Norway's prime minister ruled out boots on the ground.", "boots on the ground"),
        ("The junta ruled out elections before June.", "elections before June"),
        ("The minister ruled out talks on Monday.", "talks"),
        ("Breaking: rebels will free 40 captives, their spokesman says.", "rebels will free 40 captives"),
    ],
)
def test_what_is_ruled_out_is_whole_and_what_announces_a_content_is_no_part_of_it(text, content):
    (told,) = statements(text)
    assert [text[s.start : s.end] for s in told.content] == [content]


def test_the_one_and_the_other_of_two_are_told_apart():
    text = (
        "Two diplomats briefed on the text said it provides for a truce. One of them said the rebels would lay down "
        "their guns; the other said they would not."
    )
    group = "wo diplomats briefed on the text"
    names = [s.speaker.name for s in statements(text)]
    assert names == [f"T{group}", f"one of t{group}", f"the other of t{group}"]


def test_who_is_first_described_is_named_by_the_office_told_again():
    text = (
        "Chad's foreign minister told a briefing that the border was shut. The minister, Mahamat Oumar, said it would "
        "open in May."
    )
    voices = [(s.speaker.name, s.speaker.role) for s in statements(text)]
    assert voices == [("Mahamat Oumar", "Chad's foreign minister")] * 2
    text = "An army officer denied it. A police officer said ten were hurt. The officer, Ali Kone, said the road was open."
    assert [s.speaker.name for s in statements(text)] == ["army officer", "police officer", "Ali Kone"]


def test_an_event_has_the_whole_chain_of_its_sources():
    read = reader().read(Article.build(body="Rebels seized the town of Bria, the radio said, quoting witnesses."))
    chains = {c.kind: [v.name for v in c.said_by] for c in read.claims}
    assert chains == {"statement": ["radio", "witnesses"], "event": ["radio", "witnesses"]}


def test_an_agreement_told_of_before_calls_for_what_it_says():
    text = "Kenya and Chad signed an agreement in Lima in June. It calls for the withdrawal of Chadian troops."
    assert [s.speaker.name for s in statements(text) if s.speaker] == ["agreement"]


def test_what_the_article_tells_beside_what_was_said_is_not_said():
    text = "Kenya's president said on Monday he was ready to meet his rival, as rebel shelling killed 12 people in Garissa."
    (said,) = statements(text)
    assert said.content[-1].of(text).endswith("his rival")


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Kenya accused Chad of violating the truce on Monday. It denied the charge.", ["Kenya", "Chad"]),
        ("The army accused the rebels of shelling the town. They denied it.", ["army", "rebels"]),
        ("The army accused the rebels of shelling the town. It said they would pay for it.", ["army", "army"]),
    ],
)
def test_who_denies_a_charge_is_who_was_accused(text, speakers):
    assert [s.speaker.name for s in statements(text) if s.speaker] == speakers
