"""Whom the first lines of a note name. All invented."""

import pytest

import wardround as wr
from wardround.tools.readers.header import read_subject


@pytest.mark.parametrize(
    ("line", "name", "born"),
    [
        ("Erika Muster DOB 14/04/1961", "Erika Muster", "1961-04-14"),
        ("RE: Mrs Erika Muster, d.o.b. 14 April 1961, hospital number 77", "Erika Muster", "1961-04-14"),
        ("Name: Erika Muster   DOB 1961-04-14", "Erika Muster", "1961-04-14"),
        ("DOB 14 Apr 1961", None, "1961-04-14"),
        ("Mother Anna Muster DOB 14/04/1961", None, None),
        ("NOK Anna Muster DOB 14/04/1961", None, None),
        ("Her first child was born 14 April 1999.", None, None),
    ],
)
def test_a_line_that_labels_only_the_birthday_names_the_patient(line, name, born):
    found = read_subject(f"{line}\nSeen for asthma.\n")
    assert (found and found.name, found and found.birth_date) == (name, born)


def test_two_patients_in_such_lines_are_not_mixed():
    texts = {"a.txt": "Erika Muster DOB 14/04/1961\nAsthma.", "b.txt": "Karl Beispiel DOB 03/05/1950\nGout."}
    with pytest.raises(wr.MixedPatientsError):
        wr.load_case(texts)
