"""Whether two sources speak of one patient."""

import pytest

from wardround.records import Subject
from wardround.tools.identity import compare

ERIKA = Subject(name="Erika Muster", birth_date="1961-04-02", identifiers=("EX-7",), sex="female")


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        (Subject(name="MUSTER^ERIKA", birth_date="1961-04-02"), "same"),
        (Subject(name="Dr. Erika Muster", birth_date="1961"), "same"),
        (Subject(name="E. Muster", birth_date="1961-04-02"), "same"),
        (Subject(name="Érika Muster", identifiers=("0EX7",)), "same"),
        (Subject(name="Erica Muster", birth_date="1961-04-02"), "near"),
        (Subject(name="Erika Beispiel", birth_date="1961-04-02", identifiers=("EX-7",)), "near"),
        (Subject(name="Erika Muster", birth_date="1961-02-04"), "near"),
        (Subject(name="Erika Muster", birth_date="1961-04-20"), "near"),
        (Subject(name="Erika Muster", birth_date="1961-04-02", sex="male"), "near"),
        (Subject(name="Max Beispiel", birth_date="1980-01-01"), "different"),
        (Subject(name="Max Beispiel"), "different"),
        (Subject(name="Erika Muster", birth_date="1980-01-01"), "different"),
        (Subject(birth_date="1980-01-01"), "different"),
        (Subject(identifiers=("ZZ-999",)), "different"),
        (Subject(identifiers=("other-system|ZZ-999",)), "unknown"),
        (Subject(sex="female"), "unknown"),
        (Subject(), "unknown"),
    ],
)
def test_verdicts(other, verdict):
    assert compare(ERIKA, other).verdict == verdict
    assert compare(other, ERIKA).verdict == verdict


def test_the_reason_names_fields_and_not_their_values():
    reason = compare(ERIKA, Subject(name="Max Beispiel", birth_date="1980-01-01")).reason
    assert reason == "name and birth date differ"
    assert compare(ERIKA, Subject(name="Max Beispiel")).reason == "name differs"
