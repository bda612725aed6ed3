"""The planter: one sentence changes, everything else stays, and the change is of its class."""

from random import Random

import pytest

from wardround.agents.stress import apply, plant, plant_benign
from wardround.agents.stress.inventions import CONDITIONS, STATEMENTS, invent
from wardround.agents.stress.slots import change_side

NOTE = """INVENTED PATIENT

HISTORY

Mr. Example is a 61-year-old male who reports mild pain of the left knee for 3 weeks.
He denies fever. His father has diabetes. There is no swelling.

MEDICATIONS

Lisinopril 20 mg once daily. Likely early arthritis of the knee. He continues metformin 500 mg twice a day.
"""


@pytest.fixture
def planted():
    return plant(NOTE, NOTE, Random(3), strangers=["She was admitted with a broken hip."], each=2)


def test_every_class_is_planted(planted):
    kinds = {planting.kind for planting in planted}
    assert {"negation", "laterality", "number", "dose", "frequency", "age", "sex", "drug", "identity"} <= kinds
    assert {"severity", "certainty", "experiencer", "temporality"} <= kinds


def test_a_planting_changes_its_sentence_and_nothing_else(planted):
    for planting in planted:
        text, [(start, end)] = apply(NOTE, [planting])
        assert text[start:end] == planting.words
        assert text[:start] == NOTE[: planting.start]
        assert text[end:] == NOTE[planting.end :]
        assert planting.words != NOTE[planting.start : planting.end]


def test_several_plantings_keep_their_places():
    first, second = plant(NOTE, NOTE, Random(5), each=1)[:1], plant_benign(NOTE, Random(1), each=9)
    apart = [p for p in second if p.end <= first[0].start or p.start >= first[0].end]
    text, places = apply(NOTE, [*first, *apart])
    assert [text[a:b] for a, b in places] == [p.words for p in (*first, *apart)]


def test_the_same_seed_plants_the_same():
    assert plant(NOTE, NOTE, Random(8)) == plant(NOTE, NOTE, Random(8))


def test_a_drug_is_never_swapped_for_one_of_the_record(planted):
    swapped = [planting.words for planting in planted if planting.kind == "drug"]
    assert swapped
    assert all(not ("Lisinopril" in words and "metformin" in words) for words in swapped)


def test_what_is_invented_is_spoken_of_nowhere(planted):
    added = [
        planting.words.removeprefix(NOTE[planting.start : planting.end].rstrip("."))
        for planting in planted
        if planting.kind == "invention"
    ]
    assert added
    assert not [words for words in added if "diabetes" in words or "hypertension" in words]
    assert invent("", Random(1), " ".join(words for _, words in (*CONDITIONS, *STATEMENTS))) is None


def test_headings_are_left_alone(planted):
    assert all(NOTE[p.start : p.end] not in ("HISTORY", "INVENTED PATIENT", "MEDICATIONS") for p in planted)


@pytest.mark.parametrize(
    "sentence", ["He was well when he left.", "She left the hospital on Monday.", "The fluid has left the chest."]
)
def test_a_verb_is_no_side(sentence):
    assert change_side(sentence, Random(1)) is None
    assert "right knee" in (change_side(f"{sentence} The left knee is swollen.", Random(1)) or "").replace(
        "bilateral", "right"
    )
