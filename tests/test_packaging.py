"""The package list in pyproject.toml is the tree: a folder missing there is missing from the wheel only."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROOMS = ("agents", "graphs", "knowledge", "models", "records", "tools")


def setuptools_table():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]


def folders_with_code() -> dict[str, str]:
    """Import name to folder of every package in the tree."""
    found = {}
    for top in ("wardround", *ROOMS):
        for init in (ROOT / top).rglob("__init__.py"):
            folder = init.parent.relative_to(ROOT).as_posix()
            dotted = folder.replace("/", ".")
            found[dotted if top == "wardround" else f"wardround.{dotted}"] = folder
    return found


def test_every_package_is_listed():
    assert sorted(setuptools_table()["packages"]) == sorted(folders_with_code())


def test_every_room_is_mapped_to_its_folder():
    assert setuptools_table()["package-dir"] == {"wardround": "wardround"} | {f"wardround.{r}": r for r in ROOMS}


def test_data_files_in_packages_are_shipped():
    patterns = setuptools_table()["package-data"]
    missing = []
    for name, folder in folders_with_code().items():
        for path in (ROOT / folder).iterdir():
            is_data = path.is_file() and path.suffix not in (".py", ".pyc")
            if is_data and not any(path.match(pattern) for pattern in patterns.get(name, [])):
                missing.append(str(path.relative_to(ROOT)))
    assert missing == []
