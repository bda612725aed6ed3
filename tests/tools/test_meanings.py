"""Wordings that mean the same, and those that must stay apart; all sentences are invented."""

from collections import defaultdict

import pytest

from wardround.tools.terms import find_meanings, forms_of
from wardround.tools.terms.meanings import _spoken, vocabulary


def _names(text: str) -> list[str]:
    return [one.name for one in find_meanings(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("creps", "crackles"),
        ("rales", "Crepitations"),
        ("SOBOE", "exertional dyspnoea"),
        ("oedema", "swelling"),
        ("icteric", "jaundice"),
        ("ecchymosis", "bruises"),
        ("TWI", "T-wave inversion"),
        ("RWMA", "regional wall motion abnormalities"),
        ("N&V", "nausea and vomiting"),
        ("haematemesis", "vomiting blood"),
        ("melaena", "black tarry stools"),
        ("oliguric", "UO low"),
        ("#NOF", "fractured neck of femur"),
        ("febrile", "pyrexia"),
        ("hypotensive", "low blood pressure"),
        ("leucocytosis", "raised white cell count"),
        ("hyponatraemia", "low sodium"),
        ("↓ sodium", "sodium was low"),
        ("gallbladder was removed", "cholecystectomy"),
        ("appendicectomy", "appendectomy"),
        ("OGD", "gastroscopy"),
        ("TOE", "transesophageal echocardiogram"),
        ("CTPA", "CT pulmonary angiogram"),
        ("BMBx", "bone marrow biopsy"),
        ("MC&S", "culture and sensitivity"),
        ("AFBs", "acid-fast bacilli"),
        ("LSCS", "caesarean section"),
        ("PERRLA", "pupils equal and reactive to light"),
        ("EOMI", "extraocular movements intact"),
        ("CTAB", "chest clear"),
        ("NVI", "neurovascularly intact"),
        ("WBAT", "weight bearing as tolerated"),
        ("NPO", "nil by mouth"),
        ("axilla", "armpit"),
        ("bedsore", "decubitus ulcer"),
        ("slipped disc", "herniated disk"),
        ("nosebleed", "epistaxis"),
        ("drooping eyelids", "ptosis"),
        ("faltering growth", "failure to thrive"),
        ("hives", "urticaria"),
        ("low mood", "depressed mood"),
        ("intubated", "endotracheal intubation"),
        ("The JVP was raised.", "elevated JVP"),
        ("pupils were equal and reactive", "PERL"),
    ],
)
def test_one_meaning(one, other):
    assert len(_names(one)) == 1
    assert _names(one) == _names(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("wheeze", "crackles"),
        ("rhonchi", "wheeze"),
        ("left lower lobe", "right lower lobe"),
        ("LUQ", "LLQ"),
        ("RIF pain", "LIF pain"),
        ("left hemiparesis", "right hemiparesis"),
        ("haematemesis", "haemoptysis"),
        ("melaena", "haematemesis"),
        ("acute kidney injury", "chronic kidney disease"),
        ("hyponatraemia", "hypernatraemia"),
        ("hypokalaemia", "hyponatraemia"),
        ("raised ALT", "raised AST"),
        ("raised CRP", "raised ESR"),
        ("STEMI", "NSTEMI"),
        ("ST elevation", "ST depression"),
        ("hypertension", "hypotension"),
        ("tachycardia", "bradycardia"),
        ("osteopenia", "osteoporosis"),
        ("syncope", "vertigo"),
        ("ischaemic stroke", "haemorrhagic stroke"),
        ("subdural haematoma", "extradural haematoma"),
        ("febrile", "afebrile"),
        ("mitral stenosis", "mitral regurgitation"),
        ("hemiarthroplasty", "total hip replacement"),
        ("forceps delivery", "ventouse"),
        ("below-knee amputation", "above-knee amputation"),
        ("type 1 diabetes", "type 2 diabetes"),
        ("CT chest", "chest x-ray"),
        ("gastroscopy", "colonoscopy"),
        ("upgoing plantars", "downgoing plantars"),
        ("dysphasia", "dysphagia"),
        ("gastric ulcer", "duodenal ulcer"),
        ("macrocytosis", "microcytosis"),
        ("mania", "hypomania"),
        ("menorrhagia", "dysmenorrhoea"),
    ],
)
def test_two_meanings(one, other):
    assert _names(one)
    assert _names(other)
    says = [{name for meaning in find_meanings(text) for name in meaning.says} for text in (one, other)]
    assert not set(_names(one)) & says[1]
    assert not set(_names(other)) & says[0]


@pytest.mark.parametrize(
    "text",
    ["MS", "PE", "RA", "CP", "PT", "MI", "AS", "rom", "he sat out of bed", "a cut in dose", "fits with viral illness"],
)
def test_words_of_several_meanings_are_left_alone(text):
    assert _names(text) == []


def test_a_narrow_wording_says_the_wide_one_and_not_the_other_way_round():
    (narrow,), (wide,) = find_meanings("CXR"), find_meanings("radiograph")
    assert wide.name in narrow.says
    assert narrow.name not in wide.says


def test_the_longest_wording_counts_and_places_are_the_texts():
    text = "No SOB at rest, fine creps at bases."
    found = find_meanings(text)
    assert [text[one.start : one.end] for one in found] == ["SOB at rest", "fine creps"]


def test_every_form_means_one_thing():
    owners = defaultdict(set)
    for entry, forms in vocabulary():
        for form in forms:
            owners[form].add(entry.name)
    assert not {form: names for form, names in owners.items() if len(names) > 1}


def test_every_form_is_found_as_what_it_means():
    wrong = {form: _names(form) for entry, forms in vocabulary() for form in forms if _names(form) != [entry.name]}
    assert not wrong


def test_every_wider_name_is_a_meaning():
    wider = {name for entry, _ in vocabulary() for name in entry.wider}
    assert all(map(forms_of, wider))


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("does it burn when you pee", "dysuria"),
        ("it stings when passing water", "dysuria"),
        ("did you black out", "syncope"),
        ("the light hurt my eyes", "photophobia"),
        ("he bit his tongue", "tongue biting"),
        ("my left ear rings all day", "tinnitus"),
        ("my throat has been sore", "sore throat"),
        ("my vision has been blurry", "blurred vision"),
    ],
)
def test_the_words_of_speech(said, name):
    assert name in _names(said)


def test_blanks_are_filled():
    assert not [form for _, forms in vocabulary() for form in forms if "{" in form or "_" in form]


def test_every_name_with_words_of_speech_is_a_meaning():
    assert all(name in {entry.name for entry, _ in vocabulary()} for name in _spoken())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("small residual ptx", ["pneumothorax"]),
        ("on her toe, from the news", []),
        ("dtr rang", []),
        ("permanent bag", ["stoma"]),
        ("MTB detected", ["tuberculosis"]),
        ("has had a fall in ejection fraction", ["left ventricular ejection fraction"]),
    ],
)
def test_initials_in_small_letters_are_read_where_they_are_no_word(text: str, names: list[str]) -> None:
    assert _names(text) == names
