"""The starter cards: enough of them, each fact with a source of a known year, and found by what a user would ask."""

import re
import tomllib
from importlib.resources import files

import pytest

from wardround.knowledge import KnowledgeStore, starter_cards
from wardround.knowledge.cards import sources

CARDS = list(starter_cards())


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with KnowledgeStore.open(tmp_path_factory.mktemp("cards") / "store") as opened:
        opened.add(CARDS)
        yield opened


def test_there_are_enough_and_ids_are_unique():
    assert len(CARDS) >= 60
    assert len({card.id for card in CARDS}) == len(CARDS)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_every_fact_names_a_source_with_its_year(card):
    facts = [line for line in card.text.split("\n\nSources: ")[0].splitlines() if line]
    assert facts
    for line in facts:
        key = re.search(r"\[([^\]]+)\]$", line)
        assert key, line
        assert re.search(r"\b(19|20)\d\d$", sources()[key[1]])
    assert len(card.text.split()) <= 300


def test_every_source_is_used():
    used = set()
    for file in files("wardround.knowledge.cards").iterdir():
        if file.name.endswith(".toml") and file.name != "sources.toml":
            for card in tomllib.loads(file.read_text(encoding="utf-8"))["card"]:
                used.update(key for _, key in card["facts"])
    assert used == set(sources())


@pytest.mark.parametrize(
    ("query", "card"),
    [
        ("antibiotic for pneumonia with penicillin allergy", "penicillin-allergy"),
        ("blood clot in the lung", "pulmonary-embolism"),
        ("spot on the lung", "chest-pulmonary-nodule"),
        ("Eliquis dose in an 82 year old", "apixaban"),
        ("HTN stages", "hypertension"),
        ("my mole has changed, is it cancer?", "skin-melanoma-signs"),
        ("hyperkalaemia with ECG changes", "lab-potassium"),
        ("diabetic retinpathy grading", "eye-diabetic-retinopathy"),
        ("underactive thyroid treatment", "hypothyroidism"),
        ("can I take Bactrim with coumadin", "trimethoprim-sulfamethoxazole"),
    ],
)
def test_clinicians_and_patients_words_find_the_card(store, query, card):
    assert f"card:{card}" in [hit.passage.document_id for hit in store.search(query, k=2)]
