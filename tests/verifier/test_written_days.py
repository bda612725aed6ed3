"""When, how long, how many and where charts have it, in the short ways that charts have; all patients are invented."""

import pytest

import wardround as wr

from .conftest import checks_of

CHART = {
    "2026-05-10_icu": """INVENTED, Kim   29M   NHS no. pending
10/5 Extub 05:10. Norad off 06:00 today. T 38.4, HR 108, CRP 168. SpO2 84% RA -> 89% on 28% Venturi.
R distal radius #. RUL collapse on CXR. TTE: vegetation on tricuspid valve. No vegetation on mitral valve.
PCI: DES to LAD 2019. Miscarriage at 8 weeks in 2023.
Lay on the floor for about two hours. 2u pRBC. Bed 15, ward 40. Ex-smk 20 PY, quit 1990. Cancer in 3 of 22 lymph nodes.
Vomited x5. First cefepime 58 min after arrival. TSAT 13%. CSF WCC 2,410.
MMF 1000 -> 500 BID. CTX 2 g IV BD. Brother: fractured tibia. DN for dressings x2/wk. Beer: 4 pints/wk.
""",
    "2026-05-18_letter": """Dear Dr Imagined,
Ms Invented was extubated on 10 May. Her biliary stent was removed. Section 3 was rescinded on 12 May.
Ramipril was held on 10 May and resumed on 14 May. Oxygen 2 L/min was needed on exertion only.
Allopurinol was started today. Infliximab 5 mg/kg every eight weeks.
""",
}


def _checks(sentence: str) -> set[str]:
    return checks_of(sentence, CHART)


@pytest.mark.parametrize(
    ("sentence", "check"),
    [
        ("He was extubated on 12 May.", "written_day"),
        ("A miscarriage happened at eight weeks in May 2026.", "written_day"),
        ("Allopurinol was started on 14 May.", "written_day"),
        ("The patient was on the floor for two minutes.", "written_number"),
        ("An ex-smoker of 40 pack-years.", "written_count"),
        ("Six units of packed red cells were given.", "written_count"),
        ("Of 22 nodes retrieved, five contained cancer.", "written_count"),
        ("The patient vomited fifteen times.", "written_count"),
        ("There was a vegetation on the mitral valve.", "written_site"),
        ("The X-ray showed collapse of the right lower lobe.", "written_site"),
        ("A drug-eluting stent was placed in the right coronary artery in 2019.", "written_site"),
        ("The biliary stent is still in place.", "written_still"),
        ("The patient was still detained under section 3 on leaving.", "written_still"),
        ("Ramipril was held and has not been restarted.", "written_still"),
    ],
)
def test_what_the_chart_has_otherwise_is_for_review(sentence, check):
    assert check in _checks(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The patient, aged 29, was extubated on 10 May.",
        "Saturation was 84% on room air, rising to 89% on 28% oxygen.",
        "Temperature was 38.4 with a CRP of 168.",
        "Transferrin saturation was 13%.",
        "Cefepime was first given just under an hour after arrival.",
        "The cerebrospinal fluid had over 2,400 white cells.",
        "Oxygen at 2 litres a minute was needed on exertion only.",
        "Infliximab 5 mg/kg was given every two months.",
        "Mycophenolate was halved to 500 mg twice a day.",
        "Ceftriaxone 2 g was given intravenously.",
        "Four pints of beer a week.",
        "Dressings were done by district nurses twice a week.",
        "Her brother had a tibial fracture.",
    ],
)
def test_what_the_chart_says_in_its_short_ways_passes(sentence):
    assert not {
        one
        for one in _checks(sentence)
        if one.startswith(("written_", "number_", "dose_", "frequency_", "duration_", "age_", "date_"))
    }


def test_a_sheath_is_nobodys_age():
    found = wr.verify("She is 8 years old.", {"note": "INVENTED, Kim  72F\nAccess: R common femoral artery, 8F.\n"})
    assert any(flag.check == "age_other" for flag in found.verdicts[0].flags)
