"""The short ways of outpatient letters and notes, asserted and denied; all patients are invented."""

import pytest

import wardround as wr


def is_flagged(draft: str, record: str) -> bool:
    found = wr.verify(draft, {"note.txt": record})
    return any(verdict.is_for_a_person for verdict in found.verdicts)


FORM = "Cyanosis no, pallor ++, koilonychia no, ankle swelling +. Itching: nil. Palpitations - no."
WITHOUT = "Came w/o rash or vomiting. Climbs two flights w/o DOE."


@pytest.mark.parametrize(
    ("draft", "record"),
    [
        ("She has a rash.", WITHOUT),
        ("He has been vomiting.", WITHOUT),
        ("She is short of breath on exertion.", WITHOUT),
        ("There is guarding.", "Abdo soft w/o guarding."),
        ("She is cyanosed.", FORM),
        ("She has palpitations.", FORM),
        ("He has itching.", FORM),
        ("She has no pallor.", FORM),
        ("There is no ankle swelling.", FORM),
        ("He has a fever.", "Cough +. Fever -."),
        ("He denies tobacco use.", "Tobacco chewing +."),
        ("She does not drink alcohol.", "Smoking no. Alcohol +."),
    ],
)
def test_what_a_form_denies_or_marks_is_not_told_the_other_way(draft, record):
    assert is_flagged(draft, record)


@pytest.mark.parametrize(
    ("draft", "record"),
    [
        ("She has no rash.", WITHOUT),
        ("She has no breathlessness on exertion.", WITHOUT),
        ("She has pallor and ankle swelling, but no cyanosis.", FORM),
        ("No itching and no palpitations.", FORM),
        ("He coughs and has no fever.", "Cough +. Fever -."),
        ("She has a cough.", "Fever no. Cough yes."),
    ],
)
def test_what_a_form_says_is_left_alone(draft, record):
    assert not is_flagged(draft, record)


PLAN = """Meds: felodipine 5 mg daily, quinine 200 mg nocte.
Plan: ankle swelling - DC felodipine. Stop quinine, start folic acid 5 mg."""


@pytest.mark.parametrize(
    ("draft", "record"),
    [
        ("Continue felodipine.", "DC felodipine."),
        ("She takes felodipine 5 mg daily.", PLAN),
        ("Continue quinine 200 mg at night.", PLAN),
        ("He takes digoxin.", "d/c digoxin, start bisoprolol 1.25 mg."),
        ("He takes M-Eslon 30 mg BD.", "M-Eslon 30 mg BD. Plan: Stop M-Eslon."),
    ],
)
def test_what_a_plan_stops_is_in_use_no_more(draft, record):
    assert is_flagged(draft, record)


@pytest.mark.parametrize(
    ("draft", "record"),
    [
        ("Felodipine was stopped.", PLAN),
        ("Folic acid 5 mg was started.", PLAN),
        ("He takes apixaban 5 mg twice daily.", "DC home on apixaban 5 mg BD."),
        ("She has not needed the nitrate spray since Easter.", "Meds: GTN spray PRN - not used since Easter."),
        ("Digoxin was discontinued.", "d/c digoxin, start bisoprolol 1.25 mg."),
    ],
)
def test_what_a_plan_says_is_left_alone(draft, record):
    assert not is_flagged(draft, record)


@pytest.mark.parametrize(
    ("draft", "record"),
    [
        ("He dresses himself.", "Cannot dress himself. Eats well."),
        ("Lactulose was prescribed.", "No lactulose yet."),
        ("She may drive.", "No driving until seen in clinic."),
        ("He can swim now.", "NO swimming until >6/52."),
        ("She tolerates the splint.", "Splint not tolerated."),
        ("Sutures are needed.", "Wound edges opposed, no sutures needed."),
        ("She has not yet returned to school.", "Returned to school 5 days/wk."),
        ("The sarcoma was not infiltrating.", "Sarcoma, infiltrating, 4 cm."),
        ("She has hepatitis C.", "Hepatitis B, hepatitis C and HIV were negative."),
    ],
)
def test_the_same_few_words_are_denied_in_both_or_in_neither(draft, record):
    assert is_flagged(draft, record)


