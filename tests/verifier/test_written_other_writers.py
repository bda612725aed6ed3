"""Charts in the short ways of several writers, and what is true and wrong of them; all patients are invented."""

import pytest

import wardround as wr
from wardround.agents.verifier.checks.written.denied_nouns import is_denied_itself
from wardround.agents.verifier.checks.written.nouns import is_a_name
from wardround.agents.verifier.checks.written.results import called_in
from wardround.agents.verifier.mentions import Word, words_of

RECORD = {
    "2026-04-07_admission.txt": """ADMISSION (invented patient, not real)   07/04/2026
FICTIONAL, Orla   61 F   Lives w/ partner Rowan.
Rhinovirus/adenovirus/parainfluenza PCR neg. Autoimmune hepatitis since 2019 (age 54). HAV, HEV IgM neg.
Statin stopped Feb for cramps; cramps same. No rituximab; no alpha-fetoprotein. EBV DNA not detected.
No anticoagulation required (MRI). Later anticoag OK for flight.
Decision: lobectomy (not wedge: size).
Rash trunk, no palms/soles. Nothing fried, apart from fish. Uses emollient.
""",
    "2026-05-05_clinic.txt": """CLINIC 5/5/26   FICTIONAL, Orla
5 kg loss over 2 mo. Wt 58.2. LE: Stop dihydrocodeine (given 20/4 for sciatica). Ezetimibe none (no statin).
Contacts: husband Ansel, son Jonah (9 y), brother Piet.
 Jonah - peanut challenge done, spirometry ok. On montelukast from 02/02.
 Piet - COPD, declined spirometry.
Husband (works nights): takes montelukast too.
POA: Ansel; replacement Jonah's godmother. Sister-in-law called: Orla slipped off the step.
Hx: mebeverine started 12/3/25 by GP. Naproxen gave her gastritis; do not give naproxen. IN ketamine 20 mg at scene.
Ustekinumab last 1/2; Dr Z plans ustekinumab restart 6/6 if wound healed.
CONTINUE: folic acid, atomoxetine 40 mg. 2/5 atomox STOPPED. Tramadol 50 mg q6h prn, uses ~2/d.
Fever 38.9 at home 3/4. T 37.2 HR 80 BP 120/70. DOB 1/2/1965 (61 y).
Sepsis watch: T >38.5, rash, low BP, call Cons. Ivermectin not needed, HR <70.
Candesartan 4 mg restarted at the 10/7 visit. CA15-3 18. s117 aftercare applies.

            wt    BP      EF
04/04/26   61.2  104/62   31
05/05/26   58.2  110/64   44
""",
    "2026-05-20_ward.txt": """WARD 20/5/26   FICTIONAL, Orla. Haptoglobin normal. ANA negative.
Losartan 25 mg added for ACR 41. ALL: cefalexin (childhood rash).
Cefalexin dose 1 18/5: 6 h later T 38.8, = flare per ID, gone by am.
VA R 6/6, L 6/12 (amblyopia as child). Ishihara full both eyes.
Ascites 2.1 L drained 19/5: cytology mesothelioma, WT1+. R pleural tap (diagnostic): cytology NEGATIVE.
PEG vs RIG: RIG advised, FVC falling.
""",
}
TRUE = (
    "Haptoglobin was normal and ANA was negative.",
    "Losartan was added because of albuminuria.",
    "Fever a few hours after the first cefalexin dose was attributed to a flare.",
    "Her left eye was weaker at 6/12, and colour vision was full.",
    "About 2.1 litres of ascites were drained, with mesothelioma on cytology.",
    "PCR testing for rhinovirus, adenovirus and parainfluenza was negative.",
    "Hepatitis A and E were excluded.",
    "EBV DNA was undetectable.",
    "She flew with anticoagulation.",
    "Lobectomy was preferred to a wedge.",
    "Palms and soles were not involved.",
    "Her partner Rowan tested HIV negative.",
    "She had lost about 5 kg over two months.",
    "Dihydrocodeine, which she had been given for sciatica on 20 April, was stopped.",
    "Ezetimibe was not prescribed.",
    "Her nine-year-old son has been on montelukast since 2 February.",
    "Naproxen gave her gastritis.",
    "Intranasal ketamine was given at the scene.",
    "Ustekinumab is due to be restarted on 6 June provided that the wound has healed.",
    "The ejection fraction has improved from 31% to 44%.",
    "Section 117 aftercare applies.",
    "CA 15-3 was 18.",
    "Atomoxetine was stopped on 2 May.",
    "She takes about two doses of tramadol a day.",
    "She had a temperature of 38.9 at home.",
    "Ivermectin was unnecessary as her heart rate was already below 70.",
    "No anticoagulant reversal agent was given.",
    "She is a 61-year-old woman who has had autoimmune hepatitis since the age of 54.",
    "Mebeverine was started on 12 March by the GP.",
)
WRONG = (
    "PCR testing for rhinovirus was positive.",
    "She had gained 5 kg.",
    "She had lost 12 kg over two months.",
    "Her right eye was weaker at 6/12, and the left saw 6/6.",
)


@pytest.fixture(scope="module")
def case():
    return wr.load_case(RECORD)


def _flags(sentence: str, case: wr.Case) -> list[str]:
    verdicts = wr.verify(sentence, case).verdicts
    return [f"{flag.check}: {flag.message}" for one in verdicts for flag in one.flags if flag.severity != "note"]


@pytest.mark.parametrize("sentence", TRUE)
def test_what_a_chart_says_in_its_own_words_is_no_doubt(sentence: str, case: wr.Case) -> None:
    assert _flags(sentence, case) == []


@pytest.mark.parametrize("sentence", WRONG)
def test_the_contrary_is_noticed(sentence: str, case: wr.Case) -> None:
    assert _flags(sentence, case)


def _word(text: str, name: str) -> Word:
    return next(word for word in words_of(text, 0, len(text)) if text[word.start : word.end] == name)


def test_what_stands_behind_a_preposition_is_not_what_was_negative() -> None:
    text = "The breath test after eradication therapy was negative."
    assert not is_denied_itself(text, _word(text, "therapy"))
    assert is_denied_itself(text, _word(text, "breath"))


@pytest.mark.parametrize("text", ["Seen with nurse K. Sample today.", "Her partner Sample came."])
def test_a_name_is_none_of_the_things_that_are_denied(text: str) -> None:
    assert is_a_name(text, *_word(text, "Sample")[1:3])


def test_the_first_word_of_a_sentence_is_no_name() -> None:
    text = "Sample haemolysed. Sample sent again."
    assert not is_a_name(text, *_word(text, "Sample")[1:3])


def test_what_is_only_watched_for_has_no_level() -> None:
    assert not called_in("Sepsis watch: T >38.5, rash, low BP, call the consultant.")
    assert called_in("T 38.5, rash, low BP.")


def test_a_toddler_is_as_old_as_the_chart_says_in_years_and_months() -> None:
    case = wr.load_case({"2026-02-03_clinic.txt": "PAEDS 3/2/26\n1 y 7 m girl, Nia INVENTED. Cough 2 d.\n"})
    assert _flags("Nia is a 19-month-old girl with a cough.", case) == []
    assert _flags("Nia is a four-year-old girl with a cough.", case)
