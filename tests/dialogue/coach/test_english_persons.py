"""The words that change between "I" and "you"."""

from dialogue.coach.english_persons import AGREES, SWAPPED


def test_each_form_of_one_person_becomes_one_of_the_other() -> None:
    ones = {"i", "me", "my", "mine", "myself"}
    for word, swapped in SWAPPED.items():
        person = word.partition("’")[0]
        assert swapped.lower().startswith("you") == (person in ones or person.startswith("i")), word


def test_a_verb_that_changes_is_one_of_either_person() -> None:
    assert {subject for subject, _verb in AGREES} == {"i", "you"}
