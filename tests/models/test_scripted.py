import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from langchain_core.language_models.fake_chat_models import FakeListChatModel
from langchain_core.messages import HumanMessage
from pydantic import BaseModel

from wardround.models import ScriptedChatModel, describe, load_model, sample
from wardround.records import BadReplyError, EndpointError, EngineError, ModelNotAvailableError


class Answer(BaseModel):
    value: int


def test_replies_come_in_order_and_requests_are_remembered():
    model = ScriptedChatModel(replies=["one", "two"])
    assert [model.invoke("a").content, model.invoke("b").content] == ["one", "two"]
    assert [request.messages[0].content for request in model.requests] == ["a", "b"]
    with pytest.raises(BadReplyError, match="one more"):
        model.invoke("c")


def test_a_function_sees_the_request_and_the_schema():
    model = ScriptedChatModel(
        replies=lambda messages, schema: {"value": len(messages[0].content)} if schema else "plain"
    )
    assert model.invoke("abc").content == "plain"
    assert model.with_structured_output(Answer).invoke("abc") == Answer(value=3)
    assert model.requests[1].schema_name == "Answer"


@pytest.mark.parametrize("reply", ['{"value": 1}', '```json\n{"value": 1}\n```', {"value": 1}, Answer(value=1)])
def test_structured_replies(reply):
    assert ScriptedChatModel(replies=[reply]).with_structured_output(Answer).invoke("x") == Answer(value=1)


@pytest.mark.parametrize("reply", ["not json", '{"value": "private words"}', "{}"])
def test_a_reply_against_the_schema_is_an_error_that_does_not_repeat_it(reply):
    with pytest.raises(BadReplyError) as error:
        ScriptedChatModel(replies=[reply]).with_structured_output(Answer).invoke("x")
    assert "private" not in str(error.value)


def test_include_raw():
    runnable = ScriptedChatModel(replies=["no", {"value": 2}]).with_structured_output(Answer, include_raw=True)
    assert isinstance(runnable.invoke("x")["parsing_error"], BadReplyError)
    assert runnable.invoke("x")["parsed"] == Answer(value=2)


def test_exceptions_are_raised():
    with pytest.raises(EndpointError):
        ScriptedChatModel(replies=[EndpointError("away")]).invoke("x")


def test_every_way_of_calling():
    model = ScriptedChatModel(replies=lambda messages, schema: messages[0].content.upper())
    assert [m.content for m in model.batch(["a", "b"])] == ["A", "B"]
    assert asyncio.run(model.ainvoke("a")).content == "A"
    assert "".join(chunk.content for chunk in model.stream("a\nb")) == "A\nB"
    with ThreadPoolExecutor(8) as pool:
        assert sorted(m.content for m in pool.map(model.invoke, "abcdefgh")) == list("ABCDEFGH")
    assert len(model.requests) == 12


def test_from_a_file(tmp_path):
    (tmp_path / "list.json").write_text(json.dumps(["one", {"value": 1}]))
    (tmp_path / "rules.json").write_text(json.dumps([{"contains": "chest", "reply": {"value": 2}}]))
    assert load_model(f"scripted:{tmp_path}/list.json").invoke("x").content == "one"
    by_rule = load_model(f"scripted:{tmp_path}/rules.json").with_structured_output(Answer)
    assert by_rule.invoke("a chest") == Answer(value=2)
    with pytest.raises(BadReplyError):
        by_rule.invoke("a knee")


@pytest.mark.parametrize("content", [None, "{", "{}", "[]"])
def test_a_file_that_is_no_script(tmp_path, content):
    path = tmp_path / "script.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(ModelNotAvailableError):
        load_model(f"scripted:{path}")


@pytest.mark.parametrize("spec", ["medgemma", "transformers:", "openai:", "", "magic:x", 5, ["scripted:x"]])
def test_an_unknown_form_names_the_known_ones(spec):
    with pytest.raises(ModelNotAvailableError, match="transformers:"):
        load_model(spec)


def test_a_model_object_passes_through_and_describes_itself():
    model = ScriptedChatModel(replies=["x"], name="mine")
    assert load_model(model) is model
    assert (describe(model, role="text").model, describe(model, role="text").role) == ("mine", "text")


def test_samples_that_are_no_object_stand_among_the_others():
    model = ScriptedChatModel(replies=[Answer(value=1), "no object", BadReplyError("cut off"), Answer(value=2)])
    found = sample(model, Answer, HumanMessage("?"), n=4, temperature=0.7)
    assert [getattr(reply, "value", None) for reply in found] == [1, None, None, 2]
    foreign = FakeListChatModel(responses=["x"])
    with pytest.raises(EngineError):  # it cannot be bound to a schema, which no further try changes
        sample(foreign, Answer, HumanMessage("?"), n=2, temperature=0.7)
