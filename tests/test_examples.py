"""Every example runs, and is short enough to be read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.processes

ROOT = Path(__file__).parent.parent
SCRIPTS = sorted((ROOT / "examples" / "scripts").glob("*.py"))
MOST_LINES = 25
CASES = ROOT / "examples" / "cases"


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_script_runs(script, home):
    env = os.environ | {"WARDROUND_HOME": str(home)}
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, env=env, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_script_is_short(script):
    lines = [line for line in script.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert len(lines) <= MOST_LINES


def test_every_text_of_the_cases_says_that_the_patient_is_invented():
    texts = [path for path in CASES.rglob("*") if path.suffix in (".txt", ".toml", ".json", ".md", ".pdf", ".dcm")]
    silent = [str(path.relative_to(CASES)) for path in texts if b"invented" not in path.read_bytes().lower()]
    assert len(texts) > 10
    assert silent == []
