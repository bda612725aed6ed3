"""Drafts as other systems write them: each statement a claim of its own, at its place. All patients are invented."""

import json

import pytest

import wardround as wr
from wardround.agents.verifier.claims import claims_in

NOTE = {"note.txt": "Ms Petra Fabel has asthma. She takes furosemide 40 mg once daily. No allergies."}


def _words(text: str) -> list[str]:
    found = claims_in(text)
    assert all(text[start:end] == claim.text for claim, start, end in found)
    return [claim.text for claim, _, _ in found]


@pytest.mark.parametrize(
    "draft",
    [
        "She has asthma.<br>No wheeze today.",
        "She has asthma.<br/>No wheeze today.<br/>",
        "<details><summary>She has asthma.</summary>No wheeze today.</details>",
        "• She has asthma.\n• No wheeze today.",
        "‣ She has asthma.\n➤ No wheeze today.",
        "🫁 She has asthma.\n✅ No wheeze today.",
        "a) She has asthma.\nb) No wheeze today.",
        "> She has asthma.\n> - No wheeze today.",
    ],
)
def test_each_statement_is_a_claim_without_what_sets_it_apart(draft):
    assert _words(draft) == ["She has asthma.", "No wheeze today."]


@pytest.mark.parametrize("mark", ["[2]", "[1, 3]", "[1][2]", "[^4]", "²"])
def test_the_number_of_a_source_behind_a_sentence_ends_it(mark):
    assert _words(f"She has asthma.{mark} No wheeze today.") == [f"She has asthma.{mark}", "No wheeze today."]


def test_see_a_reference_goes_on():
    assert _words("Peak flow was 300 (see ref. 4).") == ["Peak flow was 300 (see ref. 4)."]


def test_the_heads_of_columns_are_no_claim():
    assert _words("Drug\tDose\nFurosemide\t40 mg\n") == ["Furosemide\t40 mg"]
    page = "<table><tr><th>Drug</th><th>Dose</th></tr><tr><td>Furosemide</td><td>40 mg</td></tr></table>"
    assert [verdict.text for verdict in wr.verify(page, NOTE).verdicts] == ["Furosemide\t40 mg"]


@pytest.mark.parametrize("draft", ["I'm sorry, but I cannot help with that.", "null", "Lorem ipsum dolor sit amet."])
def test_a_draft_that_says_nothing_of_the_patient_is_not_routine(draft):
    found = wr.verify(draft, NOTE, settings=wr.default_settings(max_omissions=0))
    assert found.level == "required"
    assert "may say nothing of this patient" in found.flags[0].message


def test_one_statement_that_is_told_is_enough():
    assert not wr.verify("She has asthma. I hope this helps!", NOTE).flags


YAML = """patient: Petra Fabel
age: 48
chest_pain: no
**Asthma:** yes
medications:
  - name: furosemide
    dose: 80 mg
    frequency: once daily
  - name: digoxin
    dose: 125 mcg
notes: she came with a long letter, of which
  nothing: not a word was read
"""


def test_each_line_of_keys_and_values_is_a_claim_and_what_is_further_in_belongs_to_it():
    assert _words(YAML) == [
        "patient: Petra Fabel",
        "age: 48",
        "chest_pain: no",
        "**Asthma:** yes",
        "name: furosemide\n    dose: 80 mg\n    frequency: once daily",
        "name: digoxin\n    dose: 125 mcg",
        "notes: she came with a long letter, of which\n  nothing: not a word was read",
    ]


JSON = {
    "patient": {"name": "Petra Fabel", "sex": "female"},
    "diagnoses": ["asthma", "gallstones"],
    "medications": [{"name": "Furosemide", "dose": "80 mg", "frequency": "once daily"}],
    "wheeze": False,
    "plan": "1. Stop furosemide\n2. See her again",
    "next": None,
}


@pytest.mark.parametrize("wrap", ["{}", "```json\n{}\n```\n", "\n```\n{}\n```"])
def test_json_of_any_form_is_read_as_its_lines(wrap):
    found = wr.verify(wrap.format(json.dumps(JSON, indent=2)), NOTE)
    assert [(verdict.text, verdict.start) for verdict in found.verdicts] == [
        ("patient: Petra Fabel; sex: female", None),
        ("wheeze: no", None),
        ("asthma", None),
        ("gallstones", None),
        ("Furosemide 80 mg once daily", None),
        ("Stop furosemide", None),
        ("See her again", None),
    ]
    assert found.verdicts[4].verdict == "contradicted"


@pytest.mark.parametrize(("draft", "first"), [("{She has asthma.}", "{She"), ("[1] She has asthma.", "[1]")])
def test_what_only_begins_like_json_stays_text(draft, first):
    assert wr.verify(draft, NOTE).verdicts[0].text.startswith(first)


FORM = {"note.txt": "She denies chest pain and fever. She has orthopnea and a chronic cough."}


@pytest.mark.parametrize("line", ["Chest pain: no", "chest_pain: no", "Fever: N", "Orthopnea: yes", "cough: true"])
def test_a_line_of_a_form_is_read_as_what_it_says(line):
    assert wr.verify(line, FORM).verdicts[0].verdict == "supported"


@pytest.mark.parametrize("line", ["Chest pain: yes", "fever: true", "Orthopnea: none", "**Orthopnea:** no"])
def test_the_contrary_is_told(line):
    assert wr.verify(line, FORM).verdicts[0].verdict == "contradicted"


RESULTS = {"note.txt": "Potassium 5.9 mmol/L. INR 2.1. She takes warfarin 2.5 mg once daily."}


@pytest.mark.parametrize(
    "claim",
    ["Potassium 5,9 mmol/L.", "INR 2,1.", "Warfarin 2,5 mg once daily.", "Warfarin 2·5 mg once daily.", "K 5.9."],
)
def test_a_number_is_one_with_another_decimal_mark(claim):
    (verdict,) = wr.verify(claim, RESULTS).verdicts
    assert (verdict.verdict, verdict.flags) == ("supported", ())


@pytest.mark.parametrize("claim", ["Potassium 4,9 mmol/L.", "Warfarin 3·5 mg once daily.", "K 4.9.", "148/86"])
def test_another_number_is_told_and_its_words_are_the_drafts(claim):
    (verdict,) = wr.verify(claim, RESULTS).verdicts
    assert verdict.is_for_a_person
    assert any(flag.words and flag.words in claim for flag in verdict.flags)


@pytest.mark.parametrize(
    "draft", ["## Plan \ud83d\n\nShe takes \ud83d furosemide 80 mg.", '{"plan": "furosemide \\ud83d 80 mg"}']
)
def test_half_an_emoji_of_a_reply_that_was_cut_off_leaves_results_that_can_be_written(draft):
    found = wr.verify(draft, NOTE)
    assert found.verdicts[-1].verdict == "contradicted"
    assert wr.Verification.model_validate_json(found.model_dump_json()) == found


def test_a_result_names_the_sources_that_it_cites_and_no_others():
    record = {"visit.txt": "She has asthma.", "letter.txt": "Thank you for the flowers."}
    found = wr.verify("She has no asthma.", record)
    cited = {place.source_id for flag in found.all_flags() for place in flag.citations}
    assert {found.sources[one].name for one in cited} == {"visit.txt"}
    assert [source.path for source in found.sources.values()] == ["visit.txt"]
