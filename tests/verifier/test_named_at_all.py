"""What a draft must name at all: grave events, and what holds on for whoever treats next; all patients are invented."""

import pytest

import wardround as wr


def missing(record: str | dict[str, str], draft: str = "He feels better.") -> list[str]:
    documents = record if isinstance(record, dict) else {"note.txt": record}
    return [one.flag.message for one in wr.verify(draft, documents).omissions]


STAY = "Ward round\n12/08/25 Slept well.\n14/08/25 {}\n"


@pytest.mark.parametrize(
    ("record", "name", "draft"),
    [
        ("0330 found on floor by HCA, no injury.", "a fall", "She fell at night without injury."),
        ("Slid out of wheelchair in gym.", "a fall", "There was one fall."),
        ("Sacrum grade 3, 4 x 2 cm.", "a pressure injury", "He has a sacral sore."),
        ("Tele: 9 beat NSVT.", "ventricular arrhythmia", "A short ventricular tachycardia was recorded."),
        (
            "Tele: 3.4 s pauses, 4 s pause at 0312.",
            "a pause or heart block",
            "Telemetry showed pauses of four seconds.",
        ),
        ("BM 2.7 -> glucogel.", "hypoglycaemia", "His glucose fell to 2.7 once."),
        ("2x melaena overnight.", "bleeding from the gut", "He passed black stools twice."),
        ("Failed TWOC, recath.", "retention of urine", "He could not void and has a catheter."),
        ("BNO 6/7, AXR loaded.", "obstinate constipation", "He was constipated for six days."),
        ("Absconded x1, police brought back.", "leaving without leave", "He left the ward once."),
        ("Punched a nurse.", "violence", "He was aggressive to staff."),
        ("FEES: silent aspiration of thin fluids.", "unsafe swallow", "Fluids are thickened."),
        ("Echo LVEF 38%.", "how the heart pumps", "The ejection fraction is 38%."),
        ("R foot drop since op.", "a lasting loss of function", "The right ankle is weak since the operation."),
    ],
)
def test_what_happened_is_surfaced_unless_the_draft_names_it(record, name, draft):
    assert any(one.startswith(name) for one in missing(STAY.format(record)))
    assert not any(one.startswith(name) for one in missing(STAY.format(record), draft))


@pytest.mark.parametrize(
    ("record", "name", "draft"),
    [
        ("VRE in urine, side room.", "a resistant or catching organism", "He is isolated for VRE."),
        ("HCV RNA pos.", "an infection of the blood or liver", "Hepatitis C is active."),
        ("Hep B vaccine x6, non-responder.", "no immunity", "He is not immune to hepatitis B."),
        ("All units must be irradiated.", "what blood is given", "Blood must be irradiated."),
        ("Jehovah's Witness.", "that blood is refused", "He declines blood products."),
        ("Abx for dental work (valve).", "prophylaxis before procedures", "Dental work needs prophylaxis."),
        ("Adrenal insufficiency, sick day rules given.", "steroid cover", "He has adrenal insufficiency."),
        ("Needs 1:1 for all meals.", "supervision", "Meals are supervised."),
        ("NWB R leg 6/52.", "weight bearing", "No weight on the right leg."),
        ("LPA for health: niece.", "who decides for the patient", "His niece has power of attorney."),
        ("Lacks capacity for this.", "a want of capacity", "He has no capacity for this decision."),
        ("Child protection plan in place.", "safeguarding", "The children are under protection."),
        ("60 units/wk.", "drinking", "He drinks 60 units a week."),
        ("Current IVDU.", "drugs that are misused", "He injects heroin."),
        ("Profoundly deaf, BSL user.", "how to talk with the patient", "He signs, being deaf."),
        (
            "Not for discharge until seen by vascular.",
            "that the patient may not leave yet",
            "Discharge only after the vascular team has seen him.",
        ),
        ("VP shunt (2011).", "a shunt or implanted stimulator", "He has a shunt."),
        ("JJ stent in situ, needs out.", "a stent or drain to be removed", "A ureteric stent is in place."),
    ],
)
def test_what_holds_on_is_surfaced_unless_the_draft_names_it(record, name, draft):
    assert any(one.startswith(name) for one in missing(STAY.format(record)))
    assert not any(one.startswith(name) for one in missing(STAY.format(record), draft))


@pytest.mark.parametrize(
    "record",
    [
        "No falls on the ward.",
        "Falls risk assessment done.",
        "Call if melaena or vomiting.",
        "Fell to 7.1 by evening: Hb.",
        "C diff neg. MRSA screen sent.",
        "Brother has a pacemaker.",
        "BM 6.2.",
        "ICD 18F sited for effusion.",
        "Hypo leaflet: advice on hypos given.",
        "Fit for discharge.",
    ],
)
def test_what_is_denied_feared_or_anothers_is_not_surfaced(record):
    assert not [one for one in missing(STAY.format(record)) if " is missing: " in one]


def test_a_history_tells_no_event_of_this_stay_but_what_lasts():
    record = "PMH: found on floor 2019. PPM in situ.\n"
    assert [one.split(" is missing")[0] for one in missing(record)] == ["a pacemaker or defibrillator"]


def test_a_line_that_begins_with_the_time_is_no_history():
    record = "PMH: asthma\n0315 found on floor beside bed.\n"
    assert any(one.startswith("a fall") for one in missing(record))


def test_each_kind_is_surfaced_once_with_all_its_places():
    record = STAY.format("Fell out of bed.\n15/08/25 Slid off chair.")
    omissions = [
        one for one in wr.verify("He feels better.", {"note.txt": record}).omissions if "a fall" in one.flag.message
    ]
    assert len(omissions) == 1
    assert len(omissions[0].flag.citations) == 2


@pytest.mark.parametrize("draft", ["There was no fall.", "He is at risk of falls."])
def test_what_a_draft_only_denies_or_fears_is_not_told(draft):
    assert any(one.startswith("a fall") for one in missing(STAY.format("Fell out of bed."), draft))


@pytest.mark.parametrize(
    ("record", "name", "draft"),
    [
        (
            "RR 6 after midazolam, bagged 2 min.",
            "a failure of breathing",
            "He stopped breathing and was ventilated by mask.",
        ),
        ("ADP at L3/4.", "a complication of a procedure", "The dura was punctured."),
        ("Datix done: given in error.", "an error of treatment", "It was given by mistake."),
        ("DVLA informed.", "driving", "He must not drive."),
        ("hCG pos.", "pregnancy", "She is pregnant."),
        ("C-spine not cleared.", "a spine that is not cleared", "The collar stays on."),
    ],
)
def test_more_of_what_must_be_named(record, name, draft):
    assert any(one.startswith(name) for one in missing(STAY.format(record)))
    assert not any(one.startswith(name) for one in missing(STAY.format(record), draft))