@pytest.mark.parametrize(
    ("draft", "record"),
    [
        ("He cannot dress himself.", "Cannot dress himself. Eats well."),
        ("Lactulose will be started next week.", "No lactulose yet."),
        ("She walks with a frame.", "Unable to walk unaided. Walks with frame."),
        ("Hepatitis B, hepatitis C and HIV were negative.", "Hepatitis B and C and HIV negative."),
        ("Viral hepatitis screening was negative.", "Hepatitis B and C negative. Flucloxacillin stopped (hepatitis)."),
        (
            "There was venous but no perineural invasion.",
            "Venous invasion: present. Perineural invasion: not identified.",
        ),
        ("She has no night cramps.", "Night cramps, foot ulcers: none."),
        ("He has no known drug allergies but gets a rash with shellfish.", "NKDA. Shellfish - rash."),
    ],
)
def test_statements_that_agree_are_left_alone(draft, record):
    assert not is_flagged(draft, record)


CHOICE = "She elected mastectomy over lumpectomy."


@pytest.mark.parametrize(
    ("draft", "record"),
    [
        ("She elected lumpectomy over mastectomy.", CHOICE),
        ("She declined mastectomy.", CHOICE),
        ("He chose a splint.", "Options: splint vs surgery; pt elects surgery."),
        ("She wants a vasectomy.", "Vasectomy: undecided."),
        ("She has chosen vasectomy.", "Vasectomy? undecided."),
        ("She refused the colonoscopy.", "Colonoscopy offered. She has elected to proceed."),
    ],
)
def test_a_choice_is_the_records(draft, record):
    assert is_flagged(draft, record)


@pytest.mark.parametrize(
    ("draft", "record"),
    [
        ("She chose mastectomy instead of lumpectomy.", CHOICE),
        ("Casting was considered but rejected.", "Cast considered, not chosen: swelling, surgeon prefers splint."),
        ("He chose surgery.", "Options: splint vs surgery; pt elects surgery."),
        ("He is undecided about vasectomy.", "Vasectomy: undecided."),
        ("She agreed to the colonoscopy.", "Colonoscopy offered. She has elected to proceed."),
    ],
)
def test_a_choice_that_agrees_is_left_alone(draft, record):
    assert not is_flagged(draft, record)


@pytest.mark.parametrize(
    ("draft", "record"),
    [
        ("He has been abstinent from cocaine for over a year.", "No cocaine for 15 months."),
        ("His blood pressure falls when he stands.", "BP 130/80 lying, 104/66 standing, no falls."),
        ("Her blood type is Rh-negative.", "Blood type B neg. Rh neg."),
        ("She declined the stop-smoking service.", "Advice given; declined stop smoking service."),
        ("She swims two miles every day.", "Swims 2 miles/d w/o chest pain."),
        ("He has mild eczema.", "FHx: brother - eczema. Skin: dry. A/P: Atopic derm mild."),
        ("The scan is to rule out lymphoma.", "FH: mother died of lymphoma. CT: lymphoma needs to be excluded."),
        ("She is not for resuscitation.", "NFR form signed. Hospice if home fails."),
        ("She had gestational hypertension.", "c/b GHTN in 2020."),
        ("Her delivery was complicated by a hemorrhage.", "2019 SVD, no complications. 2022 LTCS; PPH 1100 mL."),
        ("She had four cycles of chemotherapy.", "Docetaxel, 4 cycles in 2023."),
        ("She got the influenza vaccine.", "Flu high dose given 9/30."),
        ("The second hepatitis A vaccine is due.", "Hep A #2 due."),
    ],
)
def test_other_names_and_other_meanings_are_known(draft, record):
    assert not is_flagged(draft, record)


