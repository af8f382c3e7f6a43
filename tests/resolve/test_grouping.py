from onrecord.resolve.clusters import first_fitting
from onrecord.resolve.names import name_words


def test_each_stands_in_the_first_group_that_it_fits_in_the_order_given():
    groups = first_fitting(["Gulu", "Goma", "Beni", "Bria"], lambda name, group: name[0] == group[0][0])
    assert groups == [["Gulu", "Goma"], ["Beni", "Bria"]]


def test_the_words_of_a_name_tell_it_whatever_its_accents_case_and_possessives():
    assert name_words("Médecins Sans Frontières") == name_words("the medecins sans frontieres")
    assert name_words("Mali’s health ministry") == name_words("Health ministry of Mali")
    assert name_words("Health ministry") < name_words("Mali’s health ministry")


def test_only_groups_that_share_a_key_are_looked_at():
    looked = []

    def fits(name, group):
        looked.append((name, group[0]))
        return name[-1] == group[0][-1]

    assert first_fitting(["Gulu", "Lulu", "Goma", "Gao", "Lagos"], fits, keys=lambda name: name[0]) == [
        ["Gulu"], ["Lulu"], ["Goma"], ["Gao"], ["Lagos"],
    ]  # fmt: skip
    assert ("Lulu", "Gulu") not in looked
