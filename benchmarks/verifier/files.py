"""Invented records that stand in one file each, read by intake as the files of a folder."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import wardround as wr
from wardround.records import Case


def case_of(documents: Mapping[str, str]) -> Case:
    """The case that a folder with these files is, by name and text."""
    with TemporaryDirectory() as folder:
        for name, text in documents.items():
            (Path(folder) / name).write_text(text.lstrip("\n"), encoding="utf-8")
        return wr.load_case(folder, task="summary")
