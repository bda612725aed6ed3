"""Loading by hub id, from a hub of our own on loopback."""

import hashlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

pytest.importorskip("torch", reason="needs the extra medgemma")
pytest.importorskip("transformers", reason="needs the extra medgemma")
pytestmark = [pytest.mark.engine, pytest.mark.processes]

COMMIT = "a" * 40
SCRIPT = """
import sys
from wardround.models import describe, load_model
from wardround.records import WardroundError
for spec in sys.argv[1:]:
    try:
        print(describe(load_model(spec, dtype="float32"), role="text").model_dump_json())
    except WardroundError as error:
        print(error.code, str(error).replace(chr(10), " "))
"""


class Hub:
    """Offers one folder as `invented/tiny` at one commit; `invented/gated` is gated."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.url = f"http://127.0.0.1:{self.http.server_port}"

    def answer(self, path: str) -> tuple[int, bytes, dict[str, str]]:
        self.asked.append(path)
        if "invented/gated" in path:
            return 403, b"", {"X-Error-Code": "GatedRepo"}
        if "invented/tiny" not in path:
            return 404, b"", {"X-Error-Code": "RepoNotFound"} if "invented" in path else {}
        revision = path.split("/revision/" if "/api/" in path else "/resolve/")[-1].split("/")[0]
        if ("/revision/" in path or "/resolve/" in path) and revision not in ("v1", "main", COMMIT):
            return 404, b"", {"X-Error-Code": "RevisionNotFound"}
        if "/tree/" in path:
            return 200, b"[]", {}
        if path.startswith("/api/models/"):
            files = [{"rfilename": file.name} for file in self.folder.iterdir()]
            return 200, json.dumps({"id": "invented/tiny", "sha": COMMIT, "siblings": files}).encode(), {}
        file = self.folder / path.split("/")[-1].split("?")[0]
        if not file.is_file():
            return 404, b"", {"X-Error-Code": "EntryNotFound", "X-Repo-Commit": COMMIT}
        data = file.read_bytes()
        return 200, data, {"X-Repo-Commit": COMMIT, "ETag": f'"{hashlib.sha256(data).hexdigest()}"'}


def _handler(hub: Hub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, data, headers = hub.answer(self.path)
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(data))}.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(data)

        def do_HEAD(self) -> None:
            self.do_GET()

        def log_message(self, *args: object) -> None:
            pass

    return Handler


@pytest.fixture
def hub(text_folder) -> Iterator[Hub]:
    made = Hub(text_folder)
    thread = threading.Thread(target=made.http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.http.shutdown()
    thread.join()
    made.http.server_close()


def test_ids_revisions_and_what_the_hub_refuses(hub, tmp_path):
    given = {"HF_ENDPOINT": hub.url, "HF_HOME": str(tmp_path / "hf"), "OMP_NUM_THREADS": "1"}
    environment = {k: v for k, v in os.environ.items() if not k.startswith("HF_") and k != "HF_HUB_OFFLINE"} | given
    specs = [f"transformers:invented/{name}" for name in ("tiny@v1", "tiny@v9", "gated", "nowhere")]
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, *specs],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    loaded, revision, gated, nowhere = ran.stdout.strip().splitlines()
    record = json.loads(loaded)
    assert (record["model"], record["revision"]) == ("invented/tiny", COMMIT)  # what the tag stood for when it was read
    assert "ModelNotAvailableError invented/tiny has no revision v9" in revision
    assert "is gated (accept the terms at https://huggingface.co/invented/gated" in gated
    assert "the hub has no invented/nowhere" in nowhere
    assert "google/medgemma-4b-it" in nowhere
    assert not any(path.endswith((".bin", ".py")) for path in hub.asked)
