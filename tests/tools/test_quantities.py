"""Numbers as clinicians write and say them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wardround.tools.quantities import find_moments, find_quantities, in_base_unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("500 mg BID", [("dose", (500.0,)), ("frequency", (2,))]),
        ("times: 06 14 22", [("clock", (6.0, 0.0)), ("clock", (2.0, 0.0)), ("clock", (10.0, 0.0))]),
        ("50 mane 75 nocte", [("number", (50.0,)), ("frequency", (2.0,)), ("number", (75.0,)), ("frequency", (1.0,))]),
        ("smokes 12/d", [("number", (12.0,)), ("frequency", (1.0,))]),
        ("dalte 12 500 u od", [("dose", (12500.0,)), ("frequency", (1.0,))]),
        ("pancrelipase 40k", [("number", (40.0, 40000.0))]),
        ("MRN 4410-0723", [("number", (44100723.0,))]),
        ("Hosp 551-027", [("number", (551027.0,))]),
        ("bispol 5 OD", [("number", (5.0,)), ("frequency", (1.0,))]),
        ("Losartan 50 mg    1 ON", [("dose", (50.0,)), ("number", (1.0,)), ("frequency", (1.0,))]),
        ("IOP 14 OD, 16 OS", [("number", (14.0,)), ("number", (16.0,))]),
        ("one four two over eighty-eight", [("pressure", (142.0, 88.0))]),
        ("five hundred milligrams twice a day", [("dose", (500.0,)), ("frequency", (2,))]),
        ("tds 5/7", [("frequency", (3.0,)), ("duration", (5.0,))]),
        ("BD x7d", [("frequency", (2.0,)), ("duration", (7.0,))]),
        ("on 5/7", [("date", (0.0, 5.0, 7.0))]),
        ("5/7 hx of earache", [("duration", (5.0,))]),
        ("fell 3/52 ago", [("duration", (3.0,))]),
        ("over the last 2/52", [("duration", (2.0,))]),
        ("since the last 2/12", [("ratio", (2.0, 12.0))]),
        ("rash of 4-6/7 duration", [("duration", (4.0, 6.0))]),
        ("loose stools x5-6/day", [("frequency", (5.0, 6.0))]),
        ("at 26w1d", [("duration", (183.0,))]),
        ("33+2 wks", [("duration", (233.0,))]),
        ("12 weeks and 6 days", [("duration", (90.0,))]),
        ("18 mo", [("duration", (18.0,))]),
        ("one twenty seven over eighty", [("pressure", (127.0, 80.0))]),
        ("in twenty eighteen", [("date", (2018.0, 0.0, 0.0))]),
        ("a 2/6 murmur", [("ratio", (2.0, 6.0))]),
        ("strength four out of five", [("ratio", (4.0, 5.0))]),
        ("COVID-19", []),
        ("I was like four five", [("number", (4.0, 5.0))]),
        ("a couple of weeks", [("duration", (2.0,))]),
        ("52-year-old", [("age", (52.0,))]),
        ("Mr Invented was 72 when he was seen", [("age", (72.0,))]),
        ("father dx 52y", [("age", (52.0,))]),
        ("265 milligrams per deciliter", [("measure", (265.0,))]),
        ("it was ninety seven . seven today", [("number", (97.7,))]),
        ("a . five centimeter stone", [("measure", (0.5,))]),
        ("point five centimeters", [("measure", (0.5,))]),
        ("a year and a half ago", [("duration", (1.5,))]),
        ("half an hour", [("duration", (0.5,))]),
        ("three to four hundreds", [("number", (300.0, 400.0))]),
        ("four five six days", [("duration", (4.0, 5.0, 6.0))]),
        ("one hundred and ten", [("number", (110.0,))]),
        ("q.6 h.", [("frequency", (4.0,))]),
        ("every six to eight hours", [("frequency", (4.0, 3.0))]),
        ("two or three times a day", [("frequency", (2.0, 3.0))]),
        ("see you in a week", [("duration", (1.0,))]),
        ("less than three seconds", [("duration", (3.0,))]),
        ("activities of daily living", []),
        ("baby aspirin", [("dose", (81.0,))]),
        ("your temperature is ninety nine point five", [("measure", (99.5,))]),
        ("temperature was high for 3 days", [("duration", (3.0,))]),
        ("Temp: 38.4", [("measure", (38.4,))]),
        ("two- or three-", [("number", (2.0,)), ("number", (3.0,))]),
        ("a hundred and forty", [("number", (140.0,))]),
        ("one twenty to one forty", [("number", (120.0, 140.0))]),
        ("down from ten to five", [("number", (10.0,)), ("number", (5.0,))]),
        ("39F with cough", [("age", (39.0,))]),
        ("101F", [("measure", (101.0,))]),
        ("2-7/10", [("ratio", (2.0, 7.0, 10.0))]),
        ("from two through seven out of 10", [("ratio", (2.0, 7.0, 10.0))]),
        ("1-2+ edema", [("measure", (1.0, 2.0))]),
        ("reflexes are two plus", [("measure", (2.0,))]),
        ("20+ years", [("duration", (20.0,))]),
        ("5'6", [("measure", (66.0,))]),
        ("five feet , six inches", [("measure", (66.0,))]),
        ("creatinine was .7", [("number", (0.7,))]),
        ("68 beats per minute", [("measure", (68.0,))]),
        ("this may be the cause", []),
        ("six eight weeks", [("duration", (6.0, 8.0))]),
        ("ninety eight point six", [("number", (98.6,))]),
        ("a pack and a half a day", [("number", (1.5,)), ("frequency", (1.0,))]),
        ("half a cc", [("dose", (0.5,))]),
        ("BP 12/76", [("pressure", (12.0, 76.0))]),
        ("blood pressure in 10/76", [("date", (1976.0, 10.0, 0.0))]),
        ("120-130/70-80", [("pressure", (120.0, 70.0)), ("pressure", (130.0, 80.0))]),
        ("one twenty to one thirty over seventy to eighty", [("pressure", (120.0, 70.0)), ("pressure", (130.0, 80.0))]),
        ("half a mile", [("measure", (0.5,))]),
        ("a mile , a mile and a half", [("number", (1.0, 1.5))]),
        ("in the 300's", [("number", (300.0,))]),
        ("in his 30's, in the 1980s", []),
        ("a couple of beers on saturdays", [("number", (2.0,)), ("frequency", (0.1429,))]),
        ("every Monday, Wednesday and Friday", [("frequency", (0.4286,))]),
        ("better by Saturday", []),
        ("1 1/2 tablets", [("dose", (1.5,))]),
        ("2 x 3 cm", [("measure", (2.0, 3.0))]),
        ("every 6 to 8 hours", [("frequency", (4.0, 3.0))]),
        ("q4-6h", [("frequency", (6.0, 4.0))]),
        ("three times weekly", [("frequency", (0.4286,))]),
        ("two hundred three times a day", [("frequency", (3.0,))]),
        ("two three times a week", [("frequency", (0.2857, 0.4286))]),
        ("a couple of times a week", [("frequency", (0.2857,))]),
        ("every couple hours", [("frequency", (12.0,))]),
        ("several times a week", []),
        ("9-11 feeds daily", [("frequency", (9.0, 11.0))]),
        ("four nights a week", [("frequency", (0.5714,))]),
        ("3 to 4 days per week", [("frequency", (0.4286, 0.5714))]),
        ("2 separate days per week", [("frequency", (0.2857,))]),
        ("one day a week", [("frequency", (0.1429,))]),
        ("2-7 on a 10-point scale", [("ratio", (2.0, 7.0, 10.0))]),
        ("six to seven days per week", [("frequency", (0.8571, 1.0))]),
        ("out 5/7 days per week", [("ratio", (5.0, 7.0)), ("frequency", (0.1429,))]),
        ("5 mg twice daily before it began", [("dose", (5.0,)), ("frequency", (2.0,))]),
        ("for 3 days a week ago", [("duration", (3.0,)), ("duration", (1.0,))]),
        ("your blood pressure is one ninety five by eighty three", [("pressure", (195.0, 83.0))]),
        ("a pressure sore, two by three", [("number", (2.0,)), ("number", (3.0,))]),
        ("A week without sleep", [("duration", (1.0,))]),
        ("five weekly infusions", [("number", (5.0,)), ("frequency", (0.1429,))]),
        ("the first fortnight", [("duration", (14.0,))]),
        ("once a fortnight", [("frequency", (0.0714,))]),
        ("weighed fortnightly", [("frequency", (0.0714,))]),
        ("from 5 months of age", [("age", (0.42,))]),
        ("bloods eight weekly", [("frequency", (0.0179,))]),
        ("0.25 mg wkly", [("dose", (0.25,)), ("frequency", (0.1429,))]),
        ("B12 3 mthly", [("frequency", (0.0111,))]),
        ("creatinine 213 \u00b5mol/L", [("measure", (213.0,))]),
        ("creatinine 213 \u03bcmol/L", [("measure", (213.0,))]),
        ("Hemoglobin 9.1 L g/dL", [("measure", (9.1,))]),
        ("2 L per day", [("measure", (2.0,)), ("frequency", (1.0,))]),
        ("Apixaban 5 mg BD", [("dose", (5.0,)), ("frequency", (2.0,))]),
        ("Atorvastatin 80 mg ON", [("dose", (80.0,)), ("frequency", (1.0,))]),
        ("Ms. Invented, 34, has asthma", [("age", (34.0,))]),
        ("118 mm[Hg]", [("measure", (118.0,))]),
        ("8.1% in November 2025 to 9.4%", [("measure", (8.1,)), ("date", (2025.0, 11.0, 0.0)), ("measure", (9.4,))]),
        ("14/01/2026", [("date", (2026.0, 1.0, 14.0))]),
        ("Ramipril 5 mg 1-0-1", [("dose", (5.0,)), ("frequency", (2.0,))]),
        ("Metoprolol\t47.5 mg\t½\t0\t½\t0", [("dose", (47.5,)), ("frequency", (2.0,))]),
        ("Torasemide 20 mg 1 0 0", [("dose", (20.0,)), ("frequency", (1.0,))]),
        ("3.11.2025 potassium 5,9 mmol/L", [("date", (2025.0, 11.0, 3.0)), ("measure", (5.9,))]),
        ("for a week", [("duration", (1.0,))]),
        ("2:30 pm", [("clock", (2.0, 30.0))]),
        ("4 or 5 a.m.", [("clock", (4.0, 0.0)), ("clock", (5.0, 0.0))]),
        ("about four, five am", [("clock", (4.0, 0.0)), ("clock", (5.0, 0.0))]),
        ("two o'clock", [("clock", (2.0, 0.0))]),
        ("Around eleven in the morning.", [("clock", (11.0, 0.0))]),
        ("since 12 last night", [("clock", (0.0, 0.0))]),
        ("half past seven", [("clock", (7.0, 30.0))]),
        ("quarter to one", [("clock", (0.0, 45.0))]),
        ("two in the morning and one at night", [("frequency", (2.0,))]),
        ("metformin once in the morning", [("frequency", (1.0,))]),
        ("a quarter of two tablets", [("dose", (2.0,))]),
        ("180/95", [("pressure", (180.0, 95.0))]),
        ("9-month-old", [("age", (0.75,))]),
        ("C5-6", []),
        ("inflammation 2/2 lifting boxes", []),
        ("pulses 2/2 in both feet", [("ratio", (2.0, 2.0))]),
        ("blood cultures 2/2 positive", [("ratio", (2.0, 2.0))]),
        ("between five and ten miles", [("measure", (5.0, 10.0))]),
        ("a hundred and ten", [("number", (110.0,))]),
        ("one seventy.", [("number", (170.0,))]),
        ("12.", [("number", (12.0,))]),
        ("2. Diabetes", []),
        ("her temperature is ninety eight four", [("measure", (98.4,))]),
        ("your a1c was seven eight", [("number", (7.8,))]),
        ("one oh four over sixty", [("pressure", (104.0, 60.0))]),
        ("the twenty four twenty six", [("number", (24.0, 26.0))]),
        ("one twenty one forty", [("number", (120.0, 140.0))]),
        ("the two hundreds", [("number", (200.0,))]),
        ("a couple of beers on a saturday", [("number", (2.0,)), ("frequency", (0.1429,))]),
        ("ice 5x/day", [("frequency", (5.0,))]),
        ("no N/V/D", []),
        ("Problem 4: murmur", []),
        ("problem: 4 falls", [("number", (4.0,))]),
        ("3-4x/wk", [("frequency", (0.4286, 0.5714))]),
        ("one thirty-four over seventy-eight", [("pressure", (134.0, 78.0))]),
        ("like, one-sixty over ninety-five", [("pressure", (160.0, 95.0))]),
        ("about one-sixty", [("number", (160.0,))]),
        ("heart rate ninety two oh two sats ninety five", [("number", (92.0,)), ("number", (95.0,))]),
        ("no fever ninety nine two", [("measure", (99.2,))]),
        ("the white count is eleven six", [("number", (11.6,))]),
        ("and sixteen four", [("number", (16.0, 4.0, 16.4))]),
        ("Film at 6:40: clear", [("clock", (6.0, 40.0))]),
        ("since two thousand twenty one", [("date", (2021.0, 0.0, 0.0))]),
        ("about 6x/day", [("frequency", (6.0,))]),
        ("eighty-two per cent", [("measure", (82.0,))]),
        ("it was thirty-nine two", [("number", (39.0, 2.0, 39.2))]),
        ("like five, ten minutes", [("duration", (5.0, 10.0))]),
        ("I took two, ten days ago", [("number", (2.0,)), ("duration", (10.0,))]),
        ("that's triple zero", [("number", (0.0,))]),
        ("dial 911", [("number", (911.0,))]),
        ("Ana Example, 57 M, MRN A-1", [("age", (57.0,))]),
        ("EXAMPLE Ana  57F  MRN A-1", [("age", (57.0,))]),
        ("T 101F, HR 90", [("measure", (101.0,)), ("number", (90.0,))]),
        ("longest pause 3.8 s", [("duration", (3.8,))]),
        ("40 s/p fall", [("number", (40.0,))]),
    ],
)
def test_examples(text, expected):
    assert [(mention.kind, mention.value) for mention in find_quantities(text)] == expected


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("on March 4, 2026", (2026, 3, 4)),
        ("restart on March 7.", (0, 3, 7)),
        ("2026-03-04", (2026, 3, 4)),
        ("3/4/26", (2026, 3, 4)),
        ("born 1/12/71", (1971, 1, 12)),
        ("on 3/4", (0, 3, 4)),
        ("the fourth of March", (0, 3, 4)),
        ("november 3rd , 2019", (2019, 11, 3)),
        ("in april", (0, 4, 0)),
        ("acuity 0.32 (January: 0.5)", (0, 1, 0)),
        ("since nineteen eighty four", (1984, 0, 0)),
        ("the third of the ninth, forty-four", (1944, 9, 3)),
        ("twenty-first of the second, nineteen sixty", (1960, 2, 21)),
        ("on Wed 14/5 at ten", (0, 5, 14)),
        ("on Friday 5/16", (0, 5, 16)),
        ("April twenty-one, I think", (0, 4, 21)),
    ],
)
def test_dates(text, date):
    assert [mention.value for mention in find_quantities(text) if mention.kind == "date"] == [date]


def test_two_days_of_one_month():
    found = [mention.value for mention in find_quantities("from 22 to 30 November 2025") if mention.kind == "date"]
    assert found == [(2025, 11, 22), (2025, 11, 30)]


def test_what_one_may_do_is_no_month():
    assert not find_quantities("She need not rest and may take part in sport.")


def test_an_amount_of_a_drug_is_no_year():
    assert [mention.kind for mention in find_quantities("vitamin D 2000 IU")] == ["dose"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("take it at bedtime", ["night"]),
        ("qHS", ["night"]),
        ("with breakfast", ["morning"]),
        ("PRN for pain", ["as needed"]),
        ("when you need it", ["as needed"]),
        ("twice daily", []),
    ],
)
def test_moments(text, when):
    assert [moment.when for moment in find_moments(text)] == when


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((48, "hour"), (2, "day")),
        ((100.4, "degf"), (38, "degc")),
        ((2.5, "cm"), (25, "mm")),
        ((2, "week"), (14, "day")),
    ],
)
def test_converted_amounts_are_equal(one, other):
    assert in_base_unit(*one) == in_base_unit(*other)


@given(st.text(alphabet="0123456789.,-/ twofivehundred mgxa%", max_size=60))
def test_any_text_is_read_without_overlaps(text):
    mentions = find_quantities(text)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


def test_units_of_one_dimension_compare():
    assert in_base_unit(1, "g") == in_base_unit(1000, "mg")
    assert in_base_unit(2, "week") == in_base_unit(14, "day")
    assert in_base_unit(10, "mile")[0] == pytest.approx(16, rel=0.01)
    assert in_base_unit(16, "km") == (16.0, "km")
    assert in_base_unit(8, "pint")[0] == pytest.approx(in_base_unit(1, "gallon")[0])
    assert in_base_unit(12, "month") == in_base_unit(1, "year")


def test_a_date_before_a_name_is_no_amount():
    (date, value) = find_quantities("2026-03-02 C-reactive protein: 186 mg/L")
    assert (date.kind, date.value) == ("date", (2026.0, 3.0, 2.0))
    assert (value.value, value.unit) == ((186.0,), "mg/l")


def test_strengths_of_two_medicines_in_one_are_no_pressure():
    kinds = [mention.kind for mention in find_quantities("BP 96/54, Entresto 49/51 mg, then 97/103 BID")]
    assert kinds == ["pressure", "ratio", "ratio", "frequency"]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("He runs 10 miles a week.", 10.0, "mile"),
        ("He cycles sixteen kilometers.", 16.0, "km"),
        ("She drinks half a gallon a day.", 0.5, "gallon"),
        ("She walks a mile and a half.", 1.5, ""),
        ("She drinks a liter and a half.", 1.5, ""),
    ],
)
def test_how_far_and_how_much_is_drunk(text, value, unit):
    (found,) = [one for one in find_quantities(text) if one.kind in ("measure", "number")]
    assert (found.value, found.unit) == ((value,), unit)
