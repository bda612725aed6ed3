"""Exports as hospitals have them: tables with titles above, archives, messages, names that cannot be written down."""

import io
import json
import os
import tarfile
from email.message import EmailMessage

import pytest

from wardround.agents.intake import load_case

from .conftest import BUNDLE, make_pdf, make_zip, text_at

ABOVE = "Lab export of an invented hospital\nPatient: Erika Muster\nDOB: 1961-04-02\n\n"


def facts(result):
    return [
        (f.ref, f.name, f.value, f.quantity and f.quantity.unit, f.interpretation)
        for one in result.documents
        for f in one.facts
    ]


def test_headings_below_titles_are_found_and_the_titles_kept(read):
    result = read(
        f"{ABOVE}Date,Test,Result,Unit,Reference Range\n2026-03-02,Sodium,131,mmol/L,135-145\n".encode(), "a.csv"
    )
    assert facts(result) == [("row 6", "Sodium", "131", "mmol/L", "low")]
    assert result.documents[0].text.startswith("Lab export of an invented hospital\n")
    assert result.sightings[0].subject.birth_date == "1961-04-02"


def test_sheets_keep_what_stands_above_their_table(read, make):
    (document,) = read(
        make.xlsx([["Ward 3"], [], ["Test", "Result", "Unit"], ["Hb", "9.1", "g/dL"]]), "a.xlsx"
    ).documents
    assert document.text == "Ward 3\nHb: 9.1 g/dL\n"
    assert document.facts[0].ref == "row 4"


def test_a_table_in_a_text_file_is_a_table(read):
    assert facts(read(b"Test\tResult\tUnit\nSodium\t131\tmmol/L\n", "a.txt")) == [
        ("row 2", "Sodium", "131", "mmol/L", None)
    ]


def test_what_spreadsheets_say_of_the_separator(read):
    found = facts(read(b"sep=;\nTest;Result;Unit\nSodium;131,5;mmol/L\n", "a.csv"))
    assert found == [("row 3", "Sodium", "131,5", "mmol/L", None)]


def test_columns_for_analytes_with_units_below_or_in_the_headings(read):
    below = facts(read(b"Collected,Na,Creat\n,mmol/L,umol/L\n2026-03-02,131,88\n", "a.csv"))
    assert below == [
        ("row 3 Na (mmol/L)", "Na", "131", "mmol/L", None),
        ("row 3 Creat (umol/L)", "Creat", "88", "umol/L", None),
    ]
    beside = read(b"Date,Hb g/dL,CRP [mg/L],Neutrophils %\n2026-03-02,9.1 L,<0.01,71*\n", "b.csv")
    assert [(name, unit) for _, name, _, unit, _ in facts(beside)] == [
        ("Hb", "g/dL"),
        ("CRP", "mg/L"),
        ("Neutrophils", "%"),
    ]


def test_a_row_of_units_that_is_shorter_than_the_headings(read):
    found = facts(read(b"Date,Hb,CRP,Note of ward\n,g/dL,mg/L\n2026-03-02,9.1,4,x\n", "a.csv"))
    assert [(name, unit) for _, name, _, unit, _ in found][:2] == [("Hb", "g/dL"), ("CRP", "mg/L")]


def test_urine_is_told_from_blood_and_a_withdrawn_result_says_so(read):
    (document,) = read(b"Test,Result,Unit,Specimen,Status\nSodium,20,mmol/L,Urine,cancelled\n", "a.csv").documents
    assert document.text == "Sodium (urine): 20 mmol/L (Urine; cancelled)\n"


def test_headings_alone_are_no_success(read):
    (line,) = read(b"Test,Result,Unit\n", "a.csv").coverage
    assert (line.status, line.reason) == ("unreadable", "headings without a row")


def test_utf16_json_is_read(read):
    (document,) = read(json.dumps(BUNDLE).encode("utf-16"), "bundle.json").documents
    assert document.kind == "fhir"


def tar() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        archive.addfile(tarfile.TarInfo("note.txt"))
    return buffer.getvalue()


