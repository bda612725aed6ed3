"""Against a real server on loopback."""

import asyncio
import json
import threading
from typing import Literal

import httpx
import pytest
from langchain_core.messages import HumanMessage, SystemMessage
from pydantic import BaseModel

from wardround.models import describe, load_model
from wardround.models.endpoint import ChatEndpoint
from wardround.records import (
    BadReplyError,
    ContextTooLongError,
    EndpointError,
    ModelNotAvailableError,
    RemoteNotAllowedError,
    UnsupportedInputError,
)

PIXEL = "data:image/png;base64,iVBORw0KGgo="
SECRET = "Invented Person, born 1950"


class Answer(BaseModel):
    present: Literal["yes", "no"]
    title: str


def connect(server, **options) -> ChatEndpoint:
    return ChatEndpoint.connect(server.url, "tiny", backoff=0.001, **options)


def test_a_request_carries_images_first_and_the_reply_comes_back(server):
    parts = [{"type": "image_url", "image_url": {"url": PIXEL}}, {"type": "text", "text": "What is it?"}]
    reply = connect(server).invoke([SystemMessage("Be brief."), HumanMessage(parts)])
    assert reply.content == "fine"
    assert reply.usage_metadata == {"input_tokens": 7, "output_tokens": 3, "total_tokens": 10}
    body = server.bodies[-1]
    assert body["messages"] == [{"role": "system", "content": "Be brief."}, {"role": "user", "content": parts}]
    assert (body["model"], body["temperature"], body["max_tokens"]) == ("tiny", 0.0, 2000)
    assert "seed" not in body


def test_a_server_that_drops_images_is_found_before_it_answers(server):
    asked = [HumanMessage([{"type": "image_url", "image_url": {"url": PIXEL}}, {"type": "text", "text": "?"}])]
    model = connect(server)
    assert [model.invoke(asked).content, model.invoke(asked).content, len(server.bodies)] == ["fine", "fine", 4]
    server.sees, blind = False, connect(server)
    with pytest.raises(UnsupportedInputError, match="without being shown"):
        blind.invoke(asked)
    with pytest.raises(UnsupportedInputError):
        list(blind.stream(asked))
    with pytest.raises(UnsupportedInputError):
        asyncio.run(blind.ainvoke(asked))
    assert blind.invoke("no image").content == "fine"


def test_a_structured_call_asks_the_server_for_the_schema_and_checks_the_reply(server):
    server.script(server.completion('{"present": "yes", "title": "a"}'), server.completion('{"present": "maybe"}'))
    model = connect(server).with_structured_output(Answer)
    assert model.invoke("x") == Answer(present="yes", title="a")
    asked = server.bodies[0]["response_format"]
    assert (asked["type"], asked["json_schema"]["name"]) == ("json_schema", "Answer")
    schema = asked["json_schema"]["schema"]
    assert schema["properties"]["title"] == {"type": "string", "maxLength": 1000}
    assert schema["additionalProperties"] is False
    with pytest.raises(BadReplyError, match="present") as error:
        model.invoke("x")
    assert "maybe" not in str(error.value)


def test_the_schema_is_said_in_words_where_a_server_does_not_bind(server):
    server.script(server.completion('{"present": "yes", "title": "a"}'))
    assert connect(server, say_schema=True).with_structured_output(Answer).invoke("What?").present == "yes"
    asked = server.bodies[0]["messages"][0]["content"]
    assert asked.startswith("What?\n")
    assert '"enum": ["yes", "no"]' in asked


def test_a_line_break_inside_a_string_is_let_through(server):
    server.script(server.completion('{"present": "yes", "title": "two\nlines"}'))
    assert connect(server).with_structured_output(Answer).invoke("x").title == "two\nlines"


def test_raw_replies_of_a_structured_call(server):
    server.script(server.completion("no json"))
    found = connect(server).with_structured_output(Answer, include_raw=True).invoke("x")
    assert found["raw"].content == "no json"
    assert found["parsed"] is None
    assert isinstance(found["parsing_error"], BadReplyError)


def test_several_replies_to_one_request(server):
    server.script(server.completion("a", "b", "c"))
    result = connect(server, temperature=0.7, seed=5).generate([[HumanMessage("x")]], n=3)
    assert [generation.text for generation in result.generations[0]] == ["a", "b", "c"]
    assert (server.bodies[0]["n"], server.bodies[0]["seed"]) == (3, 5)


def test_thinking_is_asked_for_before_everything_else(server):
    connect(server, think=True).invoke([SystemMessage("Be brief."), HumanMessage("x")])
    said = [message["content"] for message in server.bodies[0]["messages"]]
    assert said == ["SYSTEM INSTRUCTION: think silently if needed.\n\nBe brief.", "x"]


