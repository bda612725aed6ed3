"""The records of the benchmark on single statements are whole, and its figures count what the verifier says."""

from benchmarks.verifier.statements.__main__ import figures
from benchmarks.verifier.statements.cases import Stated, stated
from wardround.records import Case, Document, Source


def test_records_are_whole():
    found = list(stated("q"))
    assert len({one.name for one in found}) == len(found) > 50
    for one in found:
        assert one.true, one.name
        assert one.wrong, one.name
        assert not set(one.true) & set(one.wrong), one.name


def test_both_kinds_are_counted():
    text = "Metformin 500 mg twice daily. No known allergies."
    note = Document(id="d1", kind="note", title="note.txt", text=text, source=Source(path="note.txt", sha256="0" * 64))
    case = Case(id="c", task="summary", root="/", documents=(note,))
    one = Stated("invented", case, ("She takes metformin 500 mg twice a day.",), ("She takes metformin 850 mg.",))
    assert figures(one) == {"true": 1, "true flagged": 0, "wrong": 1, "wrong flagged": 1}
