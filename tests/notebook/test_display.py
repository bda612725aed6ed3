"""How records show themselves in a notebook: escaped, with evidence at hand, and as one line where there is no HTML."""

import subprocess
import sys
from pathlib import Path

import pytest

import wardround as wr
from wardround import notebook

CASES = Path(__file__).parents[2] / "examples" / "cases"


@pytest.fixture(scope="module")
def case():
    return wr.load_case(CASES / "pneumonia")


def test_the_package_registers_the_displays_by_itself():
    code = "import wardround as wr; print(hasattr(wr.Case, '_repr_html_'), hasattr(wr.Run, '_repr_html_'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True"]


def test_a_case_shows_its_documents_and_a_thumbnail(case):
    html = case._repr_html_()
    assert all(document.source.path in html for document in case.documents)
    assert 'src="data:image/png;base64,' in html


def test_an_image_that_is_gone_is_said_in_words(case, tmp_path):
    html = case.model_copy(update={"root": str(tmp_path)})._repr_html_()
    assert "<img" not in html
    assert "chest.dcm" in html


def test_a_run_shows_claims_with_evidence_verdict_and_at_last_its_way(case):
    run = wr.run(case)
    html = run._repr_html_()
    claim = run.draft.claims[0]
    assert notebook.escape(claim.text) in html
    assert f'title="{claim.citations[0].source_id} ' in html
    final = wr.decide(run.id, wr.Review(decision="approve", reviewer="Dr A. Example"))._repr_html_()
    assert "Countersigned by Dr A. Example" in final
    assert "intake" in final
    assert "→ review" in final


def test_a_verification_shows_what_is_wrong_not_by_colour_alone(case):
    html = wr.verify("She takes metformin 100 mg twice daily.", case)._repr_html_()
    assert "(contradicted)" in html
    assert notebook._COLOURS["contradicted"] in html


def test_a_flagged_claim_shows_its_words_in_doubt_its_risk_and_the_first_place_against_it(case):
    found = wr.verify("She takes metformin 850 mg twice daily.", case)
    html = found._repr_html_()
    (verdict,) = found.verdicts
    first = verdict.flags[0].citations[0]
    assert "metformin <u>850 mg</u> twice daily." in html
    assert "c1 <span" in html
    assert f"risk {verdict.risk:.2f}" in html
    assert f"{case.name_of(first.source_id)} {first.start}-{first.end}: <q>{first.quote}</q>" in html


def test_what_no_check_could_tell_is_told(case):
    found = wr.verify("The quokka naps.", case)
    assert [verdict.claim_id for verdict in found.untold()] == ["c1"]
    assert "1 claim no check could tell" in notebook.verification_line(found)
    assert "The quokka naps. (unchecked)" in found._repr_html_()


def test_what_a_verification_quotes_and_underlines_is_escaped(case):
    evil = "<img src=x onerror='y'> 850 mg"
    place = wr.Citation(source_id=evil, start=0, end=len(evil), quote=evil)
    flag = wr.Flag(code="unsupported", severity="review", message=evil, check="x", citations=(place,), words=evil)
    verdict = wr.ClaimVerdict(claim_id=evil, verdict="unsupported", risk=1, flags=(flag,), text=f"{evil} daily")
    shown = wr.Verification(verdicts=(verdict,), level="required", policy="x")._repr_html_()
    assert "<img" not in shown
    assert "<u>&lt;img" in shown
    assert "<q>&lt;img" in shown


def test_text_of_documents_is_escaped(case):
    evil = "<script>alert('1')</script>\" onmouseover=\"x"
    document = case.documents[0].model_copy(
        update={"source": case.documents[0].source.model_copy(update={"path": evil})}
    )
    claim = wr.Claim(
        id="c1",
        text=evil,
        kind="finding",
        section=evil,
        citations=(wr.Citation(source_id=evil, start=0, end=len(evil), quote=evil),),
    )
    draft = wr.Draft(task="summary", title=evil, claims=(claim,), engine=evil)
    shown = case.model_copy(update={"documents": (document,), "id": evil})._repr_html_() + draft._repr_html_()
    assert "<script" not in shown
    assert '" onmouseover' not in shown


def test_where_there_is_no_html_it_is_one_line_without_the_texts(case):
    class Printer:
        said = ""

        def text(self, line):
            self.said += line

    printer = Printer()
    case._repr_pretty_(printer, False)
    assert "\n" not in printer.said
    assert "Invented, Marta" not in printer.said


def test_printed_it_is_one_line_without_the_texts(case):
    found = wr.verify("She takes metformin 850 mg twice daily. She has pneumonia.", case)
    assert str(found) == "Verification: 2 claims, 1 to look at, review level urgent"
    assert str(case) == f"Case pneumonia: summary, {len(case.documents)} documents, {len(case.images)} images"
    assert "metformin" not in f"{found} {case}"
