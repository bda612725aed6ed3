"""A real chat-completions server on loopback, as small as it can be."""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

import pytest


class Reply(NamedTuple):
    """One response: a status, and a body as JSON or as lines of an event stream."""

    body: Any
    status: int = 200
    headers: dict[str, str] = {}  # noqa: RUF012 - never written to


def completion(*texts: str, finish: str = "stop") -> Reply:
    choices = [{"message": {"role": "assistant", "content": text}, "finish_reason": finish} for text in texts]
    return Reply({"choices": choices, "usage": {"prompt_tokens": 7, "completion_tokens": 3}})


def events(*pieces: str, finish: str = "stop") -> Reply:
    deltas = [{"choices": [{"delta": {"content": piece}, "finish_reason": None}]} for piece in pieces]
    deltas.append({"choices": [{"delta": {}, "finish_reason": finish}]})
    return Reply([*[f"data: {json.dumps(delta)}" for delta in deltas], "data: [DONE]"])


class Server:
    """Answers with `answer(body)`; keeps what it was sent."""

    def __init__(self) -> None:
        self.answer: Callable[[dict[str, Any]], Reply | None] = lambda body: completion("fine")
        self.models = ["tiny"]
        self.sees = True
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.left = threading.Event()
        """Set when a client went away before its answer."""
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.url = f"http://127.0.0.1:{self.http.server_port}/v1"

    def count(self, body: dict[str, Any]) -> Reply:
        """The reply to a request for one token, by which images are seen to be shown."""
        images = sum(part["type"] == "image_url" for part in body["messages"][-1]["content"]) if self.sees else 0
        usage = {"prompt_tokens": 9 + 256 * images, "completion_tokens": 1}
        return Reply({"choices": [{"message": {"content": "x"}, "finish_reason": "length"}], "usage": usage})

    def script(self, *replies: Reply | None) -> None:
        """Answer so, in order; None closes the connection without an answer."""
        rest = iter(replies)
        self.answer = lambda body: next(rest)


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._send(Reply({"data": [{"id": name} for name in server.models]}))

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            server.bodies.append(body)
            server.headers.append(dict(self.headers))
            reply = server.count(body) if body.get("max_tokens") == 1 else server.answer(body)
            if reply is None:
                self.close_connection = True
            else:
                self._send(reply)

        def _send(self, reply: Reply) -> None:
            stream = isinstance(reply.body, list)
            data = "\n\n".join([*reply.body, ""]).encode() if stream else json.dumps(reply.body).encode()
            try:
                self.send_response(reply.status)
                for name, value in {**reply.headers, "Content-Length": str(len(data))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data)
            except OSError:
                server.left.set()

        def log_message(self, *args: object) -> None:
            pass

    return Handler


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    made.completion, made.events, made.reply = completion, events, Reply
    thread = threading.Thread(target=made.http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.http.shutdown()
    thread.join()
    made.http.server_close()
