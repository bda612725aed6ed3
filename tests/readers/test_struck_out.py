"""What is struck out in a letter is no statement any more."""

import pytest

RUN = "<w:r><w:rPr>{}</w:rPr><w:t xml:space='preserve'>{}</w:t></w:r>"


def word(make):
    runs = [("", "Takes "), ("<w:strike/>", "digoxin "), ("<w:dstrike w:val='true'/>", "aspirin ")]
    runs += [("<w:strike w:val='0'/>", "bisoprolol "), ("<w:b/>", "daily.")]
    return make.docx("<w:p>" + "".join(RUN.format(*run) for run in runs) + "</w:p>")


def rtf(_):
    return rb"{\rtf1\ansi Takes {\strike digoxin }\strike aspirin \strike0 bisoprolol \striked1 iron \plain daily.\par}"


def page(_):
    struck = (
        "<s>digoxin</s> <del>aspirin <b>and</b> iron</del> <span style='text-decoration: line-through'>senna</span>"
    )
    return f"<html><body><p>Takes {struck} bisoprolol daily.</p></body></html>".encode()


@pytest.mark.parametrize(("name", "form"), [("note.docx", word), ("note.rtf", rtf), ("note.html", page)])
def test_what_is_struck_out_is_left_out_and_on_record(name, form, make, read):
    result = read(form(make), name)
    assert " ".join(result.documents[0].text.split()) == "Takes bisoprolol daily."
    assert f"{name} struck out" in [line.item for line in result.coverage]


def test_a_letter_without_it_has_no_such_line(make, read):
    result = read(make.docx("<w:p>" + RUN.format("<w:i/>", "Takes bisoprolol.") + "</w:p>"), "note.docx")
    assert len(result.coverage) == 1


def test_no_gap_is_left_on_a_page(make, read):
    (document,) = read(page(make), "note.html").documents
    assert document.text == "Takes bisoprolol daily.\n"
