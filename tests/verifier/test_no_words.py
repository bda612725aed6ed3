"""Pictures and other stretches that no word can be are no claims and no evidence; they are named."""

import pytest

import wardround as wr
from wardround.agents.verifier.spoken import speaks_of
from wardround.tools.terms.normalise import stem

RECORD = {"note": "She takes apixaban 5 mg."}
BLOB = "aB3/" * 5_000


@pytest.mark.parametrize("form", ["{}", "![ECG](data:image/png;base64,{})"])
def test_it_is_no_claim_and_is_named(form):
    text = f"She takes apixaban 5 mg. {form.format(BLOB)}\n"
    found = wr.verify(text, RECORD)
    assert [verdict.text for verdict in found.verdicts] == ["She takes apixaban 5 mg."]
    (flag,) = found.flags
    assert (flag.code, flag.severity) == ("not_read", "review")
    assert "no words" in flag.message


def test_in_a_record_it_is_on_record_and_what_stands_around_it_is_evidence():
    case = wr.load_case({"note": f"She takes apixaban 5 mg. {BLOB} She has asthma."})
    (line,) = (one for one in case.coverage if one.status != "read")
    assert (line.item, line.status) == (f"note 25-{25 + len(BLOB)}", "unreadable")
    found = wr.verify("She has asthma. She takes apixaban 5 mg.", case)
    assert [verdict.verdict for verdict in found.verdicts] == ["supported", "supported"]
    assert "not_read" in [flag.code for flag in found.flags]


def test_a_claim_of_a_draft_is_checked_without_it():
    claim = wr.Claim(id="c1", text=f"She takes apixaban 10 mg. {BLOB}", kind="medication", section="")
    draft = wr.Draft(task="summary", title="", engine="by hand", claims=(claim,))
    found = wr.verify(draft, RECORD)
    assert found.verdicts[0].text == claim.text
    assert "dose_mismatch" in [flag.code for flag in found.verdicts[0].flags]
    assert [flag.message.partition(" ")[0] for flag in found.flags] == ["c1"]


def test_the_parts_of_a_long_word_are_not_looked_up_one_by_one():
    asked = []

    class Record:
        """Notes what is asked for, and has none of it."""

        def has(self, word):
            asked.append(word)
            return False

        def roots(self, letters):
            return frozenset()

    assert not speaks_of(Record(), "y" * 4_000)
    assert len(asked) < 10


def test_a_word_longer_than_any_has_no_ending():
    assert stem("stopp" * 20 + "ing") == "stopp" * 20 + "ing"
