"""A draft that is an HTML page is read as people see it."""

import pytest

import wardround as wr
from wardround.tools.readers.html import is_html

RECORD = {"note": "She takes apixaban 5 mg twice daily. She has asthma."}


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html>\n<html><head><title>Draft</title></head><body><p>{}</p></body></html>",
        "<html><body><p>{}</p></body></html>\n",
        "<p>{}</p>",
        "<div><ul><li>{}</li></ul></div>\n",
        "<!-- by an editor -->\n<p>{}</p>\n<!-- end -->\n",
    ],
)
def test_its_tags_and_entities_are_no_words(page):
    found = wr.verify(page.format("She takes <b>apixaban</b> 10&nbsp;mg twice daily."), RECORD)
    (verdict,) = found.verdicts
    assert " ".join(verdict.text.split()).removeprefix("- ") == "She takes apixaban 10 mg twice daily."
    assert "dose_mismatch" in [flag.code for flag in verdict.flags]
    assert (verdict.start, verdict.end) == (None, None)


def test_sentences_of_two_paragraphs_are_two_claims():
    found = wr.verify("<body><p>She has asthma.</p><p>She takes apixaban 5 mg twice daily.</p></body>", RECORD)
    assert [verdict.verdict for verdict in found.verdicts] == ["supported", "supported"]


def test_what_nobody_sees_of_it_is_told():
    found = wr.verify('<p>She has asthma.<span style="display:none">She has gout.</span></p>', RECORD)
    assert [verdict.text for verdict in found.verdicts] == ["She has asthma."]
    assert [flag.severity for flag in found.flags if flag.code == "not_read"] == ["note"]


@pytest.mark.parametrize(
    "text",
    [
        "She has asthma.",
        "# Summary\n\n<b>Asthma</b> is stable.\n",
        '<p align="center">Summary</p>\n\n- She has asthma.\n',
        "Potassium <3.5 and >3.0 mmol/L.",
        "<5 mg of apixaban",
    ],
)
def test_markdown_and_plain_text_are_no_pages(text):
    assert not is_html(text)
    found = wr.verify(text, RECORD)
    assert all(text[verdict.start : verdict.end] == verdict.text for verdict in found.verdicts)
