"""What a scribe says of the talk, not of the patient, and true sentences of short notes. All patients are invented."""

import pytest

from wardround import load_case, verify
from wardround.agents.verifier.check import ClaimInContext
from wardround.agents.verifier.claims import claims_in
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.noticed import signals_of
from wardround.agents.verifier.remarks import without_remarks
from wardround.agents.verifier.whole import Whole
from wardround.records import Claim
from wardround.tools.assertion import assess
from wardround.tools.quantities import find_quantities

TALK = """[doctor] hi rosa so you are here for your knee pain , which knee is it ?
[patient] the right one .
[doctor] and you are taking sertraline for your mood . how is that going ? any trouble with it ?
[patient] i used to take it but i kind of took myself off of it .
[doctor] does the pain run that high every day ?
[patient] um , usually no .
[doctor] were you able to keep dancing after the fall ?
[patient] no i had to stop right away and was helped off the stage .
[doctor] any fever or chills or cough ?
[patient] no .
[patient] and i never had a gallstone my dad had them a lot
[doctor] so we talked about the risks of the surgery and the benefits of surgery .
[patient] my swelling has gone down quite a bit .
[doctor] ice makes it feel better and dancing makes it hurt a little more , right ?
[patient] yeah . i wake up three or four times a night with it .
"""


def flagged(sentence: str) -> bool:
    return any(
        verdict.is_for_a_person for verdict in verify(sentence, load_case({"talk.transcript.txt": TALK})).verdicts
    )


def read(sentence: str, kind: str = "finding") -> str:
    evidence = Evidence(load_case({"talk.transcript.txt": TALK}))
    return without_remarks(Claim(id="c1", text=sentence, kind=kind, section=""), evidence).text


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("Sertraline (dose not stated), daily.", "Sertraline, daily."),
        ("Sertraline, dosage not specified", "Sertraline"),
        ("Allergies not discussed.", ""),
        ("Allergies weren't discussed.", ""),
        ("Sertraline, dose wasn't stated", "Sertraline"),
        ("Gout in her father; age at onset was not mentioned", "Gout in her father"),
        ("Takes a water pill (probably furosemide; verify).", "Takes a water pill."),
        ("Headache was asked about, with no clear response recorded.", ""),
        ("Wound care instructions not given in the transcript.", ""),
        ("Fever and knee pain were asked about; the reply was inaudible.", ""),
        ("Knee pain 3 out of 10; these values may have been reversed and should be verified.", "Knee pain 3 out of 10"),
        ("Knee pain (right, side unclear in the recording).", "Knee pain (right)."),
        ("Sertraline (name unclear on recording).", "Sertraline."),
        ('Tear of the meniscus (dictated as "minuscus"; likely medial, please confirm).', "Tear of the meniscus."),
    ],
)
def test_a_remark_is_nothing_that_a_record_could_bear_out(sentence, left):
    assert read(sentence) == left


@pytest.mark.parametrize(
    "sentence",
    [
        "The risks of the surgery were not discussed.",
        "No cough was reported.",
        "The antibiotic was not given.",
        "Knee pain (right, stable; verify).",
    ],
)
def test_what_the_talk_may_speak_of_stays(sentence):
    assert read(sentence) in (sentence, sentence.replace("; verify", ""))
    assert "right" in read(sentence) or "not" in read(sentence) or "No" in read(sentence)


def test_what_is_not_on_a_written_record_is_looked_up():
    evidence = Evidence(load_case({"note.txt": "Allergies: none. Sertraline 50 mg daily."}))
    claim = Claim(id="c1", text="Sertraline (dose not stated).", kind="medication", section="")
    assert without_remarks(claim, evidence) == claim


@pytest.mark.parametrize(
    "sentence",
    [
        "Sertraline self-discontinued.",
        "Her pain does not usually run this high.",
        "She was unable to keep dancing and was helped off the stage.",
        "Pertinent negatives: fever, chills, cough.",
        "Fever, chills, and cough denied.",
        "No reported fever or chills.",
        "Pain is aggravated by dancing and improved by ice.",
        "Wakes 3 to 4 times nightly.",
        "Side must be confirmed before surgery.",
        "Take sertraline at the same time each day.",
    ],
)
def test_what_is_true_in_other_words_is_not_flagged(sentence):
    assert not flagged(sentence)


@pytest.mark.parametrize(
    ("sentence", "check"),
    [
        ("Father with recurrent gallstones.", "holder_patients_word"),
        ("Father with recurrent gallstones.", "holder_patients"),
        ("Swelling has decreased substantially.", "opposite_degree"),
    ],
)
def test_a_check_has_no_business_with(sentence, check):
    (claim, _, _), *_ = claims_in(sentence)
    evidence = Evidence(load_case({"talk.transcript.txt": TALK}))
    assert check not in {one.name for one in signals_of(ClaimInContext(claim, evidence, Whole((sentence,))))}


@pytest.mark.parametrize(
    "sentence",
    [
        "Pertinent positives: fever, chills, cough.",
        "She reports fever and chills.",
        "Wakes 8 times nightly.",
        "Left knee pain.",
    ],
)
def test_what_is_wrong_still_is(sentence):
    assert flagged(sentence)


@pytest.mark.parametrize(
    ("sentence", "word", "denied"),
    [
        ("Pertinent negatives: rash, fever.", "fever", True),
        ("No reported rash or fever.", "rash", True),
        ("Rash, night sweats, and fever not identified.", "night sweats", True),
        ("He has a rash, night sweats, and fever denied.", "night sweats", False),
        ("Positive for cough and resolved nausea.", "cough", False),
    ],
)
def test_denials_as_short_notes_have_them(sentence, word, denied):
    start = sentence.index(word)
    assert assess(sentence, start, start + len(word)).negated is denied


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("up three or four times a night", "frequency", (3.0, 4.0)),
        ("i notice it everyday", "frequency", (1.0,)),
        ("six hours of sleep per night", "duration", (6.0,)),
        ("HPI: 43F, right hip injury", "age", (43.0,)),
    ],
)
def test_numbers_of_short_notes(text, kind, value):
    assert [(one.kind, one.value) for one in find_quantities(text)] == [(kind, value)]


def test_a_history_without_a_blank_line_behind_it_ends():
    lines = "\n".join(["FHx: negative for gout."] + ["Worse toward the end of the day after standing."] * 40)
    assert len(claims_in(lines)) == 41


def test_a_long_sentence_before_a_denial_is_read_to_its_end() -> None:
    said = ", ".join(["hydroxychloroquine tablets daily"] * 8) + " denied."
    at = said.index("tablets")
    assert not assess(said, at, at + len("tablets")).negated  # no list with `and`; it once took for ever
