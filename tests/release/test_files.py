"""A countersigned run as PDF and DOCX, read back with our own readers."""

import io
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

import wardround as wr
from wardround.agents.release import report_docx, report_pdf
from wardround.agents.release.fonts import Face, characters_of, faces_here, needed
from wardround.agents.review import ATTESTATION
from wardround.files import FORMS, document, write_run
from wardround.records import Claim, Subject
from wardround.tools.readers import read_file

pytest.importorskip("docx")
pytest.importorskip("fpdf")

CASES = Path(__file__).parents[2] / "examples" / "cases"
WORLD = "Ελληνικά, Русский, עברית, العربية, 中文, हिन्दी, naïve café, µg ≥ ½, 😀"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The pneumonia example, countersigned with an edit; its files by form."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WARDROUND_HOME", str(home))
        run = wr.run(CASES / "pneumonia")
        edit = wr.ClaimEdit(claim_id="c1", decision="reject", reason="said twice")
        at = datetime(2026, 3, 6, 8, 30, tzinfo=UTC)
        review = wr.Review(decision="edit", reviewer="Dr A. Example", edits=(edit,), attestation=ATTESTATION, at=at)
        run = wr.decide(run.id, review)
        case = wr.case_of(run)
        yield run, case, {form: document(run, case, form) for form in FORMS}


def text_of(data, name, folder):
    """As our own reader reads it, on one line."""
    path = folder / name
    path.write_bytes(data)
    found = read_file(path, root=folder, limits=wr.Limits())
    return " ".join(" ".join(document.text for document in found.documents).split())


@pytest.mark.parametrize("form", ["report.pdf", "report.docx"])
def test_all_of_the_document_is_there(made, form, tmp_path):
    run, _, files = made
    text = text_of(files[form], form, tmp_path)
    for claim in run.report.draft.claims:
        assert " ".join(claim.text.split()) in text
    for words in (
        "Countersigned by Dr A. Example on 2026-03-06 08:30 UTC",
        ATTESTATION,
        run.draft.engine,
        run.id,
        run.record.sha256,
        "not_interpreted: image i1 was not interpreted (chest.dcm)",
        "no language model has weighed",
        "edit by Dr A. Example",
        "c1 reject, said twice",
        "Patient: Invented, Marta, born 1958-07-14, female, EX-100231 ",
        "2026-03-05_discharge_note.txt",
    ):
        assert words in text, words
    quotes = {c.quote for claim in run.report.draft.claims for c in claim.citations if c.quote}
    assert quotes
    assert all(" ".join(quote.split()) in text for quote in quotes)


def test_each_citation_of_the_pdf_is_a_link_to_its_source(made):
    import pypdfium2
    import pypdfium2.raw as raw

    run, _, files = made
    cited = sum(len(claim.citations) for claim in run.report.draft.claims)
    links = 0
    with pypdfium2.PdfDocument(files["report.pdf"]) as pdf:
        for page in pdf:
            links += sum(found.type == raw.FPDF_ANNOT_LINK for found in annotations(page, raw))
    assert links >= cited


def annotations(page, raw):
    from collections import namedtuple

    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        yield namedtuple("Found", "type")(raw.FPDFAnnot_GetSubtype(annotation))
        raw.FPDFPage_CloseAnnot(annotation)


def test_each_citation_of_the_docx_leads_to_a_bookmark(made):
    _, _, files = made
    with zipfile.ZipFile(io.BytesIO(files["report.docx"])) as parts:
        xml = parts.read("word/document.xml").decode()
    links = re.findall(r'w:anchor="([^"]+)"', xml)
    marks = re.findall(r'<w:bookmarkStart[^>]*w:name="([^"]+)"', xml)
    numbers = re.findall(r'<w:bookmarkStart[^>]*w:id="([^"]+)"', xml)
    assert len(links) > 20
    assert set(links) <= set(marks)
    assert len(set(marks)) == len(marks) == len(set(numbers))


def with_words(run, words):
    claim = Claim(id="c1", text=words, kind="finding", section="Findings")
    return run.model_copy(update={"report": run.report.model_copy(update={"draft": draft_of(run, claim)})})