def test_thinking_is_split_off(server):
    server.script(server.completion("<unused94>thought\nhm<unused95>yes"))
    reply = connect(server).invoke("x")
    assert (reply.content, reply.additional_kwargs["thinking"]) == ("yes", "hm")


def test_a_cut_reply_is_given_when_asked_for(server):
    server.script(server.completion("half a", finish="length"), server.events("half", finish="length"))
    model = connect(server, allow_cut=True)
    assert model.invoke("x").content == "half a"
    assert "".join(chunk.content for chunk in model.stream("x")) == "half"


@pytest.mark.parametrize(
    ("text", "finish", "problem"),
    [
        ("half a", "length", "cut off"),
        ("", "stop", "empty"),
        ("x", "content_filter", "filter"),
        ("<unused94>thought\nhm", "stop", "still thinking"),
        ("thought\nhm, yes. Yes.", "stop", "drops the marks"),
    ],
)
def test_what_is_no_answer_is_an_error(server, text, finish, problem):
    server.script(server.completion(text, finish=finish))
    with pytest.raises(BadReplyError, match=problem):
        connect(server).invoke("x")


@pytest.mark.parametrize("first", [429, 500, 502, 503, None])
def test_what_can_be_retried_is(server, first):
    failure = None if first is None else server.reply({"error": "busy"}, first)
    server.script(failure, failure, server.completion("at last"))
    assert connect(server).invoke("x").content == "at last"
    assert len(server.bodies) == 3


def test_retries_are_bounded(server):
    server.answer = lambda body: server.reply({"error": SECRET}, 503)
    with pytest.raises(EndpointError, match="503") as error:
        connect(server, max_retries=2).invoke(SECRET)
    assert len(server.bodies) == 3
    assert "Invented" not in str(error.value)


def test_the_server_says_how_long_to_wait(server, monkeypatch):
    waits = []
    monkeypatch.setattr("time.sleep", waits.append)
    server.script(server.reply({}, 429, {"Retry-After": "7"}), server.completion("ok"))
    assert connect(server).invoke("x").content == "ok"
    assert 7.0 in waits


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (400, {"error": {"message": f"bad: {SECRET}"}}, EndpointError),
        (401, {}, EndpointError),
        (404, {}, ModelNotAvailableError),
        (400, {"error": {"code": "context_length_exceeded", "message": SECRET}}, ContextTooLongError),
        (400, {"message": f"This model's maximum context length is 8 tokens. {SECRET}"}, ContextTooLongError),
        (400, {"error": {"type": "exceed_context_size_error"}}, ContextTooLongError),
        (
            400,
            {"error": {"message": f"At most 0 image(s) may be provided in one prompt. {SECRET}"}},
            UnsupportedInputError,
        ),
        (500, {"error": {"message": "image input is not supported - hint: provide the mmproj"}}, UnsupportedInputError),
        (
            422,
            {"error": "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 8"},
            ContextTooLongError,
        ),
    ],
)
def test_refusals_are_typed_not_retried_and_do_not_repeat_the_prompt(server, status, body, error):
    server.script(server.reply(body, status))
    with pytest.raises(error) as raised:
        connect(server).invoke(SECRET)
    assert len(server.bodies) == 1
    assert "Invented" not in str(raised.value)


def test_a_redirect_is_not_followed(server):
    server.script(server.reply({}, 307, {"Location": "http://elsewhere.example/v1/chat/completions"}))
    with pytest.raises(EndpointError, match="redirects"):
        connect(server).invoke("x")


@pytest.mark.parametrize("body", [{}, {"choices": []}, {"choices": [{}]}, [], "text", {"choices": None}])
def test_what_is_no_chat_completion_is_an_error(server, body):
    server.script(server.reply(body if not isinstance(body, list) else {"choices": 1}))
    with pytest.raises(EndpointError):
        connect(server).invoke("x")


def test_a_slow_server_is_given_up(server):
    gate = threading.Event()
    server.answer = lambda body: (gate.wait(10), server.completion("late"))[1]
    try:
        with pytest.raises(EndpointError, match="within"):
            connect(server, timeout=0.1).invoke("x")
        assert len(server.bodies) == 1
    finally:
        gate.set()


def test_no_server_at_all(server):
    closed = server.http.socket.getsockname()[1]
    server.http.socket.close()
    with pytest.raises(EndpointError, match="no connection"):
        ChatEndpoint.connect(f"http://127.0.0.1:{closed}/v1", "tiny", backoff=0.001, max_retries=1).invoke("x")


