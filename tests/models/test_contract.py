"""What an agent may count on, whichever engine is behind it: the same tests for all.

The small models are random: of the 27B's shape, of the 4B's, the former under a LoRA adapter and in 8-bit weights, and
the 4B's behind a real server on loopback. The double and the scripted server say what a text model of `TAKES`
characters would.
"""

import asyncio
import base64
import io
from contextlib import ExitStack
from typing import Annotated, Any, Literal, NamedTuple

import pytest
from langchain_core.messages import AIMessage, HumanMessage
from pydantic import BaseModel, Field

from tests.models.adapter import make_adapter
from tests.models.serving import NAME, serving
from wardround.models import ScriptedChatModel, describe, load_model, sample
from wardround.records import ContextTooLongError, UnsupportedInputError

TAKES = 100_000
QUESTIONS = ["chest pain, left lobe", "blood pressure", "stop metformin", "no effusion", "acute cough"]


class Answer(BaseModel):
    present: Literal["yes", "no"]
    grade: Annotated[int, Field(ge=0, le=9)]


class Engine(NamedTuple):
    """A model, what its record must name, and whether it takes images."""

    model: Any
    name: str
    sees: bool = False


def scripted() -> Engine:
    def say(messages, schema):
        if any(part["type"] != "text" for message in messages for part in message.content if isinstance(part, dict)):
            return UnsupportedInputError("this model takes text only")
        text = messages[-1].text
        if len(text) > TAKES:
            return ContextTooLongError("longer than the model takes")
        return Answer(present="yes", grade=len(text) % 10) if schema else f"{text}\nsaid"

    return Engine(ScriptedChatModel(replies=say, name="double"), "double")


def endpoint(server) -> Engine:
    def answer(body):
        content = body["messages"][-1]["content"]
        if not isinstance(content, str):
            return server.reply({"error": {"message": "tiny is not a multimodal model"}}, 400)
        if len(content) > TAKES:
            return server.reply({"error": {"code": "context_length_exceeded"}}, 400)
        if "response_format" in body:
            return server.completion(Answer(present="no", grade=len(content) % 10).model_dump_json())
        said = f"{content}\nsaid"
        return server.events(said[:7], said[7:]) if body.get("stream") else server.completion(said)

    server.answer = answer
    return Engine(load_model(f"openai:{server.url}#tiny", backoff=0.001), f"{server.url}#tiny")


@pytest.fixture(scope="module")
def small_models():
    """Each is loaded once, and served once."""
    with ExitStack() as stack:
        yield {"stack": stack}


def small(kept, folder, *, sees: bool, **options) -> Engine:
    key = (folder, *options)
    if key not in kept:
        settings = {"dtype": "float32", "max_new_tokens": 32, "allow_cut": True}
        kept[key] = load_model(f"transformers:{folder}", **settings, **options)
    return Engine(kept[key], str(folder), sees)


def served(kept, folder) -> Engine:
    if "served" not in kept:
        url = kept["stack"].enter_context(serving(small(kept, folder, sees=True).model))
        kept["served"] = url, load_model(f"openai:{url}", max_tokens=32, allow_cut=True, backoff=0.001)
    url, model = kept["served"]
    return Engine(model, f"{url}#{NAME}", sees=True)


def adapted(kept, folder, tmp_path_factory) -> Engine:
    pytest.importorskip("peft", reason="needs peft")
    if "adapter" not in kept:
        kept["adapter"] = make_adapter(folder, tmp_path_factory.mktemp("adapter"))
    return small(kept, folder, sees=False, adapter=str(kept["adapter"]))


def eighth(kept, folder) -> Engine:
    pytest.importorskip("torchao", reason="needs the extra quantised")
    return small(kept, folder, sees=False, quantisation="torchao-int8")


REAL = ("27b", "4b", "27b with adapter", "27b in int8", "4b behind a server")


