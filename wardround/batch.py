"""Many cases, each a run of its own, on threads of this process or on a Ray cluster."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Literal

from wardround import api
from wardround.files import make_folder, write_run
from wardround.home import default_settings
from wardround.records import (
    CaseError,
    MissingExtraError,
    Record,
    Run,
    RunExistsError,
    RunStatus,
    Settings,
    WardroundError,
    sha256_of,
)


class BatchResult(Record):
    """What became of one case."""

    case: str
    """Name of its folder."""
    status: RunStatus | Literal["refused"]
    """`refused` when no run was started, else where the run stands."""
    run_id: str | None = None
    """The run, unless refused."""
    message: str = ""
    """Why it was refused or failed; or which run it replaces, since the files have changed."""


Progress = Callable[[BatchResult, int, int], None]
"""Is told each result in the order of the cases' names."""


def run_batch(
    cases: Path,
    out: Path,
    *,
    engine: str = "local",
    workers: int = 2,
    settings: Settings | None = None,
    progress: Progress = lambda result, done, count: None,
    **engines: Any,  # noqa: ANN401 - as for api.run
) -> list[BatchResult]:
    """Run every case folder below `cases`.

    A run's id is made from the folder's path and the home folder's runs are looked up by it, so a batch that was cut
    off goes on where it was when it is started again. A case whose files have changed since is a run of its own, whose
    message names the one before.

    Args:
        cases: a folder with one folder per case.
        out: gets one folder per case, with run.json and the document.
        engine: `local` for threads, `ray` for a Ray cluster that shares the home folder.
        workers: cases at once.
        settings: where state lives.
        progress: told each result, how many there are so far, and how many there will be.
        **engines: as for `run`.

    Returns:
        One result per case, in the order of their names.

    Raises:
        CaseError: there is no case folder, or no such engine.
        HomeError: `out` cannot be made or written to.
        MissingExtraError: Ray is asked for and not installed.
    """
    folders = sorted(path for path in cases.iterdir() if path.is_dir()) if cases.is_dir() else []
    if not folders:
        raise CaseError(f"no case folders in {cases}", hint="give a folder that has one folder per case")
    chosen = settings or default_settings()
    mapper = _mapper(engine, workers)
    make_folder(out)

    def one(folder: Path) -> BatchResult:
        return _run_one(folder, out / folder.name, chosen, engines)

    results: list[BatchResult] = []
    for result in mapper(one, folders):
        results.append(result)
        progress(result, len(results), len(folders))
    return results


_Map = Callable[[Callable[[Path], BatchResult], Iterable[Path]], Iterable[BatchResult]]


def _mapper(engine: str, workers: int) -> _Map:
    if engine == "local":
        return lambda function, items: _map_threads(function, items, workers)
    if engine == "ray":
        return lambda function, items: _map_ray(function, items, workers)
    raise CaseError(f"no batch engine {engine!r}", hint="one of: local, ray")


def _map_threads(function: Callable[[Path], BatchResult], items: Iterable[Path], workers: int) -> Iterator[BatchResult]:
    with ThreadPoolExecutor(workers) as pool:
        yield from pool.map(function, items)


def _map_ray(function: Callable[[Path], BatchResult], items: Iterable[Path], workers: int) -> Iterator[BatchResult]:
    try:
        import ray
    except ImportError as error:
        raise MissingExtraError("Ray is not installed", hint="pip install 'wardround[ray]'") from error
    if not ray.is_initialized():
        ray.init(num_cpus=workers, include_dashboard=False)
    remote = ray.remote(function)
    for result in [remote.remote(item) for item in items]:
        yield ray.get(result)


def _run_one(folder: Path, out: Path, settings: Settings, engines: dict[str, Any]) -> BatchResult:
    try:
        run, message = _run_of(folder, settings, engines)
        write_run(run, out, settings=settings)
    except WardroundError as error:
        return BatchResult(case=folder.name, status="refused", message=str(error))
    except Exception as error:  # noqa: BLE001 - becomes this case's result; the others go on
        return BatchResult(case=folder.name, status="refused", message=f"unexpected {type(error).__name__}")
    problem = run.failure or run.abstention
    return BatchResult(
        case=folder.name, status=run.status, run_id=run.id, message=problem.message if problem else message
    )


def _run_of(folder: Path, settings: Settings, engines: dict[str, Any]) -> tuple[Run, str]:
    """The run of a folder as it is now, and what there is to say of it."""
    case = api.load_case(folder, settings=settings)
    run_id = f"batch-{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]}"
    try:
        return api.run(case, run_id=run_id, settings=settings, **engines), ""
    except RunExistsError:
        run = api.run(case, run_id=f"{run_id}-{sha256_of(case)[:8]}", settings=settings, **engines)
    return run, f"its files have changed since {run_id}, which stays as it is"
