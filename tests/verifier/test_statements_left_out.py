"""What no rule has a kind for is ranked by how much of it a draft lacks and by what it speaks of; invented patients."""

import math

import pytest

import wardround as wr
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.omissions.statements import Model, Ranked, chance

WARD = """WARD NOTE 12/03/2026
61M, day 3 after elective hip replacement.
Comfortable, eating and drinking. Wound clean and dry.
Walking with a frame, physio happy.
{}
Plan: home tomorrow with family.
"""
DRAFT = (
    "He is a 61-year-old man three days after an elective hip replacement. He is comfortable and eats and drinks."
    " The wound is clean and dry. He walks with a frame and physiotherapy is content."
    " He goes home tomorrow with his family. {}"
)


UNIT = Evidence(wr.load_case({"note.txt": "Key with the neighbour until Friday."})).units[0]


def further(record, draft):
    found = wr.verify(draft, record).omissions
    return [(one.flag.severity, one.flag.citations[0].quote) for one in found if one.flag.code == "omitted_statement"]


@pytest.mark.parametrize(
    ("record", "draft"),
    [
        (
            "Key to the medicine fridge kept by the neighbour at no 14, only she can open it from Friday.",
            "From Friday only the neighbour at number 14, who keeps the key, can open the medicine fridge.",
        ),
        (
            "Home ventilator hired until May, its battery lasts 2 hours only, spare one never delivered.",
            "The home ventilator is hired until May; its battery lasts only 2 hours and a spare was never delivered.",
        ),
    ],
)
def test_a_sentence_that_the_draft_has_nothing_like_is_a_note(record, draft):
    note = {"note.txt": WARD.format(record)}
    assert ("note", record) in further(note, DRAFT.format(""))
    assert not further(note, DRAFT.format(draft))


def test_what_every_note_has_is_not_surfaced():
    record = {"note.txt": WARD.format("Slept well. Bowels open.")}
    assert not further(record, DRAFT.format(""))


def test_talk_alone_is_not_asked_for_in_full():
    talk = (
        "Doctor: How are you?\nPatient: Fine. The neighbour keeps the key to the fridge until Friday.\nDoctor: Good.\n"
    )
    assert not further({"visit.txt": talk}, "He feels well.")


def test_a_sentence_is_surfaced_once():
    record = {"note.txt": WARD.format("Allergic to latex, must not be given balloons in clinic on 19/03.")}
    found = [one.flag.citations[0] for one in wr.verify(DRAFT.format(""), record).omissions]
    assert len({(one.source_id, one.start) for one in found}) == len(found)


WARD_WITH_PLAN = WARD.format(
    "Rivaroxaban stopped because of a bleed, must not be restarted before haematology clinic 19/03.\nHb 118."
)


def test_what_matters_more_comes_first_whatever_kind_it_is_of():
    omissions = wr.verify(DRAFT.format(""), {"note.txt": WARD_WITH_PLAN}).omissions
    assert omissions[0].flag.citations[0].quote.startswith("Rivaroxaban stopped")
    assert [one.rank for one in omissions] == list(range(1, len(omissions) + 1))


def test_what_is_urgent_comes_before_what_is_likelier():
    record = {"note.txt": WARD.format("Allergy: penicillin (anaphylaxis).") + WARD_WITH_PLAN}
    first = wr.verify(DRAFT.format(""), record).omissions[0].flag
    assert (first.code, first.severity) == ("omitted_allergy", "urgent")


def test_words_count_for_what_is_missing_only():
    model = Model({"bias": -1.0}, {"until": 2.0}, least=0.1)
    said, unsaid = (Ranked(UNIT, {"missing": share}, frozenset({"until", "friday"})) for share in (0.0, 1.0))
    assert chance(said, model) == pytest.approx(1 / (1 + math.e))
    assert chance(unsaid, model) == pytest.approx(1 / (1 + math.exp(-1.0)))
