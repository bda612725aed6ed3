"""What is denied in a transcript is held against a claim, whatever form the transcript has."""

import pytest

import wardround as wr

TIMES = (
    "[00:01] Doctor: Have you had any nausea?\n[00:02] Patient: No.\n"
    "[00:03] Doctor: Any dizziness?\n[00:04] Patient: Yes, since Monday.\n"
)
VOICES = (
    "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Dr. Vale>Have you had any nausea?</v>\n\n"
    "00:00:02.000 --> 00:00:03.000\n<v Ida>No.</v>\n\n00:00:03.000 --> 00:00:04.000\n<v Dr. Vale>Any dizziness?</v>\n\n"
    "00:00:04.000 --> 00:00:05.000\n<v Ida>Yes, since Monday.</v>\n"
)
LETTERS = "D: Have you had any nausea?\nP: No.\nD: Any dizziness?\nP: Yes, since Monday.\n"


@pytest.mark.parametrize("text", [TIMES, VOICES, LETTERS])
def test_both_sides_of_a_talk_are_heard(text):
    case = wr.load_case({"visit.txt": text})
    found = wr.verify("She has nausea. She denies dizziness.", case)
    assert [verdict.verdict for verdict in found.verdicts] == ["contradicted", "contradicted"]


@pytest.mark.parametrize("text", [TIMES, VOICES, LETTERS])
def test_what_is_quoted_stands_so_in_the_file(text):
    case = wr.load_case({"visit.txt": text})
    found = wr.verify("She has nausea. She denies dizziness.", case)
    places = [c for v in found.verdicts for c in (*v.evidence, *(one for flag in v.flags for one in flag.citations))]
    assert places
    assert all(text[place.start : place.end] == place.quote for place in places)


def test_what_is_drafted_from_a_talk_is_quoted_as_it_stands_in_the_file():
    said = "I have had asthma for years and take salbutamol 100 mcg."
    text = f"{VOICES}\n00:00:05.000 --> 00:00:06.000\n<v Ida>{said}</v>\n"
    drafted = wr.run(wr.load_case({"visit.vtt": text})).draft
    quoted = [citation for claim in drafted.claims for citation in claim.citations]
    assert said in [one.quote for one in quoted]
    assert all(text[place.start : place.end] == place.quote for place in quoted)


@pytest.mark.parametrize("form", ["({}) ", "<{}> ", "({}): "])
def test_speakers_may_stand_in_any_brackets(form):
    doctor, patient = form.format("Doctor"), form.format("Patient")
    text = f"{doctor}Any nausea?\n{patient}No, none.\n{doctor}Are you dizzy?\n{patient}Yes, in the mornings.\n"
    case = wr.load_case({"visit.txt": text})
    assert case.documents[0].kind == "dialogue"
    found = wr.verify("She has nausea. She denies dizziness.", case)
    assert [verdict.verdict for verdict in found.verdicts] == ["contradicted", "contradicted"]


def test_a_line_in_brackets_is_no_turn():
    text = "(Patient: seen with her son)\n(Doctor: on call)\nShe has asthma.\n"
    assert wr.load_case({"visit.txt": text}).documents[0].kind == "note"
