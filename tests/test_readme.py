"""The README's Python runs as it stands there, and its picture of the graph is the program's."""

import re
from pathlib import Path

from wardround.graphs.picture import picture

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_python_runs(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    (code,) = blocks("python")
    assert len(code.splitlines()) <= 20
    exec(compile(code, "README.md", "exec"), {})
    assert "Countersigned by" in capsys.readouterr().out


def test_the_picture_is_the_graph():
    (drawn,) = blocks("mermaid")
    assert drawn.strip() == picture().strip()
