"""What letters, lists and reports say plainly, and drafts say otherwise; all patients are invented."""

import pytest

from wardround.agents.verifier import verify_text
from wardround.agents.verifier.calibration import calibration
from wardround.agents.verifier.check import ClaimInContext
from wardround.agents.verifier.checks import checks_for
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.whole import Whole
from wardround.records import Case, Claim, ClaimKind, Document, Fact, Source

LETTER = """INVENTED PATIENT
No drain. No wound infection. Mild dementia. Urinary tract infection with E. coli in May. Pedal pulses palpable.
CKD stage 3a. COPD GOLD 3. Ulcer of the foot, grade 1. Newly diagnosed atrial fibrillation.
Blood culture: no growth. MRSA: not detected. Nodule of the right lung 6 mm, unchanged. No other nodules.
Smoker, 10/day, declined referral to the stop smoking service. No alcohol. Lives with his daughter, who has asthma.
HbA1c 9.4% (8.1% in November 2025). DAS28 fell from 4.6 to 3.1. Podiatry within 1 week. Six stitches.
Theophylline was stopped in 2023. Lithium was not started. Hydrochlorothiazide was replaced by torasemide 10 mg.
Methotrexate was paused in January and restarted at 10 mg. Delirium, resolved. Mother with breast cancer.
No stones, cyst of the left kidney. Roflumilast not tolerated (diarrhoea). Dialysis is currently not indicated.
Escherichia coli: ceftriaxone S, ciprofloxacin R
Troponin was not elevated. Not intubated. PHQ-9 16.
"""
RESULTS = """2026-01-10 LDH: 512 U/L
2026-02-17 LDH: 188 U/L
Not given: Pneumococcal vaccine (not-done)
Influenza vaccine (completed)
"""


def _document(identifier: str, text: str, **more) -> Document:
    return Document(
        id=identifier, title=identifier, text=text, source=Source(path=f"{identifier}.txt", sha256="0" * 64), **more
    )


def _facts() -> tuple[Fact, ...]:
    lines = RESULTS.splitlines()
    starts = [RESULTS.index(line) for line in lines]
    more = (
        {"kind": "result", "name": "LDH", "date": "2026-01-10", "quantity": {"value": 512, "unit": "U/L"}},
        {"kind": "result", "name": "LDH", "date": "2026-02-17", "quantity": {"value": 188, "unit": "U/L"}},
        {"kind": "immunization", "name": "Pneumococcal vaccine", "status": "not-done", "negated": True},
        {"kind": "immunization", "name": "Influenza vaccine", "status": "completed"},
    )
    found = zip(lines, starts, more, strict=True)
    return tuple(Fact(ref=f"f#{a}", start=a, end=a + len(line), **fields) for line, a, fields in found)


def _case(kind: str = "letter") -> Case:
    documents = (_document("d1", LETTER, kind=kind), _document("d2", RESULTS, kind="fhir", facts=_facts()))
    return Case(id="c", task="summary", root="/", documents=documents)


def _flags(sentence: str, kind: str = "letter") -> set[str]:
    verdicts = verify_text(sentence, _case(kind), max_omissions=0).verdicts
    return {flag.check for verdict in verdicts for flag in verdict.flags if flag.severity != "note"}


def _noticed(sentence: str, kind: str = "letter", claimed: ClaimKind = "finding") -> set[str]:
    claim = Claim(id="c1", text=sentence, kind=claimed, section="")
    context = ClaimInContext(claim, Evidence(_case(kind)), Whole((sentence,)))
    found = {signal.name for check in checks_for(context) for signal in check(context)}
    return {name for name in found if name.startswith("written_")}


@pytest.mark.parametrize(
    ("wrong", "check"),
    [
        ("A drain was placed.", "written_denied"),
        ("The stay was complicated by a wound infection.", "written_denied"),
        ("Dialysis is indicated.", "written_denied"),
        ("Pedal pulses were absent.", "written_asserted"),
        ("Blood cultures grew Streptococcus pneumoniae.", "written_organism"),
        ("The swab grew MRSA.", "written_organism"),
        ("He had a Klebsiella urinary tract infection.", "written_organism"),
        ("He has never smoked.", "written_habit"),
        ("He is a former smoker.", "written_habit"),
        ("He drinks alcohol daily.", "written_habit"),
        ("He has stage 4 CKD.", "written_stage"),
        ("He has COPD, GOLD 2.", "written_stage"),
        ("He has severe dementia.", "written_stage"),
        ("There is a grade 3 ulcer of the foot.", "written_stage"),
        ("Atrial fibrillation has been known for years.", "written_degree"),
        ("The nodule of the right lung has grown.", "written_degree"),
        ("HbA1c fell from 9.4% to 8.1%.", "written_trend"),
        ("DAS28 rose from 3.1 to 4.6.", "written_trend"),
        ("LDH rose from 188 to 512 U/L.", "written_trend"),
        ("Troponin was elevated.", "written_level"),
        ("He was intubated.", "written_standing"),
        ("PHQ-9 was 7.", "written_number"),
        ("He takes theophylline.", "written_course"),
        ("He is currently on theophylline.", "written_course"),
        ("Lithium was started.", "written_course"),
        ("Hydrochlorothiazide is continued.", "written_course"),
        ("He has asthma.", "written_relative"),
        ("His sister had breast cancer.", "written_relative"),
        ("E. coli was resistant to ceftriaxone.", "written_susceptibility"),
        ("E. coli was susceptible to ciprofloxacin.", "written_susceptibility"),
        ("He received the pneumococcal vaccine.", "written_not_done"),
    ],
)
def test_what_is_written_otherwise_is_for_review(wrong, check):
    assert check in _noticed(wrong)
    assert _flags(wrong)