@pytest.mark.parametrize(
    ("draft", "record"),
    [
        ("He uses cocaine.", "No cocaine for 15 months."),
        ("She is for full resuscitation.", "NFR form signed."),
        ("He has lymphoma.", "FH: mother died of lymphoma. CT: lymphoma needs to be excluded."),
        ("He has fallen twice.", "BP 130/80 lying, 104/66 standing, no falls."),
    ],
)
def test_what_they_are_not_is_told(draft, record):
    assert is_flagged(draft, record)


@pytest.mark.parametrize(
    ("draft", "record"),
    [
        ("Hearing is impaired.", "Hearing preserved."),
        ("He has a poor grip.", "Grip preserved."),
        ("She is independent with transfers.", "Needs max assist with transfers."),
        ("The patellar tendon is ruptured.", "Patellar tendon intact."),
        ("She receives neoadjuvant FOLFOX.", "Adjuvant FOLFOX from May."),
        ("Seronegative arthritis.", "Seropositive arthritis."),
        ("The tumor is MMR deficient.", "pMMR adenocarcinoma."),
        ("She is on a regular diet.", "Pureed diet, nectar thick fluids."),
        ("He drinks thin fluids.", "Pureed diet, nectar thick fluids."),
        ("Her disease is in remission.", "Active disease despite azathioprine."),
        ("There is a valgus deformity.", "R knee: varus 8."),
    ],
)
def test_the_contrary_is_told(draft, record):
    assert is_flagged(draft, record)


@pytest.mark.parametrize(
    ("draft", "record"),
    [
        ("His hearing is good.", "Hearing preserved."),
        ("She needs help with transfers.", "Needs max assist with transfers."),
        ("She receives adjuvant FOLFOX.", "Adjuvant FOLFOX from May."),
        ("She coughs with mildly thick fluid.", "Cough with tsp L2 (mildly thick) and with thin fluids."),
        ("She eats a pureed diet.", "Pureed diet, nectar thick fluids."),
        ("The disease is active despite azathioprine.", "Active disease despite azathioprine."),
        ("Vision is reduced on the left.", "R vision preserved. L vision reduced."),
    ],
)
def test_what_is_no_contrary_is_left_alone(draft, record):
    assert not is_flagged(draft, record)


ONCE = "One fit in June, none since. Previously methadone; buprenorphine since March."


@pytest.mark.parametrize(
    ("draft", "record"),
    [
        ("She has ongoing fits.", ONCE),
        ("She has fits.", ONCE),
        ("He is on methadone.", ONCE),
        ("He currently hears a voice.", "During the admission he heard a voice."),
        ("She still thinks that the nurses are spying.", "During that stay she thought the nurses were spying."),
        ("He has hallucinations.", "Had hallucinations in 2018, none now."),
    ],
)
def test_what_was_once_is_not_told_as_so_today(draft, record):
    assert is_flagged(draft, record)


@pytest.mark.parametrize(
    ("draft", "record"),
    [
        ("She had one fit in June.", ONCE),
        ("She has had no fits since June.", ONCE),
        ("He was previously on methadone.", ONCE),
        ("He takes buprenorphine.", ONCE),
        ("He hears a voice.", "During the admission he heard a voice. Still hears a voice at night."),
        ("He had hallucinations in 2018.", "Had hallucinations in 2018, none now."),
    ],
)
def test_what_was_once_may_be_told_as_that(draft, record):
    assert not is_flagged(draft, record)


@pytest.mark.parametrize(
    ("draft", "record"),
    [
        ("Quinine was stopped because it gave her restless legs.", "No ankle oedema. Quinine stopped - restless legs."),
        ("She has been abstinent from heroin since May.", "No heroin since May, drinks wine at weekends."),
        (
            "A concern about sarcoidosis led to a CT, which was requested.",
            "Abatacept favoured rather than anti-TNF given possible sarcoidosis. CT requested.",
        ),
    ],
)
def test_what_stands_beside_another_thing_is_left_alone(draft, record):
    assert not is_flagged(draft, record)


def test_what_something_was_given_for_need_not_stand_beside_its_denial():
    assert is_flagged("Lactulose was prescribed for constipation.", "Constipation - fluids. No lactulose yet.")
