"""The run record, closed when a run ends."""

import platform
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from langgraph.config import get_config

from wardround.agents.prompts import prompt_hashes
from wardround.graphs.context import Context
from wardround.graphs.state import State
from wardround.graphs.steps import chain
from wardround.records import (
    Abstention,
    Case,
    CoverageEntry,
    EngineRecord,
    ImageReading,
    InputRecord,
    Passage,
    Report,
    RunRecord,
    RunStatus,
    Verification,
    sha256_of,
)

_PACKAGES = ("wardround", "langgraph", "langchain-core", "pydantic", "chromadb", "torch", "transformers")


def close(state: State, context: Context, outcome: RunStatus, report: Report | None = None) -> RunRecord:
    """Everything that is needed to check or to repeat the run, bound together by hashes."""
    case_ref, draft = state["case_ref"], state.get("draft")
    assert case_ref is not None  # noqa: S101 - intake has set it; for the type checker
    case = context.cases.load(case_ref.sha256)
    record = RunRecord(
        run_id=_thread(),
        outcome=outcome,
        question=case.question,
        parts=part_hashes(
            coverage=case.coverage,
            readings=state.get("readings", ()),
            passages=state.get("passages", ()),
            verification=state.get("verification"),
            abstention=state.get("abstention"),
        ),
        case_id=case.id,
        case_sha256=case_ref.sha256,
        task=case.task,
        inputs=_inputs(case),
        engines=_distinct(state.get("engines", [])),
        prompts=prompt_hashes(),
        profiles=tuple(sorted({r.profile for r in state.get("readings", []) if r.profile})),
        store=state.get("store"),
        settings=_plain_settings(context),
        versions=_versions(),
        steps=chain(state.get("steps", [])),
        reviews=tuple(state.get("reviews", [])),
        draft_sha256=sha256_of(draft) if draft else None,
        report_sha256=sha256_of(report) if report else None,
    )
    return record.model_copy(update={"sha256": record_sha256(record)})


def part_hashes(
    *,
    coverage: Sequence[CoverageEntry],
    readings: Sequence[ImageReading],
    passages: Sequence[Passage],
    verification: Verification | None,
    abstention: Abstention | None,
) -> dict[str, str]:
    """Of everything that a run holds beside its draft, decisions and report."""
    return {
        "coverage": sha256_of(list(coverage)),
        "readings": sha256_of(list(readings)),
        "passages": sha256_of(list(passages)),
        "verification": sha256_of([verification]),
        "abstention": sha256_of([abstention]),
    }


def record_sha256(record: RunRecord) -> str:
    """The hash that a closed record must carry."""
    return sha256_of(record.model_dump(mode="json", exclude={"sha256"}))


def _thread() -> str:
    return str(get_config().get("configurable", {}).get("thread_id", ""))


def _inputs(case: Case) -> tuple[InputRecord, ...]:
    sources = [*(document.source for document in case.documents), *(image.source for image in case.images)]
    return tuple(
        InputRecord(path=path, sha256=digest) for path, digest in sorted({(s.path, s.sha256) for s in sources})
    )


def _distinct(engines: list[EngineRecord]) -> tuple[EngineRecord, ...]:
    """Each engine once, in the order of first use."""
    return tuple({sha256_of(engine): engine for engine in engines}.values())


def _plain_settings(context: Context) -> dict[str, Any]:
    settings = context.settings.model_dump(mode="json", exclude={"home", "database", "key", "limits"})
    limits = context.settings.limits.model_dump(mode="json")
    return settings | {f"limits.{name}": value for name, value in limits.items()}


@lru_cache(maxsize=1)
def _versions() -> dict[str, str]:
    return {"python": platform.python_version()} | {name: found for name in _PACKAGES if (found := _version(name))}


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
