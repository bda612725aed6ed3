"""PDF text in the order in which people read it, and what stands beside it."""

import pytest

LEFT = ["The patient reports cough and", "fever for three days. She has", "no chest pain and no dyspnea.", "Appetite is normal. She takes", "metformin twice daily and has", "never smoked. No allergies."]  # fmt: skip
RIGHT = ["On examination the lungs show", "crackles at the right base with", "normal heart sounds. The abdomen", "is soft. Laboratory tests show a", "raised C-reactive protein and a", "normal white cell count today."]  # fmt: skip
TABLE = [
    ("Test", "Result", "Unit"),
    ("Sodium", "131", "mmol/L"),
    ("Potassium", "4.1", "mmol/L"),
    ("Urea", "41", "mg/dL"),
    ("CRP", "4", "mg/L"),
]


def down(lines, x=56.0, y=700.0):
    return [(x, y - 13 * number, line) for number, line in enumerate(lines)]


def by_line():
    """Two columns as a printer driver writes them: line by line over both."""
    return [place for pair in zip(down(LEFT), down(RIGHT, 320), strict=True) for place in pair]


def text_of(result):
    return result.documents[0].text.split("\n")


def test_columns_written_line_by_line_are_read_one_after_the_other(read, make):
    assert text_of(read(make.pdf(make.text_at(*by_line())), "a.pdf"))[:12] == LEFT + RIGHT


def test_columns_written_one_after_the_other_stay_so(read, make):
    assert text_of(read(make.pdf(make.text_at(*down(LEFT), *down(RIGHT, 320))), "a.pdf"))[:12] == LEFT + RIGHT


def test_columns_whose_lines_do_not_stand_beside_each_other(read, make):
    places = sorted(down(LEFT) + down(RIGHT, 320, 694), key=lambda place: -place[1])
    assert text_of(read(make.pdf(make.text_at(*places)), "a.pdf"))[:12] == LEFT + RIGHT


def test_running_header_and_footer_written_last_take_their_places(read, make):
    header = (56, 780, "Clinic of Examples - Patient: Erika Muster - page 1 of 3 - printed today at the ward")
    footer = (56, 40, "Confidential - this line of the example clinic runs over the whole width of the page")
    lines = text_of(read(make.pdf(make.text_at(*by_line(), footer, header)), "a.pdf"))
    assert lines[:14] == [header[2], *LEFT, *RIGHT, footer[2]]


def test_a_table_stays_row_by_row_below_columns(read, make):
    table = [
        (x, 500 - 13 * number, cell)
        for number, row in enumerate(TABLE)
        for x, cell in zip((56, 200, 300), row, strict=True)
    ]
    rows = [" ".join(row) for row in TABLE]
    assert text_of(read(make.pdf(make.text_at(*table)), "a.pdf"))[:5] == rows
    lines = text_of(read(make.pdf(make.text_at(*by_line(), *table)), "b.pdf"))
    assert lines[:17] == LEFT + RIGHT + rows


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_shown_turned_reads_the_same(rotate, read, make):
    assert text_of(read(make.pdf(make.text_at(*by_line()), rotate=rotate), "a.pdf"))[:12] == LEFT + RIGHT


@pytest.mark.parametrize(
    "matrix", ["0 1 -1 0 {y} {x}", "0 -1 1 0 {down} {back}", "-1 0 0 -1 {back} {y}"], ids=["up", "down", "over"]
)
def test_print_that_is_turned_itself(matrix, read, make):
    shown = []
    for x, y, line in by_line():
        numbers = matrix.format(x=x, y=800 - y, down=y - 300, back=560 - x)
        shown.append(f"/F1 10 Tf {numbers} Tm ({line}) Tj")
    assert text_of(read(make.pdf("BT " + " ".join(shown) + " ET"), "a.pdf"))[:12] == LEFT + RIGHT


def test_lines_written_from_the_bottom_up(read, make):
    assert text_of(read(make.pdf(make.text_at(*down(LEFT)[::-1])), "a.pdf"))[:6] == LEFT


def test_pages_have_spans_and_the_one_without_text_a_line(read, make):
    result = read(make.pdf(make.text_at((56, 700, "Page one.")), "", make.text_at((56, 700, "Page three."))), "a.pdf")
    (document,) = result.documents
    assert [document.text[page.start : page.end] for page in document.pages] == ["Page one.\n", "", "Page three.\n"]
    assert [(line.item, line.status) for line in result.coverage] == [("a.pdf", "read"), ("a.pdf page 2", "unreadable")]


def test_a_stray_page_of_another_patient_is_seen(read, make):
    pages = [
        make.text_at((56, 700, f"Patient: {name}"), (56, 680, "Fever.")) for name in ("Erika Muster", "Max Beispiel")
    ]
    seen = read(make.pdf(*pages), "a.pdf").sightings
    assert {one.subject.name for one in seen} == {"Erika Muster", "Max Beispiel"}
    assert seen[-1].item == "a.pdf page 2"


def test_fields_and_comments_are_part_of_the_page(read, make):
    field = "<< /Type /Annot /Subtype /Widget /FT /Tx /T (Allergy) /V (Penicillin) /Rect [56 600 200 620] >>"
    comment = "<< /Type /Annot /Subtype /Text /Contents (Checked by phone) /Rect [56 500 80 520] >>"
    extra, catalog = "/Annots [1000 0 R 1001 0 R]", "/AcroForm << /Fields [1000 0 R] >>"
    data = make.pdf(make.text_at((56, 700, "Intake form")), extra=extra, catalog=catalog, objects=(field, comment))
    assert text_of(read(data, "form.pdf"))[:3] == [
        "Intake form",
        "Field Allergy: Penicillin",
        "Comment: Checked by phone",
    ]


def test_too_many_pages_are_refused(read, make):
    (line,) = read(make.pdf("", "", ""), "a.pdf", pages=2).coverage
    assert (line.status, "limit is 2" in line.reason) == ("refused", True)


def test_a_pdf_of_pictures_needs_ocr_and_says_so(read, make, monkeypatch):
    monkeypatch.setenv("PATH", "")
    (line,) = read(make.pdf("0 0 m 9 9 l S"), "scan.pdf").coverage
    assert line.status == "unreadable"
    assert "OCR" in line.reason


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>"]
)
def test_damaged_pdfs_are_unreadable(data, read):
    assert [line.status for line in read(data, "a.pdf").coverage] == ["unreadable"]


@pytest.mark.parametrize("pages", [1, 2, 3, 7])
def test_pages_that_two_processes_share_come_back_in_their_order(pages, read, make, monkeypatch):
    from wardround.tools.readers.pdf import read as reader

    written = [make.text_at(*down([f"The patient walked {number} miles"])) for number in range(pages)]
    alone = read(make.pdf(*written), "a.pdf")
    monkeypatch.setattr(reader, "_LARGE", 0)
    monkeypatch.setattr(reader.os, "cpu_count", lambda: 2)
    shared = read(make.pdf(*written), "a.pdf")
    assert shared == alone
    assert shared.documents[0].text.count("miles") == pages
