"""Citations of turns of an invented dialogue: of the right turn, another one, a nod, a moved place."""

import pytest

import wardround as wr
from wardround.agents.verifier import verify_draft
from wardround.records import Case, Citation, Claim, Document, Draft, Source

DIALOGUE = """INVENTED PATIENT
[doctor] hi , bruno . good to see you .
[patient] good morning .
[doctor] so what brings you in today ?
[patient] i've had a cough for ten days , and my ankles are puffy in the evening .
[doctor] okay . any fever ? chills ?
[patient] no .
[doctor] so the cough keeps you awake at night .
[patient] yes .
[doctor] are you still smoking half a pack a day ?
[patient] i stopped smoking in march .
[doctor] let me take a look . on your lung exam i hear crackles at the right base . your heart rate is eighty eight .
[patient] okay .
[doctor] i want you to take doxycycline one hundred milligrams twice a day for seven days .
[patient] will it work with my furosemide ?
[doctor] yes , that is fine . and we'll repeat the chest x-ray in six weeks .
"""


@pytest.fixture
def talk() -> Case:
    source = Source(path="talk.txt", sha256="0" * 64)
    document = Document(id="d1", kind="dialogue", title="talk", text=DIALOGUE, source=source)
    return Case(id="talk", task="summary", root="/", documents=(document,))


def quoting(words: str, by: int = 0) -> Citation:
    start = DIALOGUE.index(words) + by
    end = start + len(words)
    return Citation(source_id="d1", start=start, end=end, quote=DIALOGUE[start:end])


def draft_of(text: str, *citations: Citation) -> Draft:
    claim = Claim(id="c1", text=text, kind="finding", section="Note", citations=citations)
    return Draft(task="answer", title="Note", claims=(claim,), engine="made for a test")


def flags_on(case: Case, text: str, *citations: Citation) -> dict[str, wr.Flag]:
    flags = verify_draft(draft_of(text, *citations), case).verdicts[0].flags
    return {flag.check: flag for flag in flags if flag.severity != "note"}


ANKLES, HEART = "The ankles are swollen in the evening.", "Heart rate: 88 bpm."
NO_FEVER, SMOKING = "Denies fever and chills.", "He quit smoking in March."
DRUG = "Doxycycline 100 mg twice daily for 7 days."


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (ANKLES, "[patient] i've had a cough for ten days , and my ankles are puffy in the evening ."),
        (ANKLES, "my ankles are puffy"),
        (HEART, "your heart rate is eighty eight ."),
        (NO_FEVER, "[patient] no ."),  # the answer, to two questions
        (NO_FEVER, "[doctor] okay . any fever ? chills ?"),  # the question
        (SMOKING, "[patient] i stopped smoking in march ."),
        ("The cough keeps him awake at night.", "[patient] yes ."),  # it answers a statement
        (DRUG, "take doxycycline one hundred milligrams twice a day for seven days"),
        ("The patient agrees to the plan.", "[patient] okay ."),
    ],
)
def test_the_turn_that_says_it_may_be_cited(talk, text, cited):
    assert not {"citation_elsewhere", "citation_cut"} & flags_on(talk, text, quoting(cited)).keys()


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (ANKLES, "[doctor] are you still smoking half a pack a day ?"),
        (HEART, "[patient] okay ."),  # a nod to it
        (NO_FEVER, "[patient] i stopped smoking in march ."),
        ("Crackles at the right lung base.", "[patient] okay ."),
        (DRUG, "[patient] will it work with my furosemide ?"),
        (SMOKING, "[doctor] so the cough keeps you awake at night ."),
        ("No rales or wheezes.", "[patient] good morning ."),  # which nothing says, and a greeting least of all
    ],
)
def test_another_turn_is_told(talk, text, cited):
    assert "citation_elsewhere" in flags_on(talk, text, quoting(cited))


def test_the_flag_says_which_place_was_better(talk):
    better = quoting("your heart rate is eighty eight .")
    flag = flags_on(talk, HEART, quoting("[patient] i stopped smoking in march ."))["citation_elsewhere"]
    assert f"d1 {better.start}-{better.end}" in flag.message
    assert [one.quote for one in flag.citations] == [better.quote]


def test_a_quotation_is_of_the_place_where_it_stands(talk):
    cited = quoting("[doctor] are you still smoking half a pack a day ?")  # with its answer it says as much
    assert "citation_elsewhere" in flags_on(talk, "I stopped smoking in March.", cited)


WHOLE = "[doctor] so the cough keeps you awake at night ."


@pytest.mark.parametrize("by", [-37, -8, 5, 29])
@pytest.mark.parametrize("text", ["The cough keeps him awake at night.", "so the cough keeps you awake at night ."])
def test_a_moved_place_is_told_though_it_reads_as_quoted(talk, text, by):
    assert flags_on(talk, text, quoting(WHOLE, by)).keys() & {"citation_cut", "citation_elsewhere"}


@pytest.mark.parametrize(
    "words",
    [
        "ctor] so the cough keeps you awake",  # within who speaks
        " keeps you awake at night .",  # from a blank within a sentence
        "ve had a cough for ten days",  # within a word
        "keeps you awake at night .\n[patient] yes .\n[doctor] are you still",  # from one speaker into another
    ],
)
def test_a_place_that_cuts_what_is_said_is_told(talk, words):
    assert "citation_cut" in flags_on(talk, "The cough keeps him awake at night.", quoting(words))


@pytest.mark.parametrize(
    "words",
    [
        "the cough keeps you awake",
        "so the cough keeps you awake at night .\n[patient] yes",
        "my ankles are puffy in the evening .\n[doctor] okay .",
        "any fever ? chills ?\n[patient] no .",
        "on your lung exam i hear crackles at the right base . your heart rate is eighty eight .",
    ],
)
def test_a_clause_or_whole_sentences_may_be_cited(talk, words):
    assert "citation_cut" not in flags_on(talk, "He has a cough, with crackles at the right base.", quoting(words))


@pytest.mark.parametrize("words", [" so the cough keeps you awake at night .", " Worst: 7/10.", "Worst: 7/10."])
def test_what_follows_a_speaker_or_a_list_mark_may_begin_with_its_blank(talk, words):
    text = f"{DIALOGUE}•\u202fPain now: 2/10.\n• Worst: 7/10.\n"
    case = talk.model_copy(update={"documents": (talk.documents[0].model_copy(update={"text": text}),)})
    start = text.index(words)
    cited = Citation(source_id="d1", start=start, end=start + len(words), quote=words)
    assert "citation_cut" not in flags_on(case, words.strip(), cited)


def test_a_draft_with_citations_can_be_handed_in(talk):
    wrong, right = quoting("[patient] okay ."), quoting("[patient] i stopped smoking in march .")
    assert "citation_elsewhere" in [flag.check for flag in wr.verify(draft_of(SMOKING, wrong), talk).all_flags()]
    assert wr.verify(draft_of(SMOKING, right), talk).verdicts[0].flags == ()
    uncited = wr.verify(draft_of(SMOKING), {"talk": DIALOGUE})
    assert "citation_missing" in [flag.code for flag in uncited.verdicts[0].flags]
