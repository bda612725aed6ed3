"""A run done again from its kept case, and what came out differently."""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

from pydantic import BaseModel

from wardround.graphs.context import Context
from wardround.graphs.runs import Runs
from wardround.records import Case, Run


def replay(run: Run, case: Case, context: Context) -> list[str]:
    """Run the case again, in a home folder of its own that is thrown away, and compare up to the first decision.

    Args:
        run: the run as it stands.
        case: its case.
        context: settings and engines; the same ones, for a comparison that means something.

    Returns:
        A unified diff of readings, draft and verification as JSON; empty when they are equal. After an edit by a
        person the draft differs by that edit, and after a return by what its comment asked for.
    """
    with tempfile.TemporaryDirectory() as folder:
        settings = context.settings.model_copy(update={"home": Path(folder), "database": None})
        again = replace(context, settings=settings)
        with closing(Runs(again)) as runs:
            repeated = runs.start(case)
    return list(_differences(run, repeated))


def _differences(before: Run, after: Run) -> Iterator[str]:
    if after.failure:
        yield f"the repeated run failed: {after.failure.code}: {after.failure.message}"
    for part in ("readings", "passages", "draft", "verification", "abstention"):
        yield from unified_diff(
            _lines(getattr(before, part)),
            _lines(getattr(after, part)),
            f"before/{part}",
            f"after/{part}",
            lineterm="",
            n=1,
        )


def _lines(value: BaseModel | tuple[BaseModel, ...] | None) -> list[str]:
    items = value if isinstance(value, tuple) else (value,)
    return [line for item in items if item is not None for line in item.model_dump_json(indent=1).splitlines()]
