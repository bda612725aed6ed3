"""Transcripts of the usual forms are heard as turns; lists, notes and tables are not. All of it is invented."""

import pytest

from wardround.records import Document, Source
from wardround.tools.dialogue import as_speech, find_turns, heard, is_said, may_be_speech

SAID = ("Have you had any cramps?", "No.", "Any trouble swallowing?", "Yes, since Monday.")
HEARD = [("doctor", SAID[0]), ("patient", SAID[1]), ("doctor", SAID[2]), ("patient", SAID[3])]


def talk(asks, answers, between="\n"):
    """The same four turns under two labels."""
    return "".join(f"{(asks, answers)[turn % 2]}{said}{between}" for turn, said in enumerate(SAID))


def cues(asks, answers, head="", comma="."):
    """The same as subtitles."""
    times = [f"{n + 1}\n00:00:0{n}{comma}000 --> 00:00:0{n + 1}{comma}500\n" for n in range(4)]
    return head + "".join(f"{time}{(asks, answers)[n % 2]}{SAID[n]}\n\n" for n, time in enumerate(times))


FORMS = {
    "times in brackets": "".join(f"[00:0{n}] {('Doctor', 'Patient')[n % 2]}: {said}\n" for n, said in enumerate(SAID)),
    "spans of time": "".join(
        f"[00:0{n}.000 --> 00:0{n}.900]  {('Doctor', 'Patient')[n % 2]}: {said}\n" for n, said in enumerate(SAID)
    ),
    "times behind": talk("Doctor (00:12): ", "Patient (00:15): "),
    "WebVTT, voices": cues("<v Doctor>", "<v Patient>", "WEBVTT\n\n"),
    "WebVTT, names": cues("Dr. Vale: ", "Mrs. Orr: ", "WEBVTT - visit\nKind: captions\n\nNOTE made by hand\n\n"),
    "SRT": cues("Doctor: ", "Patient: ", comma=","),
    "letters": talk("D: ", "P: "),
    "question and answer": talk("Q: ", "A: "),
    "titles": talk("Dr. Vale: ", "Mr. Orr: "),
    "a first name": talk("Dr. Vale: ", "Ida: "),
    "names alone": talk("Ida Vale: ", "Omar Orr: "),
    "numbers": talk("Speaker 1: ", "Speaker 2: "),
    "of a recogniser": talk("SPEAKER_00: ", "SPEAKER_01: "),
    "in brackets": talk("[SPEAKER_00]: ", "[SPEAKER_01]: "),
    "GP": talk("GP: ", "Patient: "),
    "dashes": talk("Doctor - ", "Patient - "),
    "lines of their own": talk("Doctor\n", "Patient\n"),
    "lines with a colon": talk("Doctor:\n", "Patient:\n", "\n\n"),
    "lines with a time": talk("Dr. Vale  0:03\n", "Ida  0:05\n", "\n\n"),
    "names in brackets": talk("Clinician (Dr Vale): ", "Patient: "),
    "Markdown": talk("**Doctor:** ", "**Patient:** "),
    "small letters": talk("doctor: ", "patient: "),
    "in one line": talk("Doctor: ", "Patient: ", " "),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_transcript_is_heard_whatever_its_form(form):
    text = FORMS[form]
    speech = as_speech(text)
    turns = [(turn.speaker, speech[turn.start : turn.end]) for turn in find_turns(speech)]
    assert [(_part(speaker), said) for speaker, said in turns] == HEARD


@pytest.mark.parametrize("form", FORMS)
def test_every_word_of_a_turn_stands_at_its_own_place(form):
    text, speech = FORMS[form], as_speech(FORMS[form])
    assert len(speech) == len(text)
    assert all(text[turn.start : turn.end] == speech[turn.start : turn.end] for turn in find_turns(speech))


def _part(speaker):
    return {"dr": "doctor", "dr. vale": "doctor", "pt": "patient"}.get(speaker, speaker)


def test_labels_that_were_always_known_are_left_as_they_are():
    text = "[doctor] any cramps ?\n[patient] no .\n[doctor] good .\n[patient_guest] he has had some .\n"
    assert as_speech(text) == text


def test_who_is_neither_is_no_patient():
    text = talk("Dr. Vale: ", "Ida: ") + "Mother: She sleeps badly.\nTim: So do I.\nTim: I am her brother.\n"
    speakers = {turn.speaker for turn in find_turns(as_speech(text))}
    assert speakers == {"dr. vale", "[s]".strip("[]"), "mother"}


def test_a_sentence_over_two_cues_is_one_line():
    times = "00:00:0{}.000 --> 00:00:0{}.000\n"
    text = "WEBVTT\n\n" + times.format(0, 1) + "Doctor: Have you had\n\n" + times.format(1, 2) + "any cramps?\n\n"
    text += times.format(2, 3) + "Patient: No, I have not.\n\n"
    first, _ = find_turns(as_speech(text))
    assert as_speech(text)[first.start : first.end].split() == "Have you had any cramps?".split()


NO_TALK = {
    "a laboratory": "Sodium: 140 mmol/L\nPotassium: 4.1 mmol/L\nSodium: 138 mmol/L\nPotassium: 4.4 mmol/L\n",
    "letters of analytes": "Na: 140\nK: 4.1\nNa: 138\nK: 3.9 (haemolysed?)\n",
    "vital signs": "BP: 120/80\nHR: 80\nBP: 130/80\nHR: 85\nBP: 110/70\nHR: 77\n",
    "SOAP": "S: Cramps. Any worse at night? She says no.\nO: BP 140/90\nA: Colitis?\nP: Stool culture\n" * 2,
    "assessment and plan": "A: Do you think of a PE?\nP: I asked for a CTPA\nA: AKI?\nP: Fluids, stop naproxen\n",
    "the same in words": "Assessment: Is it a PE?\nPlan: I ordered a CTPA\nAssessment: Is it AKI?\nPlan: my plan is fluids\n",
    "diagnosis and plan": "D: pneumonia\nP: amoxicillin\nD: asthma\nP: salbutamol\n",
    "data, action, response": "D: Asks for relief.\nA: Gave paracetamol.\nR: Better.\nD: Sleepy?\nA: Held dose.\nR: Awake.\n",
    "a head": "Patient: Ida Orr\nProvider: Dr Vale\nNurse: B. Lund\nPhysician: C. Dahl\n\nShe feels well.\nNo fever.\n",
    "a list": "Medications\n- Metformin 500 mg\n- Lisinopril 10 mg\n\nMedications\n- Aspirin\n\nAllergies\n- None\n",
    "a team": "Dr. Vale: cardiology, seen in March\nDr. Lund: renal, next visit in May\nDr. Dahl: eyes, are glasses needed?\n",
    "statements of facts": "Condition: Asthma (active)\nMedicationRequest: Salbutamol\nCondition: Eczema\nMedicationRequest: none\n",
    "a form": "Do you smoke? No\nDo you drink? Yes, I drink wine\nDo you have allergies? No\n",
    "times of a chart": "08:00 Nurse: stable\n10:30 BP 120/80\n12:00 seen by doctor\n14:00 discharged?\n",
}


@pytest.mark.parametrize("form", NO_TALK)
def test_a_note_a_list_and_a_table_are_no_transcript(form):
    assert as_speech(NO_TALK[form]) is None
    assert not may_be_speech(NO_TALK[form])


@pytest.mark.parametrize(
    "text",
    [
        "Have you had any cramps?\n- No.\nAny trouble swallowing?\n- Yes, since Monday.\n",
        "User: Have you had any cramps?\nAssistant: No.\nUser: Any rash?\nAssistant: Yes.\n",
    ],
)
def test_what_looks_like_one_and_is_not_read_as_one_is_told(text):
    assert as_speech(text) is None
    assert may_be_speech(text)


def test_what_somebody_calls_a_transcript_is_heard_by_whatever_labels_it_has():
    text = "Vale: The cramps again.\nOrr: They are worse.\nVale: Since Monday, then.\nOrr: Sunday.\n"
    assert as_speech(text) is None
    source = Source(path="visit.txt", sha256="0" * 64, media_type="text/plain")
    document = Document(id="d1", kind="dialogue", title="Visit", text=text, source=source)
    assert len(find_turns(heard(document))) == 4


@pytest.mark.parametrize("form", ["a first name", "lines of their own", "WebVTT, voices"])
def test_a_place_is_said_where_its_line_has_a_speaker(form):
    text = FORMS[form].replace(SAID[1], f"{SAID[1]}\nPut in by a stranger.")
    assert is_said(text, text.index("swallowing"))
    assert not is_said(text, text.index("stranger"))


def test_letters_are_who_the_head_of_a_talk_says_they_are() -> None:
    head = "[Room 2, not corrected. D = Dr Vale, M = Ida (mum), T = Omar]\n\n"
    said = "D: Have you had any cramps?\nT: No.\nD: Any trouble swallowing?\nM: He has, since Monday.\n"
    speech = as_speech(head + said)
    assert speech is not None
    assert [turn.speaker for turn in find_turns(speech)][-4:] == ["dr", "pt", "dr", "g"]
    assert as_speech(said) is None  # any letters may head the lines of a note
