"""Rooms are imported by their full name: `import agents` works by accident, and only with the checkout as working
directory."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = {"agents", "graphs", "knowledge", "models", "records", "tools"}
FOLDERS = (*sorted(ROOMS), "wardround", "tests", "benchmarks", "examples")


def top_level_imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_room_is_imported_by_its_bare_name(folder):
    wrong = {str(path.relative_to(ROOT)) for path in (ROOT / folder).rglob("*.py") if top_level_imports(path) & ROOMS}
    assert wrong == set()
