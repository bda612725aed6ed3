"""What is denied in one place and asserted in another, about invented patients."""

import pytest

from wardround.agents.verifier import verify_text
from wardround.agents.verifier.calibration import calibration
from wardround.records import Case, Document, Source

EXAM = """INVENTED PATIENT
[doctor] okay let's have a look at that knee
[patient] it hurts on the inner side
[doctor] there is tenderness over the medial joint line no tenderness laterally no laxity sensation is intact
[patient] good
[doctor] any numbness or tingling in the foot
[patient] not that i noticed
[doctor] your blood cultures showed no growth and the reflexes are normal
[doctor] have you tried ice
[patient] i tried ice but it did n't help
"""


def risk(sentence):
    document = Document(
        id="d1", kind="dialogue", title="visit", text=EXAM, source=Source(path="visit.txt", sha256="0" * 64)
    )
    case = Case(id="visit", task="summary", root="/", documents=(document,))
    return max(verdict.risk for verdict in verify_text(sentence, case, max_omissions=0).verdicts)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Tenderness over the medial joint line.", "No tenderness over the medial joint line."),
        ("No tenderness laterally.", "Tenderness laterally."),
        ("There is no laxity.", "There is laxity."),
        ("Sensation is intact.", "Sensation is impaired."),
        ("Reflexes are normal.", "Reflexes are abnormal."),
        ("Denies numbness of the foot.", "Reports numbness of the foot."),
        ("Blood cultures remained negative.", "Blood cultures were positive."),
    ],
)
def test_what_is_turned_around_has_more_risk(right, wrong):
    assert risk(wrong) > risk(right) + 0.1


def test_a_test_is_not_denied_by_its_result():
    assert risk("Blood cultures were negative.") < calibration().review
