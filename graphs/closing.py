"""The run record, closed when a run ends."""

import platform
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from wardround.agents.prompts import prompt_hashes
from wardround.graphs.context import Context
from wardround.graphs.state import State
from wardround.graphs.steps import chain
from wardround.records import Case, EngineRecord, InputRecord, Report, RunRecord, sha256_of

_PACKAGES = ("wardround", "langgraph", "langchain-core", "pydantic", "chromadb", "torch", "transformers")


def close(state: State, context: Context, report: Report | None = None) -> RunRecord:
    """Everything that is needed to check or to repeat the run, bound together by hashes."""
    case_ref, draft = state["case_ref"], state.get("draft")
    assert case_ref is not None  # noqa: S101 - intake has set it; for the type checker
    case = context.cases.load(case_ref.sha256)
    record = RunRecord(
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


def record_sha256(record: RunRecord) -> str:
    """The hash that a closed record must carry."""
    return sha256_of(record.model_dump(mode="json", exclude={"sha256"}))


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
