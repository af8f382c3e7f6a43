from onrecord.vocabularies.load import longest_by_first


def test_the_longest_entry_that_a_word_begins():
    assert longest_by_first(["cease - fire", "cease", "peace talks"]) == {"cease": 3, "peace": 2}