ENCRYPTED = bytes(byte | (place == 6) for place, byte in enumerate(make_zip({"a.txt": "x"})))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (tar(), "tar archive"),
        (ENCRYPTED, "encrypted zip"),
        (make_zip({"ppt/presentation.xml": "<p/>"}), "PowerPoint"),
        (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "OpenDocument"),
        (make_zip({"xl/workbook.bin": "x"}), "binary Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0" + "EncryptedPackage".encode("utf-16-le"), "encrypted Office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0" + "__substg1.0_001".encode("utf-16-le"), "Outlook message"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"%!PS-Adobe-3.0\n/x {moveto} def\n", "PostScript"),
    ],
)
def test_what_is_not_taken_is_named_for_what_it_is(data, reason, read):
    (line,) = read(data, "file.bin").coverage
    assert line.status == "refused"
    assert reason in line.reason


def mail() -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["Date"] = "Result", "Mon, 02 Mar 2026 08:00:00 +0100"
    message.set_content("Patient: Erika Muster\nThe sodium is low – call back.\n")
    message.add_alternative("<html><body><p>The sodium is low</p></body></html>", subtype="html")
    pdf = make_pdf(text_at((56, 700, "Attached report: sodium 131.")))
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename="r.pdf")
    return message


def test_a_message_and_what_is_attached_to_it(read):
    message = mail()
    message.add_attachment(bytes(range(8)) * 8, maintype="image", subtype="png", filename="x.png")
    result = read(message.as_bytes(), "m.eml")
    body, report = result.documents
    assert "The sodium is low – call back." in body.text
    assert body.date == "2026-03-02"
    assert report.text.startswith("Attached report: sodium 131.")
    assert result.sightings[0].subject.name == "Erika Muster"
    assert [(line.item, line.status) for line in result.coverage] == [
        ("m.eml", "read"),
        ("m.eml attachment 1 (r.pdf)", "read"),
        ("m.eml attachment 2 (x.png)", "unreadable"),
    ]


def test_attachments_are_named_and_a_table_among_them_gives_results(read):
    message = EmailMessage()
    message["Date"] = "Mon, 02 Mar 2026 08:00:00 +0100"
    message.set_content("See the results.")
    table = b"Date,Test,Result,Unit,Range\n2026-03-01,CRP,4,mg/L,<5\n"
    message.add_attachment(table, maintype="application", subtype="vnd.ms-excel", filename="../re\u00e9 sults.csv")
    message.add_attachment(tar(), maintype="application", subtype="x-tar", filename="more.tgz")
    result = read(message.as_bytes(), "m.eml")
    (fact,) = result.documents[1].facts
    assert (fact.name, fact.quantity.value, result.documents[1].title) == ("CRP", 4, "re\u00e9 sults.csv")
    refused = result.coverage[-1]
    assert (refused.item, refused.reason) == (
        "m.eml attachment 2 (more.tgz)",
        "a gzip file inside a file is not opened (save it as a file of its own)",
    )


def test_pages_around_an_attachment_are_both_read_and_dated(read):
    message = EmailMessage()
    message["Date"] = "Mon, 02 Mar 2026 08:00:00 +0100"
    message.set_content("<p>See the report.</p>", subtype="html")
    message.make_mixed()
    for text in ("", "<p>Call me about the sodium.</p>"):
        part = EmailMessage()
        part.set_content(text, subtype="html")
        message.attach(part)
    result = read(message.as_bytes(), "m.eml")
    assert [one.text.strip() for one in result.documents] == ["See the report.", "Call me about the sodium."]
    assert result.documents[0].date == "2026-03-02"
    assert [line.status for line in result.coverage] == ["read", "read"]


def test_an_empty_plain_text_hides_no_page(read):
    message = EmailMessage()
    message["Date"] = "Mon, 02 Mar 2026 08:00:00 +0100"
    message.set_content(" ")
    message.add_alternative("<p>The sodium is low.</p>", subtype="html")
    assert read(message.as_bytes(), "m.eml").documents[0].text.strip() == "The sodium is low."


def test_a_message_in_a_message_is_on_record(read):
    outer = EmailMessage()
    outer.set_content("See below.")
    outer.add_attachment(mail().as_bytes(), maintype="application", subtype="octet-stream", filename="inner.eml")
    assert [line.status for line in read(outer.as_bytes(), "m.eml").coverage] == ["read", "refused"]


