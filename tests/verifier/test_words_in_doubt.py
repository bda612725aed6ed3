"""Flags name the words of the claim that they are about."""

import pytest

from wardround.agents.verifier import verify_draft, verify_text
from wardround.records import Case, Citation, Claim, Document, Draft, Source

NOTE = """Mr Imaginary is 54 years old.
The left ankle is swollen since 3 May 2024.
Bisoprolol 5 mg once daily was started for palpitations.
He denies chest pain. Potassium 5.9 mmol/L (3.5-5.1).
"""


@pytest.fixture
def case() -> Case:
    source = Source(path="note.txt", sha256="0" * 64)
    return Case(
        id="c",
        task="summary",
        root="/",
        documents=(Document(id="d1", kind="note", title="note", text=NOTE, source=source),),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The right ankle is swollen.", "right"),
        ("Bisoprolol 10 mg once daily was started.", "10 mg"),
        ("Bisoprolol 5 mg three times daily was started.", "three times daily"),
        ("Carvedilol was started for palpitations.", "Carvedilol"),
        ("He is 45 years old.", "45 years old"),
        ("The ankle is swollen since 9 May 2024.", "9 May 2024"),
        ("He has chest pain.", "chest pain"),
        ("Potassium was low.", "low"),
        ("A colonoscopy was performed.", "colonoscopy"),
    ],
)
def test_of_a_text(case, text, words):
    verdict = verify_text(text, case).verdicts[0]
    assert words in {flag.words for flag in verdict.flags}
    assert (words, True) in verdict.pieces()


@pytest.mark.parametrize(
    ("line", "instead", "words"),
    [
        ("The left ankle is swollen since 3 May 2024.", ("left", "right"), "right"),
        ("Bisoprolol 5 mg once daily was started for palpitations.", ("Bisoprolol", "Nebivolol"), "Nebivolol"),
        ("Bisoprolol 5 mg once daily was started for palpitations.", ("5 mg", "50 mg"), "50"),
    ],
)
def test_of_a_claim_that_repeats_what_it_cites(case, line, instead, words):
    start = NOTE.index(line)
    cited = Citation(source_id=case.documents[0].id, start=start, end=start + len(line), quote=line)
    claim = Claim(id="c1", text=line.replace(*instead), kind="finding", section="Course", citations=(cited,))
    found = verify_draft(Draft(task="summary", title="T", engine="by hand", claims=(claim,)), case).verdicts[0]
    assert words in {flag.words for flag in found.flags}
