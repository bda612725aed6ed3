"""How close the units of a record are to some words does not hang on the order in which the words come."""

from wardround.agents.verifier.evidence import Evidence
from wardround.records import Case, Document, Source
from wardround.tools.terms import normal_words

_WEIGHTS = {word: 0.1 * place for place, word in enumerate(normal_words("left ankle swollen morning stick"), 1)}


def test_any_order_of_words_gives_the_same_closeness_to_the_last_bit():
    text = "Left ankle swollen in the morning.\nWalks with a stick, left ankle painful."
    document = Document(
        id="invented", kind="note", title="Note", text=text, source=Source(path="note.txt", sha256="0" * 64)
    )
    evidence = Evidence(Case(id="invented", task="summary", root="/", documents=(document,)))
    found = {tuple(evidence.closeness_to(dict(order)).items()) for order in _orders(list(_WEIGHTS.items()))}
    assert len(found) == 1


def _orders(items):
    return [items[place:] + items[:place] for place in range(len(items))] + [items[::-1]]
