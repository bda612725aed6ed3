"""The records of the benchmark on whole drafts are whole, and a wrong sentence counts where it is flagged itself."""

from typing import get_args

from benchmarks.verifier.drafts.__main__ import figures
from benchmarks.verifier.drafts.cases import Changed, Drafted, Half, drafted
from wardround.records import Case, Document, Source


def test_drafts_are_whole():
    found = [one for half in get_args(Half) for one in drafted(half)]
    assert len({one.name for one in found}) == len(found) == 32
    for one in found:
        assert one.case.documents, one.name
        for change in one.wrong:
            assert one.draft.count(change.old) == 1, (one.name, change.old)
            assert change.new != change.old, (one.name, change.old)


def test_only_the_changed_sentence_counts():
    text = "Metformin 500 mg twice daily. Seen with her sister."
    note = Document(id="d1", kind="note", title="note.txt", text=text, source=Source(path="note.txt", sha256="0" * 64))
    case = Case(id="c", task="summary", root="/", documents=(note,))
    draft = "She takes metformin 850 mg twice daily. She came with her sister."
    one = Drafted("invented", case, draft, (Changed("who", "She came with her sister.", "Her sister came too."),))
    assert figures(one) == {"true": 2, "true flagged": 1, "wrong": 1, "wrong flagged": 0}
