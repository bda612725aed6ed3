"""Marks of emphasis within a sentence hide no word from the checks; the verdict stands where the text was given."""

import pytest

import wardround as wr
from wardround.agents.verifier.markup import as_given, plain

RECORD = {"note.txt": "Allergies: cefuroxime (hives). Left knee effusion. No fever."}


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("She has **no** allergies.", "She has no allergies."),
        ("She has __no__ allergies.", "She has no allergies."),
        ("She has *no* fever and _no_ rash.", "She has no fever and no rash."),
        ("She has <b class='x'>no</b> <em>known</em> allergies.", "She has no known allergies."),
        ("She has **no *known* allergies**.", "She has no known allergies."),
        ("She has no `known` allergies.", "She has no known allergies."),
        ("**No fever.", "No fever."),
        ("No\u00a0fever.", "No fever."),
        ("HLA-B*57:01 was negative; K 5.9*, Na *129.", "HLA-B*57:01 was negative; K 5.9*, Na *129."),
        ("2 * 3 and a_b_c", "2 * 3 and a_b_c"),
        ("Seen by ___ today.", "Seen by ___ today."),
        ("Count 4.1 x 10<sup>9</sup>/L, <3 and >2", "Count 4.1 x 10<sup>9</sup>/L, <3 and >2"),
    ],
)
def test_a_claim_is_read_without_marks(given, read):
    assert plain(given) == read


@pytest.mark.parametrize(
    "draft",
    [
        "She has **no** allergies.",
        "**No** known drug allergies.",
        "Patient has no **known** allergies.",
        "She has _no_ allergies.",
        "She has <b>no</b> allergies.",
        "- **No** <i>known</i> allergies",
    ],
)
def test_marks_hide_no_denial(draft):
    found = wr.verify(draft, RECORD)
    (verdict,) = found.verdicts
    assert "allergies_denied" in {flag.check for flag in verdict.flags}
    assert draft[verdict.start : verdict.end] == verdict.text


def test_a_sentence_ends_before_the_mark_that_closes_behind_it():
    draft = "She has **no fever.** <b>She has a knee effusion.</b> She is well."
    found = wr.verify(draft, RECORD)
    assert [draft[verdict.start : verdict.end] for verdict in found.verdicts] == [
        "She has **no fever.**",
        "<b>She has a knee effusion.</b>",
        "She is well.",
    ]


def test_words_in_doubt_are_those_of_the_text():
    (verdict,) = wr.verify("There is a **right knee** effusion.", RECORD).verdicts
    words = {flag.words for flag in verdict.flags if flag.words}
    assert words
    assert all(one in verdict.text for one in words)
    assert as_given("no known", "has no **known** allergies") == "no **known"
    assert as_given("pain", "has no fever") == ""


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("SpO2 &lt; 92% &amp; falling", "SpO2 < 92% & falling"),
        ("digoxin&nbsp;125&#160;mcg", "digoxin 125 mcg"),
        ("di\u00adgoxin\ufeff 125 mcg", "digoxin 125 mcg"),
        ("digoxin\u200b125 mcg", "digoxin 125 mcg"),
        ("AT&T; R&D", "AT&T; R&D"),
    ],
)
def test_what_nobody_sees_and_what_html_writes_for_a_letter_is_read_as_shown(given, read):
    assert plain(given) == read


def test_words_in_doubt_are_found_behind_an_entity():
    assert as_given("850 mg", "K &lt; 5, metformin&nbsp;**850**&nbsp;mg daily") == "850**&nbsp;mg"