@pytest.fixture(
    params=["scripted", "scripted server", *(pytest.param(name, marks=pytest.mark.engine) for name in REAL)]
)
def engine(request, small_models, tmp_path_factory):
    if request.param == "scripted":
        return scripted()
    if request.param == "scripted server":
        return endpoint(request.getfixturevalue("server"))
    folder = request.getfixturevalue("image_folder" if request.param.startswith("4b") else "text_folder")
    if request.param == "27b with adapter":
        return adapted(small_models, folder, tmp_path_factory)
    if request.param == "27b in int8":
        return eighth(small_models, folder)
    if request.param == "4b behind a server":
        return served(small_models, folder)
    return small(small_models, folder, sees=request.param == "4b")


def picture(shade: int) -> dict[str, Any]:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), (shade, 0, 255 - shade)).save(buffer, format="PNG")
    uri = f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"
    return {"type": "image_url", "image_url": {"url": uri}}


def test_invoke_gives_one_message_and_the_same_each_time(engine):
    reply = engine.model.invoke(QUESTIONS[0])
    assert isinstance(reply, AIMessage)
    assert reply.content
    assert engine.model.invoke(QUESTIONS[0]).content == reply.content
    assert asyncio.run(engine.model.ainvoke(QUESTIONS[0])).content == reply.content


def test_batch_keeps_the_order(engine):
    alone = [engine.model.invoke(question).content for question in QUESTIONS]
    assert len(set(alone)) > 1
    assert [reply.content for reply in engine.model.batch(QUESTIONS)] == alone


def test_a_stream_joins_to_what_invoke_says(engine):
    pieces = [chunk.content for chunk in engine.model.stream(QUESTIONS[1])]
    assert len(pieces) > 1
    assert "".join(pieces) == engine.model.invoke(QUESTIONS[1]).content


def test_structured_output_is_an_object_of_the_schema(engine):
    asker = engine.model.with_structured_output(Answer)
    assert isinstance(asker.invoke(QUESTIONS[0]), Answer)
    assert all(isinstance(answer, Answer) for answer in asker.batch(QUESTIONS[:2]))


def test_samples_are_objects_of_the_schema(engine):
    found = sample(engine.model, Answer, HumanMessage(QUESTIONS[0]), n=3, temperature=1.0)
    assert len(found) == 3
    assert all(isinstance(answer, Answer) for answer in found)


@pytest.mark.parametrize("way", ["invoke", "stream", "structured", "batch"])
def test_what_is_too_long_ends_in_a_typed_error_that_does_not_repeat_it(engine, way):
    text = "cough " * 140_000
    ways = {
        "invoke": lambda: engine.model.invoke(text),
        "stream": lambda: list(engine.model.stream(text)),
        "structured": lambda: engine.model.with_structured_output(Answer).invoke(text),
        "batch": lambda: engine.model.batch([QUESTIONS[0], text]),
    }
    with pytest.raises(ContextTooLongError) as error:
        ways[way]()
    assert "cough" not in str(error.value)


def test_an_error_in_a_batch_leaves_the_other_replies(engine):
    found = engine.model.batch([QUESTIONS[0], "cough " * 140_000, QUESTIONS[1]], return_exceptions=True)
    assert [getattr(reply, "content", None) for reply in (found[0], found[2])] == [
        engine.model.invoke(question).content for question in QUESTIONS[:2]
    ]
    assert isinstance(found[1], ContextTooLongError)


def test_an_image_is_seen_or_refused_by_a_typed_error(engine):
    asked = [[HumanMessage([picture(shade), {"type": "text", "text": QUESTIONS[0]}])] for shade in (0, 255)]
    if engine.sees:
        assert len({engine.model.invoke(messages).content for messages in asked}) == 2
        return
    with pytest.raises(UnsupportedInputError):
        engine.model.invoke(asked[0])


def test_the_record_names_the_model(engine):
    record = describe(engine.model, role="text")
    assert (record.model, record.role) == (engine.name, "text")
    assert record.settings.get("temperature", 0.0) == 0.0
