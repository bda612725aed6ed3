"""What nobody said, and what is said in other words or only supposed; the patient is invented too."""

import pytest

import wardround as wr
from wardround.agents.verifier import verify_text
from wardround.agents.verifier.check import ClaimInContext
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.noticed import signals_of
from wardround.agents.verifier.whole import Whole
from wardround.records import Case, Document, Source

TALK = """INVENTED PATIENT
[doctor] hi robin , what brings you in ?
[patient] my knee hurts since i fell two weeks ago . it is swollen and i can't sleep .
[doctor] any fever or trouble with your thyroid ?
[patient] my dad had a heart attack . no fever , but i have a slow thyroid and high cholesterol .
[doctor] your ekg is fine . i will get a picture of the knee , an x ray , and see whether it is broken .
"""


@pytest.fixture(scope="module")
def case():
    document = Document(id="d1", kind="dialogue", title="t", text=TALK, source=Source(path="t", sha256="0" * 64))
    return Case(id="c", task="summary", root="/", documents=(document,))


def told(text, case):
    ((claim, _, _),) = claims_in(text)
    signals = signals_of(ClaimInContext(claim, Evidence(case), Whole((text,))))
    return {s.name for s in signals} & {"thing_nowhere", "fact_nowhere"}


@pytest.mark.parametrize(
    "text",
    [
        "The patient has a history of stroke.",
        "He has a rash.",
        "She underwent an appendectomy in 2015.",
        "MRI of the brain shows a mass.",
        "A systolic murmur is heard.",
        "The patient is a retired teacher.",
        "Gout.",
    ],
)
def test_what_is_invented_is_noticed(case, text):
    assert told(text, case)


@pytest.mark.parametrize(
    "text",
    [
        "Hypothyroidism.",
        "Hyperlipidemia.",
        "Insomnia.",
        "Electrocardiogram is normal.",
        "X-ray of the knee to rule out a fracture.",
        "No history of stroke.",
        "Swelling of the knee.",
        "Father: myocardial infarction.",
        "Possible gout.",
        "We discussed treatment options and the patient agreed.",
    ],
)
def test_what_is_said_in_other_words_or_not_stated_is_not(case, text):
    assert not told(text, case)


def test_an_invented_condition_is_for_review(case):
    (verdict,) = verify_text("The patient has a history of stroke.", case, max_omissions=0).verdicts
    assert "unsupported" in {flag.code for flag in verdict.flags if flag.severity != "note"}


@pytest.mark.parametrize("heading", ["MRI SPINE", "MRI SPINE\nDate: 2026-05-02"])
def test_a_study_that_stands_in_a_heading_is_spoken_of(heading):
    record = {"mri.txt": f"{heading}\n\nFindings: disc prolapse at L4/5.\n\nImpression: disc prolapse at L4/5.\n"}
    sentence = "MRI of the spine showed a disc prolapse at L4/5."
    assert not [flag for verdict in wr.verify(sentence, record).verdicts for flag in verdict.flags]


def test_all_that_is_invented_is_named():
    (verdict,) = wr.verify("She has asthma, gout and epilepsy.", {"note.txt": "She has asthma. No fever."}).verdicts
    assert "no source speaks of “gout”, “epilepsy”" in [flag.message for flag in verdict.flags]


@pytest.mark.parametrize(
    ("sentence", "note"),
    [
        ("She has a pulmonary embolism.", "Pulmonary function tests were normal. She swims."),
        ("She has breast cancer.", "The left breast was examined. No lump was felt."),
        ("He has kidney stones.", "He gave a kidney to his brother in 2011."),
    ],
)
def test_a_condition_of_whose_name_only_a_part_is_said_is_doubted(flagged, sentence, note):
    assert "head_nowhere" in flagged(sentence, note=f"INVENTED PATIENT\n{note}")


@pytest.mark.parametrize(
    ("sentence", "note"),
    [
        ("She has a pulmonary embolism.", "The scan shows a clot in the pulmonary artery."),
        ("No pulmonary embolism.", "Pulmonary function tests were normal."),
        ("She has chronic kidney disease.", "Chronic kidney trouble since 2015."),
        ("Low sodium was treated with fluids.", "Sodium 121 mmol/L. Low salt diet. Fluids were given."),
        ("She has knee pain.", "Her knee hurts."),
    ],
)
def test_a_condition_that_is_said_otherwise_or_denied_is_not(flagged, sentence, note):
    assert "head_nowhere" not in flagged(sentence, note=f"INVENTED PATIENT\n{note}")