def draft_of(run, *claims):
    return run.report.draft.model_copy(update={"claims": claims})


def test_a_docx_holds_every_script(made, tmp_path):
    run, case, _ = made
    assert WORLD in text_of(report_docx(with_words(run, WORLD), case), "report.docx", tmp_path)


def test_a_pdf_shows_what_its_fonts_have_and_names_the_rest(made, tmp_path):
    run, case, _ = made
    faces = faces_here()
    if not faces:
        pytest.skip("no fonts on this machine (Debian: apt-get install fonts-dejavu-core)")
    text = text_of(report_pdf(with_words(run, WORLD), case, faces), "report.pdf", tmp_path)
    shown = frozenset().union(*(characters_of(face.path) for face in faces))
    for character in "ΕРï≥½中😀":
        assert (character if ord(character) in shown else f"U+{ord(character):04X}]") in text
    missing = {c for c in WORLD if ord(c) not in shown}
    assert not missing or f"{len(missing)} characters have no font" in text


def test_a_pdf_without_any_font_names_what_latin_1_lacks(made, tmp_path):
    run, case, _ = made
    text = text_of(report_pdf(with_words(run, "café Я 中"), case, ()), "report.pdf", tmp_path)
    assert "café [U+042F] [U+4E2D]" in text
    assert "2 characters have no font" in text


@pytest.mark.parametrize("make", [report_pdf, report_docx])
@pytest.mark.parametrize(
    "words", ["\x00\x1b[31m\ufffe\udc80 end", "w" * 3_000, "**bold** --x-- [1](http://evil.example)"]
)
def test_hostile_text_is_text(made, make, words, tmp_path):
    run, case, _ = made
    data = make(with_words(run, words), case)
    text = text_of(data, "report.pdf" if make is report_pdf else "report.docx", tmp_path)
    assert "[31m" in text or text.count("w") >= 3_000 or words in text
    assert b"/URI" not in data


def test_a_preliminary_paper_says_so_on_every_page(made, tmp_path):
    run, case, _ = made
    waiting = run.model_copy(update={"report": None, "status": "awaiting_review"})
    assert "PRELIMINARY: not countersigned" in text_of(report_docx(waiting, case), "report.docx", tmp_path)
    text = text_of(report_pdf(waiting, case), "report.pdf", tmp_path)
    assert "PRELIMINARY: not countersigned" in text
    pages = int(re.findall(r"page 1 of (\d+)", text)[0])
    assert text.count("PRELIMINARY, not for clinical use") == pages


def test_a_letter_does_not_carry_the_patient_s_numbers(made):
    from wardround.agents.release.paper import paper_of

    run, case, _ = made
    case = case.model_copy(update={"subject": Subject(name="Marta Invented", identifiers=("mrn|EX-100231",))})
    assert "EX-100231" in paper_of(run, case).patient
    draft = run.report.draft.model_copy(update={"task": "letter"})
    letter = run.model_copy(update={"report": run.report.model_copy(update={"draft": draft})})
    assert paper_of(letter, case).patient is None


def test_only_the_faces_that_are_needed_are_taken():
    faces = faces_here()
    if not faces:
        pytest.skip("no fonts on this machine")
    assert needed("plain words", faces) == [faces[0]]
    assert characters_of(Path(__file__)) == frozenset()  # not a font
    assert needed("x", [Face(name="broken", path=Path(__file__))]) == [Face(name="broken", path=Path(__file__))]


@pytest.mark.parametrize("absent", [("docx", "fpdf"), ("docx", "fpdf", "fontTools", "uharfbuzz")])
def test_without_the_extra_the_rest_is_written_and_what_is_missing_is_said(made, monkeypatch, tmp_path, absent):
    import sys

    run, case, _ = made
    monkeypatch.setattr("wardround.api.case_of", lambda run, **_: case)
    characters_of.cache_clear()
    for name in absent:
        monkeypatch.setitem(sys.modules, name, None)
    left_out = write_run(run, tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "run.json",
        "report.md",
        "report.html",
        "report.fhir.json",
    }
    assert ["wardround[documents]" in line for line in left_out] == [True, True]
