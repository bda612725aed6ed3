"""Programs made for LangChain's human-in-the-loop middleware can drive a review: its request, its four answers."""

import json

import pytest
from langgraph.checkpoint.memory import InMemorySaver
from langgraph.types import Command

import wardround as wr
from wardround.graphs.serialization import serializer

WHO = "Dr A. Example"


def answer(kind, **fields):
    return wr.HumanAnswer.model_validate({"decisions": [{"type": kind, **fields}], "reviewer": WHO})


@pytest.fixture
def embedded(case_folder, settings):
    """The graph in a program of somebody else's, stopped for a person, and what it asks."""
    graph = wr.build_graph(settings, InMemorySaver(serde=serializer()))
    config = {"configurable": {"thread_id": "t1"}}
    result = graph.invoke({"case": wr.load_case(case_folder)}, config)
    return graph, config, result["__interrupt__"][0].value


def resumed(embedded, given, **context):
    from wardround.graphs.context import Context
    from wardround.home import default_settings

    graph, config, _ = embedded
    return graph.invoke(Command(resume=given), config, context=Context(settings=default_settings(), **context))


def test_the_request_has_the_shape_that_such_programs_read(embedded):
    _, _, request = embedded
    (action,) = request["action_requests"]
    (config,) = request["review_configs"]
    assert set(action) == {"name", "args", "description"}
    assert config == {
        "action_name": action["name"],
        "allowed_decisions": ["approve", "edit", "reject", "respond"],
    }
    assert action["args"]["claims"]
    assert action["args"]["draft_sha256"] == request.draft_sha256
    assert json.loads(json.dumps(action)) == action
    assert "review level" in action["description"]
    with pytest.raises(KeyError):
        request["model_dump"]


def test_a_request_that_was_written_out_can_be_read_again(embedded):
    _, _, request = embedded
    assert wr.ReviewRequest.model_validate_json(request.model_dump_json()) == request
    assert {"action_requests", "review_configs"} <= request.model_dump().keys()


def test_approve_with_the_reviewer_of_the_context(embedded):
    done = resumed(embedded, {"decisions": [{"type": "approve"}]}, reviewer=WHO)
    assert (done["outcome"], done["report"].reviewer) == ("final", WHO)
    assert done["reviews"][0].at is not None


def test_who_decides_must_be_said(embedded):
    again = resumed(embedded, {"decisions": [{"type": "approve"}]})
    assert "does not say who decides" in again["__interrupt__"][0].value.problem
    done = resumed(embedded, {"decisions": [{"type": "approve"}], "reviewer": WHO})
    assert done["report"].reviewer == WHO


def test_edit_gives_the_arguments_back_changed(embedded):
    _, _, request = embedded
    (action,) = request["action_requests"]
    args = json.loads(json.dumps(action["args"]))
    first, second = list(args["claims"])[:2]
    args["claims"][first] = args["claims"][first].rstrip(".") + ", as the note says."
    args["claims"][second] = None
    args["omissions"] = dict.fromkeys(args["omissions"], "dismiss")
    edited = {"type": "edit", "edited_action": {"name": action["name"], "args": args}}
    state = resumed(embedded, {"decisions": [edited], "reviewer": WHO})
    (review,) = state["reviews"]
    assert {(e.claim_id, e.decision) for e in review.edits} == {(first, "edit"), (second, "reject")}
    assert all(o.decision == "dismiss" for o in review.omissions)
    assert second not in {claim.id for claim in state["draft"].claims}


def test_reject_and_respond(case_folder):
    run = wr.run(case_folder)
    again = wr.decide(run.id, answer("respond", message="Name the dose."))
    assert again.status == "awaiting_review"
    assert (again.reviews[0].decision, again.reviews[0].comment) == ("return", "Name the dose.")
    done = wr.decide(run.id, answer("reject", message="Wrong patient."))
    assert (done.status, done.reviews[1].comment) == ("rejected", "Wrong patient.")


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"edited_action": {"name": "send_email", "args": {}}},
        {"edited_action": {"name": "countersign", "args": {"claims": ["c1"]}}},
        {"edited_action": {"name": "countersign", "args": {"to": "x"}}},
        {"edited_action": {"name": "countersign", "args": {"omissions": {"1": "burn"}}}},
        {"edited_action": {"name": "countersign", "args": {"omissions": {"x": "accept"}}}},
        {"edited_action": {"name": "countersign", "args": {"claims": {"c999": "x"}}}},
        {"edited_action": {"name": "countersign", "args": {"claims": {}}}},
    ],
)
def test_an_edit_that_does_not_fit_is_refused_and_the_run_still_waits(case_folder, fields):
    run = wr.run(case_folder)
    with pytest.raises(wr.InvalidReviewError):
        wr.decide(run.id, answer("edit", **fields))
    assert wr.get_run(run.id).status == "awaiting_review"


@pytest.mark.parametrize("given", [{"decision": "approve", "reviewer": WHO}, "approve", None])
def test_what_is_no_decision_is_refused_and_the_run_still_waits(case_folder, given):
    run = wr.run(case_folder)
    with pytest.raises(wr.InvalidReviewError, match=f"not {type(given).__name__}"):
        wr.decide(run.id, given)
    assert wr.get_run(run.id).status == "awaiting_review"


def test_an_answer_on_another_draft_is_stale(case_folder):
    run = wr.run(case_folder)
    args = {"claims": {run.draft.claims[0].id: "Other."}, "draft_sha256": "0" * 64}
    with pytest.raises(wr.StaleReviewError):
        wr.decide(run.id, answer("edit", edited_action={"name": "countersign", "args": args}))


@pytest.mark.parametrize("count", [0, 2])
def test_one_action_takes_one_decision(case_folder, count):
    run = wr.run(case_folder)
    given = {"decisions": [{"type": "reject"}] * count, "reviewer": WHO}
    with pytest.raises(wr.InvalidReviewError, match="exactly one"):
        wr.decide(run.id, wr.HumanAnswer.model_validate(given))


def test_a_verb_of_their_own_is_no_answer():
    with pytest.raises(ValueError, match="decisions"):
        wr.HumanAnswer.model_validate({"decisions": [{"type": "ignore"}]})
