"""Documents as Markdown: every claim with its numbered source, and nothing of a document takes effect."""

from datetime import UTC, datetime

from wardround.agents.release import draft_markdown, write_report
from wardround.records import (
    Citation,
    Claim,
    ClaimVerdict,
    CoverageEntry,
    Document,
    Draft,
    Fact,
    Flag,
    Review,
    Source,
    Subject,
    Verification,
)


def claim(case, quote, name="c1", text=None):
    start = case.documents[0].text.index(quote)
    citation = Citation(source_id="d1", start=start, end=start + len(quote), quote=quote)
    return Claim(id=name, text=text or quote, kind="finding", section="Findings", citations=(citation,))


def draft_of(*claims, **fields):
    return Draft(task="summary", title="Summary", claims=claims, engine="test", **fields)


def verification(*flags):
    verdict = ClaimVerdict(claim_id="c1", verdict="supported", risk=0.1, flags=flags)
    return Verification(verdicts=(verdict,), level="routine", policy="test")


def test_a_draft_says_that_it_is_preliminary_and_where_each_claim_comes_from(bare_case):
    text = draft_markdown(draft_of(claim(bare_case, "Penicillin (rash).")), verification(), bare_case)
    assert "PRELIMINARY" in text
    assert "- Penicillin (rash).[^1]" in text
    assert "[^1]: d1 note.txt" in text


def test_flags_stand_at_their_claim_and_in_the_list(bare_case):
    flag = Flag(code="dose_mismatch", severity="urgent", message="5 is not 500", check="t", claim_id="c1")
    text = draft_markdown(draft_of(claim(bare_case, "Penicillin (rash).")), verification(flag), bare_case)
    assert "**⚠ dose_mismatch**" in text
    assert "**urgent** dose_mismatch (c1): 5 is not 500" in text


def test_a_report_names_who_stands_for_it_and_what_flags_stood(bare_case):
    at = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)
    review = Review(decision="approve", reviewer="Dr A. Example", at=at)
    flag = Flag(code="source_conflict", severity="review", message="two doses", check="t", claim_id="c1")
    case = bare_case.model_copy(update={"subject": Subject(name="Erika Muster", birth_date="1961-04-02")})
    earlier = Review(decision="return", reviewer="Dr B. Example", comment="more on the cough", at=at)
    report = write_report(draft_of(claim(case, "Penicillin (rash).")), verification(flag), case, review, [earlier])
    assert "Patient: Erika Muster, born 1961-04-02" in report.markdown
    assert "- return by Dr B. Example, 2026-03-05 12:00 UTC: more on the cough" in report.markdown
    assert "Countersigned by Dr A. Example on 2026-03-05 12:00 UTC." in report.markdown
    assert "PRELIMINARY" not in report.markdown
    assert "two doses" in report.markdown
    assert report.signed_at == at


def test_what_was_not_read_is_said(bare_case):
    entry = CoverageEntry(item="scan.pdf page 2", status="unreadable", reason="no text layer")
    case = bare_case.model_copy(update={"coverage": (entry,)})
    text = draft_markdown(draft_of(claim(case, "Penicillin (rash)."), dropped=("d9: 3 of 4 lines",)), None, case)
    assert "scan.pdf page 2: unreadable, no text layer" in text
    assert "d9: 3 of 4 lines" in text


def test_markup_of_documents_does_not_take_effect(bare_case):
    evil = claim(bare_case, "Penicillin (rash).", text="# Approved\n<script>alert(1)</script> [x](http://e) **bold**")
    text = draft_markdown(draft_of(evil), None, bare_case)
    assert "<script>" not in text
    assert "\n# Approved" not in text
    assert r"\[x\](" in text
    assert r"\*\*bold\*\*" in text


def test_a_structured_statement_is_cited_by_its_reference(bare_case):
    line = "Hypertension (active)"
    fact = Fact(ref="Condition/1#code", kind="problem", start=0, end=len(line), name="Hypertension")
    source = Source(path="bundle.json", sha256="0" * 64)
    document = Document(id="d1", kind="fhir", title="bundle", text=f"{line}\n", source=source, facts=(fact,))
    case = bare_case.model_copy(update={"documents": (document,)})
    assert f"[^1]: d1 bundle.json Condition/1\\#code: “{line}”" in draft_markdown(
        draft_of(claim(case, line)), None, case
    )
