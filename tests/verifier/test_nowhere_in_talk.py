"""Numbers, spans and dates that stand nowhere in a talk, beside those that do; the patient is invented."""

import pytest

from wardround.agents.verifier import verify_text
from wardround.records import Case, Document, Source

TALK = """INVENTED PATIENT
[doctor] so you have type three von willebrand disease and number five , the gout .
[doctor] when did the knee start to swell ?
[patient] it was about three weeks ago i guess .
[doctor] and how many months have you had the rash ?
[patient] um .
[patient] seven .
[doctor] your blood pressure is one forty two over seventy six .
[patient] at home it was one sixty over ninety the other day .
[doctor] the nodule was nine millimeters , and the scan was in march of 2019 .
[doctor] i will see you again in five weeks .
[patient] the cramp in my calf lasts for about an hour .
[patient] and next month i am away .
[patient] my knee score went from twenty six to eighteen , thirty out of ninety six on the other one .
[patient] and my son weighed three thousand one eighty when he was born .
[doctor] the surgeon took out eleven stones that were tiny .
[doctor] from one to ten how bad is the pain ?
[patient] like a four .
[doctor] i am starting you on atenolol once a day .
[doctor] i raised the benazepril up to 20 milligrams every morning last time , and you should take the amoxicillin three
times a day .
[doctor] the biopsy of the kidney mass showed a grade two tumor . i will prescribe doxazosin four milligrams .
[doctor] and i want you to take that once a day , that will help .
[doctor] do you weigh yourself every night ? and you use the ranolazine in the morning and at night .
[patient] for the pain i just take some motrin if it hurts , and i tried other nsaids if needed .
"""


@pytest.fixture(scope="module")
def talk() -> Case:
    source = Source(path="t.txt", sha256="0" * 64)
    return Case(
        id="c",
        task="summary",
        root="/",
        documents=(Document(id="d1", kind="dialogue", title="t", text=TALK, source=source),),
    )


def _is_for_review(text: str, case: Case) -> bool:
    return any(verdict.is_for_a_person for verdict in verify_text(text, case, max_omissions=0).verdicts)


@pytest.mark.parametrize(
    ("true", "wrong"),
    [
        ("The knee began to swell 3 weeks ago.", "The knee began to swell 3 months ago."),  # type three, of a disease
        ("Return in 5 weeks.", "Return in 5 months."),
        ("The cramp in the calf lasts one hour.", "The cramp in the calf lasts one week."),
        ("11 tiny bile stones were taken out.", "12 tiny bile stones were taken out."),
        ("Pain 4/10.", "Pain 8/10."),
        ("Knee score 26 to 18, other score 30/96.", "Knee score 28 to 18, other score 30/96."),
        ("Son: birth weight 3180 g.", "Son: birth weight 3810 g."),
        ("Start atenolol once daily.", "Start atenolol every other day."),
        ("Benazepril was increased up to 20 mg once daily.", "Benazepril was increased up to 20 mg TID."),
        ("Amoxicillin three times a day.", "Amoxicillin nightly; weight at home."),
        ("Biopsy of the kidney mass: grade 2 tumor.", "Biopsy of the kidney mass: grade 3 tumor."),
        ("Start doxazosin 4 mg once daily.", "Start doxazosin 4 mg three times daily."),
        ("Ranolazine twice daily.", "Ranolazine every 4 hours."),
        ("Weighs herself every night, has therapy.", "Weighs herself every night, has therapy twice weekly."),
        ("No N/V/D.", "The cramp in the calf lasts ten weeks."),
        ("NSAIDs as needed.", "NSAIDs round the clock."),
        ("Away in a month.", "Away for three years."),
        ("Rash for 7 months.", "Rash for 9 months."),
        ("Blood pressure at home rose to 160/90.", "Blood pressure at home rose to 190/90."),
        ("BP 142/76.", "BP 12/76."),  # no December of 1976
        ("Nodule: 9 mm.", "Nodule: 0.9 mm."),
        ("Scan (March 2019).", "Scan (March 2091)."),
    ],
)
def test_what_stands_nowhere_is_for_review(talk: Case, true: str, wrong: str) -> None:
    assert not _is_for_review(true, talk)
    assert _is_for_review(wrong, talk)


def test_so_often_as_nothing_says_is_noted(talk: Case) -> None:
    verdicts = verify_text("The cramp in the calf comes twice weekly.", talk, max_omissions=0).verdicts
    assert "frequency_unsaid" in {flag.check for verdict in verdicts for flag in verdict.flags}
