"""The records of the benchmark on whole drafts are whole, and a wrong sentence counts where it is flagged itself."""

from typing import get_args

from benchmarks.verifier.drafts.__main__ import figures, is_surfaced
from benchmarks.verifier.drafts.cases import Changed, Drafted, Half, LeftOut, drafted
from wardround.agents.verifier.evidence import Evidence
from wardround.records import Case, Document, Source


def test_drafts_are_whole():
    found = [one for half in get_args(Half) for one in drafted(half)]
    assert len({one.name for one in found}) == len(found) >= 48
    for one in found:
        assert one.case.documents, one.name
        for change in one.wrong:
            assert one.draft.count(change.old) == 1, (one.name, change.old)
            assert change.new != change.old, (one.name, change.old)
        for left in one.left_out:
            assert one.draft.count(left.sentence) == 1, (one.name, left.sentence)
            assert any(left.record in document.text for document in one.case.documents), (one.name, left.record)


def test_only_the_changed_sentence_counts():
    text = "Metformin 500 mg twice daily. Seen with her sister."
    note = Document(id="d1", kind="note", title="note.txt", text=text, source=Source(path="note.txt", sha256="0" * 64))
    case = Case(id="c", task="summary", root="/", documents=(note,))
    draft = "She takes metformin 850 mg twice daily. She came with her sister."
    one = Drafted("invented", case, draft, (Changed("who", "She came with her sister.", "Her sister came too."),))
    assert figures(one) == {"true": 2, "true flagged": 1, "wrong": 1, "wrong flagged": 0, "left out": 0, "surfaced": 0}


def test_what_is_left_out_counts_where_its_own_place_is_surfaced():
    text = "Allergies: penicillin (hives). Lives with her sister."
    note = Document(id="d1", kind="note", title="note.txt", text=text, source=Source(path="note.txt", sha256="0" * 64))
    case = Case(id="c", task="summary", root="/", documents=(note,))
    allergy = LeftOut("She is allergic to penicillin.", "Allergies: penicillin (hives).", "anaphylaxis")
    sister = LeftOut("She lives with her sister.", "Lives with her sister.", "nobody is rung")
    one = Drafted("invented", case, f"{allergy.sentence} {sister.sentence}", (), (allergy, sister))
    assert is_surfaced(one, allergy, Evidence(one.case))
    assert not is_surfaced(one, sister, Evidence(one.case))
