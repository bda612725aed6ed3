"""`kill -9` at random moments of a run with three images, then `resume` in a new process: nothing lost or repeated."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

pytestmark = pytest.mark.processes

SCRIPT = """
import sys, time
from pathlib import Path
import wardround as wr
from wardround.graphs import nodes
from wardround.records import ImageReading

home, mode, delay = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])

def look(image, case, **options):
    time.sleep(delay * (1 + int(image.id[1:])))
    with (home / "calls.log").open("a") as log:
        log.write(image.id + "\\n")
    return ImageReading(image_id=image.id, status="read", engine="test", impression="Nothing acute.")

nodes.look_at = look
case = wr.Case.model_validate_json((home / "case.json").read_bytes())
print("started", flush=True)
run = wr.run(case, run_id=f"run-{home.name}")
print(run.model_dump_json(include={"status", "draft", "verification", "readings", "failure"}), flush=True)
"""

DELAY = 0.15
MOMENTS = (0.0, 0.25, 0.4, 0.55)
"""Seconds after the start: before the first reading, between readings, and about the end."""


def start(home, script, delay):
    command = [sys.executable, script, str(home), "run", str(delay)]
    env = os.environ | {"WARDROUND_HOME": str(home)}
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "started\n"
    return process


def finish(home, script):
    process = start(home, script, 0.0)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return json.loads(out)


def readings_on_record(home):
    """Ended readings, as the saver keeps them: one write to the channel for each."""
    from wardround.graphs.storage import open_storage
    from wardround.home import default_settings

    settings = default_settings().model_copy(update={"home": home})
    with closing(open_storage(settings)) as storage:
        found = storage.checkpoints.get_tuple({"configurable": {"thread_id": f"run-{home.name}"}})
    if found is None:
        return 0
    written = {task for task, channel, _ in found.pending_writes or () if channel == "readings"}
    return len(written) or len(found.checkpoint["channel_values"].get("readings", ()))


@pytest.fixture
def script(tmp_path) -> Path:
    path = tmp_path / "script.py"
    path.write_text(SCRIPT)
    return path


@pytest.fixture
def ready(bare_case):
    from wardround.records import Image, Source

    images = tuple(Image(id=f"i{n}", source=Source(path=f"{n}.png", sha256="0" * 64), modality="CR") for n in (1, 2, 3))
    case = bare_case.model_copy(update={"images": images})

    def at(folder: Path) -> Path:
        folder.mkdir(parents=True)
        (folder / "case.json").write_text(case.model_dump_json())
        return folder

    return at


def test_killed_at_any_moment_it_ends_as_if_undisturbed(place, tmp_path, script, ready):
    undisturbed = finish(ready(tmp_path / "undisturbed"), script)
    assert undisturbed["status"] == "awaiting_review"
    for number, moment in enumerate(MOMENTS):
        home = ready(tmp_path / str(number))
        process = start(home, script, DELAY)
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        kept = readings_on_record(home)
        log = home / "calls.log"
        before = log.read_text().split() if log.exists() else []
        assert finish(home, script) == undisturbed
        again = log.read_text().split()[len(before) :]
        assert len(again) == 3 - kept
