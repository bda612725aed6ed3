"""Each node's execution on record: what it took and gave, by hash, and the chain over all of them."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from time import perf_counter
from typing import Any

from langgraph.runtime import Runtime

from wardround.graphs.context import Context
from wardround.graphs.state import State
from wardround.records import RunError, StepRecord, sha256_of

NodeFunction = Callable[[Any, Context], dict[str, Any]]
"""A node as we write them: state and context in, update out."""

_CHANNELS = frozenset(State.__annotations__)


def recorded(name: str, function: NodeFunction, default: Context | None) -> Callable[..., dict[str, Any]]:
    """Wrap a node so that its execution is on record.

    Args:
        name: of the node.
        function: does the work.
        default: context for callers that bring none, such as a parent graph.

    Returns:
        A LangGraph node. It raises RunError when there is no context, and KeyError when the function's update names a
        channel that the state does not have, which LangGraph would drop in silence.
    """

    def node(state: Any, runtime: Runtime[Context]) -> dict[str, Any]:  # noqa: ANN401 - a State or a Send's payload
        context = runtime.context or default
        if context is None:
            raise RunError("the graph was invoked without a context", hint="pass context=Context(settings=...)")
        started, clock = datetime.now(UTC), perf_counter()
        update = function(state, context)
        seconds = perf_counter() - clock
        if unknown := update.keys() - _CHANNELS:
            raise KeyError(f"{name} wrote to unknown channels: {sorted(unknown)}")
        step = StepRecord(
            node=name,
            input_sha256=sha256_of(_hashable(state)),
            output_sha256=sha256_of(_hashable(update)),
            engine=_engine_named_in(update),
            started_at=started,
            seconds=seconds,
        )
        return {**update, "steps": [step]}

    return node


def chain(steps: list[StepRecord]) -> tuple[StepRecord, ...]:
    """The steps, each bound to the one before it: changing one changes the hash of all after it."""
    chained: list[StepRecord] = []
    for step in steps:
        linked = step.model_copy(update={"previous": chained[-1].sha256 if chained else "", "sha256": ""})
        chained.append(linked.model_copy(update={"sha256": step_sha256(linked)}))
    return tuple(chained)


def step_sha256(step: StepRecord) -> str:
    """The hash that a chained step must carry."""
    return sha256_of(step.model_dump(mode="json", exclude={"sha256"}))


def _hashable(values: Mapping[str, Any]) -> dict[str, Any]:
    """Without what a run measures of itself (times), so that equal work has equal hashes."""
    return {key: value for key, value in values.items() if key not in ("steps", "record")}


def _engine_named_in(update: Mapping[str, Any]) -> str:
    found = [update.get("draft"), *update.get("readings", ())]
    return next((item.engine for item in found if item is not None), "")
