"""What a model adds on written cases: with a scripted double, on an invented record."""

import pytest

import wardround as wr
from benchmarks.verifier.written.cases import Written, Wrong
from benchmarks.verifier.written.judged import figures, judge
from wardround.agents.verifier import load_scorers
from wardround.models import ScriptedChatModel
from wardround.records import EndpointError, EngineError

NOTE = "INVENTED PATIENT\nShe has had gout for years. She keeps bees. Colchicine 500 micrograms twice daily."


@pytest.fixture
def case():
    true = ("She has gout.", "She keeps bees.", "She takes colchicine 500 micrograms twice daily.")
    wrong = (
        Wrong("invented", 1, "She was told about her bees by her doctor."),
        Wrong("drug", 2, "She takes warfarin."),
    )
    return Written("n01", wr.load_case({"note.txt": NOTE}), true, wrong)


def scorer(reply):
    (made,) = load_scorers(["model:closest"], text_model=ScriptedChatModel(replies=reply))
    return made


def test_a_doubt_of_the_model_alone_counts_for_both_only(case):
    told = judge(
        case, scorer(lambda m, s: {"verdict": "contradicted" if "by her doctor" in m[0].text else "supported"}), 1
    )
    found = figures(list(told))
    assert found["both"]["wrong flagged"] == found["rules"]["wrong flagged"] + 1
    assert found["both"]["true flagged"] == found["rules"]["true flagged"] == 0
    assert (found["both"]["true"], found["both"]["wrong"]) == (3, 2)
    assert found["rules"]["area under the curve"] == 1.0


def test_sentences_can_be_thinned_out(case):
    told = list(judge(case, scorer(lambda m, s: {"verdict": "supported"}), 2))
    assert [one.is_true for one in told] == [True, True, False]


def test_a_model_that_does_not_answer_gives_no_figures(case):
    def away(messages, schema):
        raise EndpointError("away")

    with pytest.raises(EngineError):
        list(judge(case, scorer(away), 1))
