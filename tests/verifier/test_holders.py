"""Whose a condition is in a talk, and parts that were found well, about invented patients."""

import pytest

from wardround.agents.verifier import verify_text
from wardround.agents.verifier.check import ClaimInContext, strongest
from wardround.agents.verifier.checks.holders import holders_agree
from wardround.agents.verifier.checks.parts import parts_are_well
from wardround.agents.verifier.checks.support import is_supported
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.whole import Whole
from wardround.records import Case, Claim, Document, Source

VISIT = """INVENTED PATIENT
[doctor] so this is a 52 year old woman with a past medical history significant for gout and epilepsy
[doctor] and how about family history ?
[patient] my mom had migraine . she also has glaucoma .
[patient] diabetes runs on my dad's side , and psoriasis
[doctor] and anyone with kidney stones ?
[patient] my brother
[doctor] do you have asthma yourself ?
[patient] i had asthma as a child , my husband drove me to the clinic with a bronchitis
[doctor] your lungs are clear and your knee is swollen
"""


def case(text, kind="dialogue"):
    document = Document(id="d1", kind=kind, title="visit", text=text, source=Source(path="visit.txt", sha256="0" * 64))
    return Case(id="visit", task="summary", root="/", documents=(document,))


def signals(check, sentence, *, section="", before=(), kind="dialogue"):
    claim = Claim(id="c1", text=sentence, kind="finding", section=section)
    context = ClaimInContext(claim, Evidence(case(VISIT, kind)), Whole((*before, sentence)))
    return strongest(list(check(context)))


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("holder_patients", "She has a family history of gout and epilepsy."),
        ("holder_patients", "Her father had asthma."),
        ("holder_relatives", "She has a history of migraine."),
        ("holder_relatives", "The patient has glaucoma."),
        ("holder_relatives", "She reports psoriasis."),
        ("holder_relatives", "She has had kidney stones."),
        ("holder_kin", "Her father has migraine."),
        ("holder_kin", "Her sister had kidney stones."),
    ],
)
def test_what_is_given_to_another_is_noticed(name, sentence):
    assert signals(holders_agree, sentence)[name] == 1.0
    assert any(
        flag.code == "experiencer_mismatch" for v in verify_text(sentence, case(VISIT)).verdicts for flag in v.flags
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "She has a past medical history of gout and epilepsy.",
        "There is a family history of migraine, glaucoma and psoriasis.",
        "Her mother has migraine and glaucoma.",
        "Her brother has kidney stones.",
        "She had asthma as a child.",
        "She came with her husband because of asthma.",
        "Her husband reports that she had asthma.",
        "There is no asthma in the family of which she knows, and she has gout.",
    ],
)
def test_what_is_given_to_the_same_is_not(sentence):
    assert not signals(holders_agree, sentence)


def test_a_heading_says_whose_it_is():
    assert signals(holders_agree, "Gout, epilepsy.", section="FAMILY HISTORY")["holder_patients"] == 1.0
    assert not signals(holders_agree, "Migraine, glaucoma.", section="FAMILY HISTORY")
    assert not signals(holders_agree, "Migraine, glaucoma.")  # without a subject it may stand below any heading


def test_a_pronoun_may_mean_who_was_named_before():
    assert signals(holders_agree, "She has glaucoma.")
    assert not signals(holders_agree, "She has glaucoma.", before=("Her mother is well.",))


def test_written_records_are_left_to_their_own_check():
    assert not signals(holders_agree, "She has a family history of gout.", kind="note")


def test_a_finding_on_a_part_that_is_well_is_noticed():
    assert signals(parts_are_well, "Lungs are coarse.")
    assert not signals(parts_are_well, "Lungs are clear.")
    assert not signals(parts_are_well, "Knee is swollen.")
    assert not signals(parts_are_well, "Elbow is stiff.")


def test_a_part_that_nobody_names_is_for_review_where_people_talk():
    assert signals(is_supported, "Her elbow was put in a cast.")["unspoken_part"] == 1.0
    assert "unspoken_part" not in signals(is_supported, "Her elbow was put in a cast.", kind="note")
    assert "unspoken_part" not in signals(is_supported, "Her knee was put in a cast.")


ASKED = """[doctor] hello is there any family history of psoriasis or lupus
[patient] no nothing like that
[doctor] and have you ever had gout yourself or does anyone in the family have gout
[patient] no
[doctor] i do not see any psoriasis on your elbows today
"""


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("There is no past medical history of psoriasis.", True),
        ("She denies any personal history of lupus.", True),
        ("There is no family history of psoriasis.", False),
        ("There is no personal or family history of lupus.", False),
        ("There is no past medical history of gout.", False),
        ("There is no past medical history of asthma.", False),
    ],
)
def test_a_history_denied_of_the_patient_that_only_the_family_was_asked_about(sentence, is_told):
    claim = Claim(id="c1", text=sentence, kind="finding", section="")
    context = ClaimInContext(claim, Evidence(case(ASKED)), Whole((sentence,)))
    assert ("holder_relatives" in strongest(list(holders_agree(context)))) == is_told