@pytest.mark.parametrize(
    "right",
    [
        "No drain was placed, and pedal pulses were palpable.",
        "There was no wound infection.",
        "An E. coli urinary tract infection occurred in May.",
        "MRSA was not found and blood cultures were sterile.",
        "He smokes 10 cigarettes a day and does not drink alcohol.",
        "He has stage 3 CKD and COPD GOLD 3.",
        "The 6 mm nodule in the right lung has not changed.",
        "HbA1c rose from 8.1% in November to 9.4%.",
        "DAS28 improved from 4.6 to 3.1.",
        "LDH fell from 512 to 188 U/L.",
        "Theophylline was discontinued in 2023, and lithium was not started.",
        "Methotrexate 10 mg is continued.",
        "Theophylline was started before 2023.",
        "Torasemide 10 mg replaced hydrochlorothiazide.",
        "His delirium has resolved.",
        "He was not intubated, and troponin was not elevated.",
        "PHQ-9 was 16.",
        "He had delirium during the stay.",
        "E. coli was susceptible to ceftriaxone but resistant to ciprofloxacin.",
        "His daughter has asthma and his mother had breast cancer.",
        "He was vaccinated against influenza.",
        "There is a cyst of the left kidney.",
        "Roflumilast caused diarrhoea.",
        "Podiatry is due within one week.",
    ],
)
def test_the_same_in_other_words_is_not(right):
    assert not _noticed(right)


def test_speech_is_left_to_the_checks_that_weigh():
    assert not _noticed("A drain was placed.", "dialogue")


def test_knowledge_is_not_held_against_the_record():
    assert not _noticed("A drain was placed.", claimed="knowledge")


def test_durations_of_one_are_judged_in_talk_too_beside_the_one_that_is_meant():
    assert any(check.startswith("duration") for check in _flags("Podiatry is due within one month."))
    assert any(check.startswith("duration") for check in _flags("Podiatry is due within one month.", "dialogue"))
    assert not any(check.startswith("duration") for check in _flags("Podiatry is due within one week.", "dialogue"))


def test_a_change_needs_both_of_its_values():
    assert "number_nowhere_rival" in _flags("LDH fell from 512 to 18 U/L.")


def test_every_written_signal_is_for_review_by_itself():
    known = set(calibration().classes["by itself"].weights)
    assert {f"written_{name}" for name in "asserted course degree denied habit number organism".split()} <= known
    assert {
        f"written_{name}"
        for name in "kind level marker not_done nowhere pending relative stage susceptibility trend turn".split()
    } <= known
    assert {f"written_{name}" for name in "agent cause destination family site standing still".split()} <= known
    assert {
        f"written_{name}" for name in "broader change consent count culture dose reaction sureness value".split()
    } <= known
    assert {
        "written_day",
        "written_resumed",
        "written_span",
        "written_regardless",
        "written_route",
        "written_compared",
    } <= known
    assert {"written_ever", "written_kin_denied"} <= known


@pytest.mark.parametrize(
    ("letter", "sentence"),
    [
        ("Gallbladder surgically absent.", "Her gallbladder was removed in 2011."),
        ("Full weight bearing, no flexion limit.", "Flexion improved."),
        ("Ibuprofen not given (reflux).", "Ibuprofen was avoided because of reflux."),
        ("NKDA. Non smoker.", "She does not smoke."),
        (
            "Migraine without aura. Medication overuse headache.",
            "Migraine without aura complicated by overuse headache.",
        ),
        ("eGFR fell to 48 mL/min.", "The eGFR declined from 56 to 48 mL/min."),
        (
            "Patient: Jonas Pretend\nReason: mood.\n\nFamily: father well.\nAlcoholic hepatitis.\nNo cirrhosis.",
            "He has alcoholic hepatitis.",
        ),
    ],
)
def test_denials_in_other_words_agree(letter, sentence):
    case = Case(
        id="c", task="summary", root="/", documents=(_document("d1", f"INVENTED PATIENT\n{letter}", kind="letter"),)
    )
    flags = [flag for verdict in verify_text(sentence, case, max_omissions=0).verdicts for flag in verdict.flags]
    assert not [flag.check for flag in flags if flag.code == "negation_mismatch" and flag.severity != "note"]