def test_a_saved_web_page(read):
    page = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><p>Patient: Erika Muster</p><p>Temp 38=C2=B0C</p></body></html>\r\n"
        b"--b\r\nContent-Type: text/css\r\n\r\np {}\r\n--b--\r\n"
    )
    result = read(page, "page.mht")
    assert result.documents[0].text.split("\n")[0] == "Patient: Erika Muster"
    assert "38°C" in result.documents[0].text
    assert [line.status for line in result.coverage] == ["read"]


def test_a_note_that_begins_like_a_message_stays_a_note(read):
    (document,) = read(b"Date: 2026-03-02\nSubject: fever\n\nINVENTED. Fever.\n", "note.txt").documents
    assert document.source.media_type == "text/plain"


def test_a_name_that_cannot_be_written_down_costs_only_its_file(tmp_path):
    (tmp_path / "note.txt").write_text("INVENTED. Fever.\n")
    try:
        with open(os.fsencode(tmp_path) + b"/latin\xe9.txt", "wb") as file:  # noqa: PTH123 - bytes, as such a name is
            file.write(b"INVENTED. Cough.\n")
    except OSError:
        pytest.skip("this file system takes no such name")
    case = load_case(tmp_path)
    assert {line.item: line.status for line in case.coverage} == {"note.txt": "read", r"latin\udce9.txt": "refused"}
    assert case.model_dump_json()


def test_copies_are_named(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("INVENTED. Fever.\n")
    reasons = {line.item: line.reason for line in load_case(tmp_path).coverage}
    assert "a.txt" in reasons["b.txt copy"]


def hl7(*segments: str) -> bytes:
    head = r"MSH|^~\&|LAB|HOSP|||20260302080000||ORU^R01|1|P|2.5"
    return "\r".join([head, "PID|1||EX-7||Muster^Erika||19610402|F", *segments]).encode()


def test_hl7_results_that_were_withdrawn_are_on_record_and_no_facts(read):
    result = read(
        hl7("OBX|1|NM|1^K||4.1|mmol/L|||||D", "OBX|2|NM|2^Na||131|mmol/L|||||F", "OBX|3|NM|3^Ca||2|mmol/L|||||W"),
        "m.hl7",
    )
    assert [fact.name for fact in result.documents[0].facts] == ["Na"]
    assert "4.1" not in result.documents[0].text
    assert [(line.item, line.status) for line in result.coverage] == [
        ("m.hl7", "read"),
        ("m.hl7 OBX 1", "refused"),
        ("m.hl7 OBX 3", "refused"),
    ]


def test_hl7_repetitions_nulls_and_escapes(read):
    (document,) = read(
        hl7(
            "OBX|1|CE|5^Culture||1^E. coli^SCT~2^S. aureus^SCT||||||F",
            'OBX|2|NM|6^Na||""|mmol/L|||||F',
            r"OBX|3|FT|7^Note||\X41\\X42\ one\.sp2\two||||||F",
            "NTE|1|L|Haemolysed~Repeat sent",
        ),
        "m.hl7",
    ).documents
    assert document.text == "Culture: E. coli; S. aureus\nAB one\ntwo\nHaemolysed\nRepeat sent\n"


def test_hl7_results_have_the_time_of_their_own_order(read):
    (document,) = read(
        hl7(
            "OBR|1|||1^A|||20260301",
            "OBX|1|NM|1^Na||131|mmol/L|||||F",
            "OBR|2|||2^B|||20260302",
            "OBX|2|NM|1^Na||135|mmol/L|||||F",
        ),
        "m.hl7",
    ).documents
    assert [(fact.value, fact.date) for fact in document.facts] == [("131", "2026-03-01"), ("135", "2026-03-02")]
    assert document.text.startswith("2026-03-01 Na: 131")


def test_symbols_of_word_and_deleted_text_of_rtf(read, make):
    run = '<w:r><w:t>INR </w:t><w:sym w:font="Symbol" w:char="F0A3"/><w:t>3</w:t><w:noBreakHyphen/><w:t>4 </w:t><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    assert read(make.docx(f"<w:p>{run}</w:p>"), "a.docx").documents[0].text == "INR ≤3-4 ☑\n"
    rtf = rb"{\rtf1 Aspirin {\deleted 500}{\revised 100} mg\bin3 }{\ daily\par}"
    assert read(rtf, "a.rtf").documents[0].text == "Aspirin 100 mg daily\n"