def test_a_stream_shows_the_answer_and_not_the_thinking(server):
    server.answer = lambda body: server.events("<unus", "ed94>thought\nhm", "<unused", "95>The ", "answer<", "5.")
    assert [chunk.content for chunk in connect(server).stream("x") if chunk.content] == ["The ", "answer", "<5."]
    assert server.bodies[0]["stream"] is True


def test_a_stream_that_is_cut_off_or_breaks_is_an_error(server):
    server.script(server.events("half", finish="length"), server.reply(["data: {broken"]), server.reply({}, 503))
    with pytest.raises(BadReplyError):
        list(connect(server).stream("x"))
    with pytest.raises(EndpointError):
        list(connect(server).stream("x"))
    with pytest.raises(EndpointError):
        list(connect(server).stream("x"))


def test_the_same_from_asynchronous_code(server):
    model = connect(server)

    async def work():
        server.script(server.reply({}, 503), server.completion("one"), server.completion("two"))
        replies = [await model.ainvoke("x"), await model.ainvoke("y")]
        server.answer = lambda body: server.events("a", "b")
        pieces = [chunk.content async for chunk in model.astream("x") if chunk.content]
        server.answer = lambda body: server.completion(body["messages"][0]["content"])
        many = await model.abatch(["p", "q"])
        return [reply.content for reply in (*replies, *many)], pieces

    assert asyncio.run(work()) == (["one", "two", "p", "q"], ["a", "b"])


def test_cancelling_closes_the_connection(server):
    gate, asked = threading.Event(), threading.Event()

    def answer(body):
        asked.set()
        gate.wait(10)
        return server.reply({"filler": "x" * 20_000_000})  # more than the socket takes, so that writing notices

    server.answer = answer

    async def work():
        task = asyncio.create_task(connect(server).ainvoke("x"))
        await asyncio.to_thread(asked.wait, 10)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(work())
    gate.set()
    assert server.left.wait(10)


@pytest.mark.parametrize(
    "url", ["http://localhost:1/v1", "http://127.0.0.1/v1", "http://127.9.9.9/v1", "http://[::1]:1/v1"]
)
def test_loopback_is_allowed(url):
    assert ChatEndpoint.connect(url, "m").url == url


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/v1",
        "http://10.0.0.5:8000/v1",
        "http://localhost.example.org/v1",
        "http://0.0.0.0:8000/v1",
        "http://2130706433/v1",
        "http://[::ffff:10.0.0.1]/v1",
    ],
)
def test_elsewhere_needs_a_word(url):
    with pytest.raises(RemoteNotAllowedError):
        load_model(f"openai:{url}#m")
    assert load_model(f"openai:{url}#m", allow_remote=True).url == url


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1@example.org/v1", "ftp://127.0.0.1/v1", "127.0.0.1:8000", "http://127.0.0.1:port/v1", ""]
)
def test_what_is_no_address(url):
    with pytest.raises(ModelNotAvailableError):
        ChatEndpoint.connect(url, "m", allow_remote=True)


def test_a_proxy_in_the_environment_gets_nothing_of_a_loopback_request(server, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert connect(server).invoke("x").content == "fine"


def test_an_image_by_address_is_refused(server):
    parts = [{"type": "image_url", "image_url": {"url": "http://169.254.169.254/secret.png"}}]
    with pytest.raises(UnsupportedInputError):
        connect(server).invoke([HumanMessage(parts)])
    assert server.bodies == []


def test_the_key_comes_from_the_environment_and_is_not_shown(server, monkeypatch):
    monkeypatch.setenv("WARDROUND_API_KEY", "k-123")
    model = connect(server)
    model.invoke("x")
    assert server.headers[0]["Authorization"] == "Bearer k-123"
    assert "k-123" not in repr(model) + json.dumps(describe(model, role="text").model_dump())


def test_without_a_name_the_only_model_is_taken(server):
    assert load_model(f"openai:{server.url}").model == "tiny"
    server.models = ["a", "b"]
    with pytest.raises(ModelNotAvailableError, match="2 models"):
        load_model(f"openai:{server.url}")


def test_wrong_options_are_named(server):
    with pytest.raises(ModelNotAvailableError, match="tempo"):
        connect(server, tempo=1)


def test_the_record_names_server_model_and_settings(server):
    record = describe(connect(server, temperature=0.5, seed=3), role="image")
    assert record.model == f"{server.url}#tiny"
    assert record.settings == {"temperature": 0.5, "max_tokens": 2000, "seed": 3, "think": False}


def test_httpx_is_what_is_spoken():
    """The retried errors are named one by one; a new httpx that renames them must fail here."""
    from wardround.models.endpoint.transport import _NOT_SENT

    assert all(issubclass(error, httpx.TransportError) for error in _NOT_SENT)
