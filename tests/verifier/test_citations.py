"""Citations that were made up, moved, or point at something else."""

import pytest

from wardround.agents.verifier import verify_draft
from wardround.records import Citation, Claim, Draft


def verdict(case, text, *citations):
    claim = Claim(id="c1", text=text, kind="finding", section="Course", citations=citations)
    draft = Draft(task="answer", title="Answer", claims=(claim,), engine="made for a test")
    return verify_draft(draft, case).verdicts[0]


def quoting(case, words, shift=0):
    start = case.documents[0].text.index(words)
    return Citation(source_id="d1", start=start + shift, end=start + shift + len(words), quote=words)


def test_a_true_quotation_is_supported(visit):
    words = "there is mild tenderness of the left knee and no effusion"
    found = verdict(visit, words, quoting(visit, words))
    assert found.verdict == "supported"
    assert found.flags == ()


@pytest.mark.parametrize("shift", [-3, 1, 40])
def test_a_moved_citation_is_urgent(visit, shift):
    words = "there is mild tenderness of the left knee"
    found = verdict(visit, words, quoting(visit, words, shift))
    assert [(flag.code, flag.severity) for flag in found.flags][:1] == [("quote_mismatch", "urgent")]
    assert found.risk >= 0.95


def test_an_unknown_source_is_urgent(visit):
    found = verdict(visit, "She has asthma.", Citation(source_id="d9", start=0, end=4, quote="asth"))
    assert found.flags[0].code == "citation_unresolved"


def test_a_claim_without_citation_is_flagged_in_a_draft(visit):
    assert "citation_missing" in {flag.code for flag in verdict(visit, "She has asthma.").flags}


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("he started about 3 weeks ago", "it started about three weeks ago", None),
        (
            "there is mild tenderness of the right knee",
            "there is mild tenderness of the left knee",
            "laterality_mismatch",
        ),
        ("ibuprofen 800 milligrams 3 times a day", "ibuprofen 600 milligrams three times a day", "dose_mismatch"),
        ("and no effusion", "and no effusion", None),
    ],
)
def test_a_repetition_with_another_slot_is_a_matter_of_fact(visit, text, words, code):
    found = verdict(visit, text, quoting(visit, words))
    assert code is None or (code, "urgent") in [(flag.code, flag.severity) for flag in found.flags]
    assert code is not None or "altered" not in [flag.check for flag in found.flags]


def test_what_another_cited_place_says_word_for_word_is_not_altered(visit):
    note = visit.documents[0]
    text = note.text + "[doctor] there is mild tenderness of the right knee .\n"
    case = visit.model_copy(update={"documents": (note.model_copy(update={"text": text}),)})
    words = "there is mild tenderness of the right knee"
    found = verdict(case, words, quoting(case, words), quoting(case, "there is mild tenderness of the left knee"))
    assert "altered" not in [flag.check for flag in found.flags]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("there is mild tenderness of the left knee and no effusion", False),
        ("is there heart disease in the family", True),
        ("taking lisinopril twenty milligrams once a day", True),
    ],
)
def test_a_true_quotation_of_another_place_is_told(visit, words, told):
    found = verdict(visit, "The left knee is mildly tender without effusion.", quoting(visit, words))
    checks = {flag.check for flag in found.flags if flag.severity != "note"}
    assert ("citation_elsewhere" in checks) is told


def test_an_answer_may_be_cited_for_its_question(visit):
    found = verdict(visit, "No chest pain.", quoting(visit, "[patient] no .\n[doctor] is there heart disease"))
    assert "citation_elsewhere" not in {flag.check for flag in found.flags}


LETTER = """ASSESSMENT
Hypertension is poorly controlled. Type 2 diabetes is stable on metformin.

PLAN
Start amlodipine 5 mg once daily. Repeat the potassium in two weeks. Avoid salt.
"""


@pytest.fixture
def letter(visit):
    document = visit.documents[0].model_copy(update={"kind": "note", "text": LETTER})
    return visit.model_copy(update={"documents": (document,)})


def told_elsewhere(case, text, *words):
    found = verdict(case, text, *(quoting(case, one) for one in words))
    return "citation_elsewhere" in {flag.check for flag in found.flags if flag.severity != "note"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Start amlodipine 5 mg once daily.", "Repeat the potassium in two weeks."),
        ("Repeat the potassium in two weeks.", "Start amlodipine 5 mg once daily."),
        ("Diabetes is stable on metformin.", "Hypertension is poorly controlled."),
        ("Diabetes is stable on metformin.", "ASSESSMENT"),
    ],
)
def test_in_written_text_the_sentence_beside_is_another_place(letter, text, words):
    assert told_elsewhere(letter, text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("HTN is poorly controlled.", "Hypertension is poorly controlled."),
        ("T2DM.", "Type 2 diabetes is stable on metformin."),
        ("Amlodipine 5 mg daily was begun.", "Start amlodipine 5 mg once daily."),
        ("She has asthma and gout.", "Avoid salt."),  # no place says it: for other checks
    ],
)
def test_a_place_that_says_it_in_other_words_is_the_claims(letter, text, words):
    assert not told_elsewhere(letter, text, words)


def test_two_places_are_read_together(letter):
    words = ("Start amlodipine 5 mg once daily.", "Repeat the potassium in two weeks.")
    assert not told_elsewhere(letter, "Start amlodipine and repeat the potassium in two weeks.", *words)


@pytest.mark.parametrize("shift", [-3, 4])
def test_a_place_that_cuts_a_word_is_told_though_it_reads_as_quoted(letter, shift):
    start = LETTER.index("Start amlodipine") + shift
    end = start + len("Start amlodipine 5 mg once daily.")
    cited = Citation(source_id="d1", start=start, end=end, quote=LETTER[start:end])
    found = verdict(letter, "Start amlodipine 5 mg once daily.", cited)
    assert ("citation_cut", "quote_mismatch") in [(flag.check, flag.code) for flag in found.flags]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("5 mg once daily. Repeat the potassium", True),
        ("Start amlodipine 5 mg once daily. Repeat the potassium", False),
        ("amlodipine 5 mg once daily", False),
    ],
)
def test_a_place_that_cuts_two_sentences_is_told(letter, words, told):
    found = verdict(letter, "Start amlodipine 5 mg once daily.", quoting(letter, words))
    assert ("citation_cut" in [flag.check for flag in found.flags]) is told


def test_scripts_without_spaces_have_no_words_to_cut(visit):
    text = "血圧は高い。塩分を控える。"
    case = visit.model_copy(update={"documents": (visit.documents[0].model_copy(update={"text": text}),)})
    cited = Citation(source_id="d1", start=1, end=4, quote=text[1:4])
    assert "citation_cut" not in [flag.check for flag in verdict(case, "血圧は高い。", cited).flags]
