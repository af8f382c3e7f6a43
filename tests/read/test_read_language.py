import pytest

from onrecord.read.language import foreign_note

FRENCH = (
    "Le ministre de la Santé a déclaré lundi que 31 personnes avaient été tuées à El Obeid. « Nous comptons encore », "
    "a-t-il dit. Le gouvernement a accusé les rebelles d'avoir violé le cessez-le-feu."
)
ARABIC = "قال وزير الصحة يوم الاثنين إن 31 شخصا قتلوا في الأبيض."
GERMAN = (
    "Der Sprecher des Ministeriums sagte am Montag in Berlin, bei dem Angriff auf die Stadt seien 31 Menschen getötet "
    "worden. Die Regierung warf den Rebellen vor, die Waffenruhe gebrochen zu haben. Was dort geschah, war unklar."
)
WIRE = (
    "PANMUNJOM, Korea (UP) - North Korea's chief delegate, Gen. Nam Il, today turned down a United Nations Command "
    "proposal for a 30-day cease-fire. He demanded that talks resume on Monday."
)


@pytest.mark.parametrize("text", [FRENCH, ARABIC, GERMAN])
def test_what_is_not_english_is_told(text):
    assert "does not seem to be English" in foreign_note(text)


@pytest.mark.parametrize(
    "text", [WIRE, f"{WIRE} «{ARABIC}», he said, and {GERMAN[:40]}", "", "31", "Tués à El Obeid", "قال"]
)
def test_english_and_what_is_too_short_to_tell_are_not(text):
    assert foreign_note(text) is None
