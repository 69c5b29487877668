"""People who are counted by their names."""

import pytest
from reading import ledger, told


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The killing of Salif Ouattara shocked the district.", [(None, "killed", 1, 1)]),
        ("en", "Salif Ouattara was killed in his shop.", [(None, "killed", 1, 1)]),
        ("en", "Salif Ouattara was abducted from his shop.", [(None, "abducted", 1, 1)]),
        ("en", "Captain Modibo Sangaré was killed.", [("military", "killed", 1, 1)]),
        ("en", "Harouna Zongo, mayor of Titao, was shot dead.", [("officials", "killed", 1, 1)]),
        ("en", "Sergeant Modibo Sangaré died of his wounds.", [("military", "killed", 1, 1)]),
        ("fr", "L'assassinat de Salif Ouattara a ému le quartier.", [(None, "killed", 1, 1)]),
        ("fr", "Salif Ouattara a été tué dans sa boutique.", [(None, "killed", 1, 1)]),
        ("fr", "Salif Ouattara a été enlevé dans sa boutique.", [(None, "abducted", 1, 1)]),
        ("fr", "Le capitaine Modibo Sangaré a été tué.", [("military", "killed", 1, 1)]),
        ("fr", "Harouna Zongo, maire de Titao, a été abattu.", [("officials", "killed", 1, 1)]),
        ("fr", "Le sergent Modibo Sangaré a succombé à ses blessures.", [("military", "killed", 1, 1)]),
    ],
)
def test_a_name_to_which_it_happened_is_one_victim(language, text, expected):
    assert ledger(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A fisherman, Salif Ouattara, was killed."),
        ("en", "Gunmen killed a fisherman named Salif Ouattara."),
        ("fr", "Un pêcheur, Salif Ouattara, a été tué."),
        ("fr", "Des hommes armés ont tué un pêcheur du nom de Salif Ouattara."),
    ],
)
def test_a_victim_counted_before_the_name_is_not_counted_again(language, text):
    assert [(outcome, low, high) for _, outcome, low, high in ledger(text, language)] == [("killed", 1, 1)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Salif Ouattara condemned the massacre."),
        ("en", "Salif Ouattara, whose brother runs the mill, has fled."),
        ("en", "Salif Ouattara told reporters that the killing must end."),
        ("fr", "Salif Ouattara a condamné le massacre."),
        ("fr", "Salif Ouattara, dont le frère tient le moulin, a fui."),
        ("fr", "Salif Ouattara a demandé que cessent les assassinats."),
    ],
)
def test_who_only_speaks_or_flees_is_no_victim(language, text):
    assert ledger(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Harouna Zongo, mayor of Titao, was killed on Friday by gunmen.", ("officials",)),
        ("fr", "Harouna Zongo, maire de Titao, a été tué vendredi par des hommes armés.", ("officials",)),
    ],
)
def test_the_office_beside_the_name_is_the_target(language, text, expected):
    assert [(i.targets, i.fatalities_best) for i in told(text, language)] == [(expected, 1)]
