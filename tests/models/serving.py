"""A real chat-completions server over an in-process model: images, schemas, streams, typed refusals."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from langchain_core.messages import convert_to_messages

from wardround.records import ContextTooLongError, UnsupportedInputError, WardroundError

NAME = "tiny"


def _asked(body: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
    """Messages and keyword arguments of the model."""
    given: dict[str, Any] = {"max_new_tokens": body["max_tokens"], "temperature": body.get("temperature")}
    given |= {key: body[key] for key in ("seed", "n") if body.get(key) is not None}
    if wanted := body.get("response_format"):
        schema = wanted["json_schema"]["schema"]
        # the engine takes a class and asks it for its JSON schema
        given["reply_schema"] = type("Wanted", (), {"model_json_schema": staticmethod(lambda: schema)})
    return convert_to_messages(body["messages"]), given


def _completion(model: Any, body: dict[str, Any]) -> dict[str, Any]:
    messages, given = _asked(body)
    found = model.generate([messages], **given).generations[0]
    choices = [
        {
            "message": {"role": "assistant", "content": one.text},
            "finish_reason": one.message.response_metadata["finish_reason"],
        }
        for one in found
    ]
    counted = found[0].message.usage_metadata
    usage = {"prompt_tokens": counted["input_tokens"], "completion_tokens": counted["output_tokens"]}
    return {"choices": choices, "usage": usage}


def _events(model: Any, body: dict[str, Any]) -> Iterator[str]:
    messages, given = _asked(body)
    for chunk in model.stream(messages, **given):
        yield json.dumps({"choices": [{"delta": {"content": chunk.content}, "finish_reason": None}]})
    yield json.dumps({"choices": [{"delta": {}, "finish_reason": "stop"}]})


def _refused(error: WardroundError) -> dict[str, Any]:
    code = {ContextTooLongError: "context_length_exceeded", UnsupportedInputError: None}.get(type(error), error.code)
    words = f"{NAME} is not a multimodal model" if isinstance(error, UnsupportedInputError) else "refused"
    return {"error": {"code": code, "message": words}}


def _handler(model: Any) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._send(200, {"data": [{"id": NAME}]})

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            try:
                if not body.get("stream"):
                    self._send(200, _completion(model, body))
                    return
                events = _events(model, body)
                first = next(events)
            except WardroundError as error:
                self._send(400, _refused(error))
                return
            self.send_response(200)
            self.end_headers()
            for event in (first, *events, "[DONE]"):
                self.wfile.write(f"data: {event}\n\n".encode())

        def _send(self, status: int, body: dict[str, Any]) -> None:
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args: object) -> None:
            pass

    return Handler


@contextmanager
def serving(model: Any) -> Iterator[str]:
    """The URL of a server on loopback, for as long as the context lasts."""
    http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(model))
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{http.server_port}/v1"
    finally:
        http.shutdown()
        thread.join()
        http.server_close()
