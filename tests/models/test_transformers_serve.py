"""Against `transformers serve` as it is installed: it shows images, drops a text model's and binds no schema."""

import os
import resource
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from langchain_core.messages import HumanMessage
from pydantic import BaseModel

from tests.models.tiny import picture
from wardround.models import load_model
from wardround.models.content import slices
from wardround.records import BadReplyError, EndpointError, UnsupportedInputError, WardroundError

for package in ("torch", "transformers", "fastapi", "uvicorn", "openai"):
    pytest.importorskip(package, reason="`transformers serve` needs torch, fastapi, uvicorn and openai")
pytestmark = [pytest.mark.engine, pytest.mark.processes]

PROMPTS = [f"{words} {number}" for words in ("denies pain", "reports cough", "fever") for number in range(6)]
NEW = 6


class Answer(BaseModel):
    present: bool


@contextmanager
def transformers_serve(folder: Path, log: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command: list[str] = [
        sys.executable,
        "-m",
        "transformers.cli.transformers",
        "serve",
        str(folder),
        "--host",
        "127.0.0.1",
    ]
    command += ["--port", str(port), "--device", "cpu", "--dtype", "float32"]
    environment = os.environ | {"HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": "1"}
    with (
        log.open("w") as out,
        subprocess.Popen(command, env=environment, stdout=out, stderr=out, preexec_fn=_bounded) as process,
    ):
        try:
            _wait(f"http://127.0.0.1:{port}/health", process, log)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            process.terminate()


def _bounded() -> None:
    """A server that takes more memory than a tiny model can need ends, and not the machine."""
    resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))


def _wait(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(600):
        try:
            if httpx.get(url, trust_env=False).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.2)
        if process.poll() is not None:
            break
    pytest.fail(f"no server: {log.read_text()[-2000:]}")


def whole(model, messages: list) -> "list[tuple[object, str]]":
    """Requests to which a random model says no special token, with its replies."""
    found = []
    for message in messages:
        try:
            found.append((message, model.invoke(message).content))
        except WardroundError:
            continue
    return [(message, said) for message, said in found if said.strip() and "<" not in said][:3]


def bare(said: str) -> str:
    return said.replace("\ufffd", "").strip()


def streamed(model, asked) -> str | None:
    try:
        return "".join(chunk.content for chunk in model.stream(asked))
    except EndpointError:
        return None


def test_what_it_says_is_what_the_engine_says(image_folder, tmp_path):
    engine = load_model(f"transformers:{image_folder}", dtype="float32", max_new_tokens=NEW, allow_cut=True)
    shown = [[HumanMessage(slices([picture(seed)], prompt))] for seed, prompt in enumerate(PROMPTS)]
    texts, images = whole(engine, PROMPTS), whole(engine, shown)
    assert texts
    assert images
    with transformers_serve(image_folder, tmp_path / "log") as url:
        served = load_model(f"openai:{url}", max_tokens=NEW, allow_cut=True)
        for asked, said in texts:
            assert served.invoke(asked).content == said
        streams = [(joined, said) for asked, said in texts if (joined := streamed(served, asked)) is not None]
        assert streams  # it gives up a stream of bytes that are no text, as a random model can say, or loses some
        assert all(bare(said).startswith(bare(joined)) for joined, said in streams)
        for asked, said in images:  # it does not pad images to a square, so only square ones are the same
            assert served.invoke(asked).content == said
        with pytest.raises(BadReplyError):  # it ignores `response_format`; noise in its place is no answer
            served.with_structured_output(Answer).invoke(texts[0][0])


def test_it_drops_the_images_of_a_text_model_and_we_do_not(text_folder, tmp_path):
    with transformers_serve(text_folder, tmp_path / "log") as url:
        model = load_model(f"openai:{url}", allow_cut=True, max_tokens=8)
        with pytest.raises(UnsupportedInputError, match="without being shown"):
            model.invoke([HumanMessage(slices([picture(1)], "What is it?"))])
