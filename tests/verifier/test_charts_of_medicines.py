"""Columns and short ways of medicine charts: what is taken home, withheld, switched; all patients are invented."""

import pytest

from .conftest import checks_of

CHART = {
    "chart.txt": "INPATIENT CHART (invented patient)\n"
    "Drug | dose | route | freq | start | stop/comment\n"
    "clarithromycin | 500mg | PO | bd | 1/5 | STOPPED 2/5\n"
    "doxycycline | 200mg | IV | od | 2/5 | 6/5 -> PO 100mg od, END 16/5\n"
    "dalteparin | 5000 units | SC | od | 2/5 | TTO\n"
    "phenindione | 40mg | PO | od | 3/5 | TTO\n"
    "spironolactone | 25mg | PO | od | w/h 1/5 | NOT for TTO\n",
    "notes.txt": "01/05/26 DH: phenindione 50mg od, spironolactone 25mg od.\n"
    "03/05/26 Meperidine x2 today. Stopped, hydromorphone prn instead. Confused overnight.\n"
    "07/05/26 HOME. Apixaban held from 1/5. Apixaban restarted this AM.\n",
}


@pytest.mark.parametrize(
    "sentence",
    [
        "Discharge medications:\n- Dalteparin 5000 units once daily",
        "Discharge medications:\n- Phenindione 40 mg daily, reduced from the usual 50 mg",
        "Discharge medications:\n- Doxycycline 100 mg daily, to finish on 16/05",
        "Hydromorphone was begun in place of meperidine.",
        "Apixaban was held, without bridging heparin, and was restarted.",
    ],
)
def test_true_lists_pass(sentence: str) -> None:
    assert not {"written_course", "written_former", "written_still"} & checks_of(sentence, CHART)


def test_what_is_not_taken_home_or_was_stopped_is_noticed() -> None:
    assert "written_course" in checks_of("Spironolactone is continued.", CHART)
    assert "written_course" in checks_of("Meperidine is continued.", CHART)


def test_what_was_restarted_is_not_on_hold_beside_a_bridge_that_was_not_given() -> None:
    sentence = "Apixaban was held, without a bridge of heparin, and remains on hold."
    assert "written_still" in checks_of(sentence, CHART)


def test_a_dose_binds_to_its_own_item_of_a_line() -> None:
    record = {
        "n.txt": "HOME 3/4/26 (invented patient). TTO: enox 40 od, nifed MR 20 bd, ramipril 5 bd, paracet 1g qds."
    }
    for true in ("Enoxaparin 40 mg once daily.", "Nifedipine MR 20 mg twice daily.", "Ramipril 5 mg twice daily."):
        assert not {name for name in checks_of(true, record) if name.startswith(("frequency", "dose", "drug"))}
    assert checks_of("Nifedipine MR 20 mg once daily.", record)


_ENDS = {
    "n.txt": "WARD 3 May 2026 (invented patient)\nCefazolin 2 g IV q8h thru 06/12/26 (6 wk). ID clinic 05/20.\n"
    "Dalteparin 5000 od sc started 08:00. 6/52 total = till 14/6.\n"
    "Ertapenem 1 g od - d10/14, LAST 8 May 22:00. Platelets 12 May.\n"
    "valgan 450 bd until 2/6; metro 400 tds to 9/5 (7/7)\n"
}


@pytest.mark.parametrize(
    "sentence",
    [
        "Cefazolin 2 g IV every 8 hours through 05/20/2026.",
        "Dalteparin 5000 units once daily for ten days, until 13 May.",
        "Ertapenem 1 g daily, course completed on 6 May.",
        "Metronidazole 400 mg three times daily until 12/05.",
    ],
)
def test_another_end_of_a_course_is_noticed(sentence: str) -> None:
    assert "written_until" in checks_of(sentence, _ENDS)


@pytest.mark.parametrize(
    "sentence",
    [
        "Cefazolin 2 g IV every 8 hours through June 12, 2026.",
        "Dalteparin 5000 units once daily for six weeks, until 14 June.",
        "Ertapenem 1 g daily, last dose on 8 May at 22:00.",
        "Valganciclovir 450 mg twice daily until 2 June, and metronidazole to complete seven days on 9 May.",
    ],
)
def test_the_end_that_the_record_gives_passes(sentence: str) -> None:
    assert "written_until" not in checks_of(sentence, _ENDS)


def test_a_regimen_by_its_letters_names_its_parts() -> None:
    record = {"n.txt": "DAY UNIT (invented patient)\nAC x4: 3/2, 17/2, 3/3, 17/3 - complete.\n"}
    assert "drug_unknown" not in checks_of("She completed four cycles of doxorubicin and cyclophosphamide.", record)
    assert "drug_unknown" in checks_of("She completed four cycles of paclitaxel.", record)


def test_letters_of_a_chart_count_beside_a_talk() -> None:
    record = {
        "n.txt": "ED NOTE (invented patient)\n- Dex: not given.\n",
        "talk.txt": "[doctor] hi .\n[patient] hello .\n",
    }
    assert "drug_unknown" not in checks_of("Dexamethasone was not given.", record)


def test_an_aside_in_brackets_parts_no_list_of_what_is_held() -> None:
    record = {
        "n.txt": "ED (invented patient)\nHOME MEDS (bottles in purse): metformin 1000 BID, carvedilol 12.5 BID\n"
        "HOLD: canagliflozin (ketoacidosis risk; level 0.4 now), metformin, carvedilol.\n"
    }
    assert "written_course" not in checks_of("Metformin and carvedilol are on hold.", record)


def test_a_medicine_that_was_only_ever_not_given_was_not_given() -> None:
    record = {"n.txt": "ED\n- dexamethasone: not given.\n", "talk.txt": "[doctor] hi .\n[patient] hello .\n"}
    assert "written_course" in checks_of("Dexamethasone was given with the first dose.", record)
