"""Documents are cut into passages that are stretches of them, by structure."""

from hypothesis import given
from hypothesis import strategies as st

from wardround.knowledge.passages import WORDS, cut, passage_at
from wardround.records import KnowledgeDocument

pieces = st.lists(
    st.sampled_from(["word", "Sentence. ", "\n\n", "\n", "# Head\n", " ", "é🫀", "x" * 40, "word " * 90]), max_size=60
)


def document(text: str) -> KnowledgeDocument:
    return KnowledgeDocument(id="d", text=text)


@given(pieces)
def test_passages_are_stretches_in_order_and_lose_no_words(parts):
    whole = document("".join(parts))
    spans = cut(whole)
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(whole.text)
        passage = passage_at(whole, span)
        assert whole.text[passage.start : passage.end] == passage.text == passage.text.strip()
        assert len(passage.text.split()) <= WORDS * 1.25 + 1
        end = span.end
    kept = " ".join(whole.text[span.start : span.end] for span in spans).count("word")
    assert kept == whole.text.count("word")


def test_headings_are_carried_not_quoted():
    spans = cut(document("# Gout\n\nIntro.\n\n## Cause\n\nUrate.\n\n## Help\n\nRest."))
    assert [span.heading for span in spans] == ["Gout", "Gout > Cause", "Gout > Help"]


def test_a_long_text_is_cut_between_sentences():
    whole = document("This is one sentence of seven words. " * 100)
    spans = cut(whole)
    assert len(spans) > 1
    assert all(whole.text[span.start : span.end].endswith(".") for span in spans)


def test_text_without_words_has_no_passage():
    assert cut(document(" \n\n ")) == []
