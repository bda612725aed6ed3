"""LangGraph's checkpoint savers, for sync and async callers alike, and for one case per thread."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import (
    BaseCheckpointSaver,
    ChannelVersions,
    Checkpoint,
    CheckpointMetadata,
    CheckpointTuple,
)
from langgraph.checkpoint.serde.base import SerializerProtocol
from langgraph.checkpoint.sqlite import SqliteSaver

from wardround.graphs.storage.tables import connect, kept_in
from wardround.records import RunExistsError

if TYPE_CHECKING:
    _Saver = BaseCheckpointSaver[Any]
else:
    _Saver = object  # a mixin: the saver itself is the other base


class OneCasePerThread(_Saver):
    """What our savers add to LangGraph's: a second case is refused, and async calls are done on a thread.

    LangGraph ships sync savers that refuse async callers and async ones that refuse the loop's own thread; the same
    graph must serve a script, a notebook and a web server.
    """

    def put(
        self,
        config: RunnableConfig,
        checkpoint: Checkpoint,
        metadata: CheckpointMetadata,
        new_versions: ChannelVersions,
    ) -> RunnableConfig:
        """As in the base class, but for a second input on a thread.

        LangGraph would merge it into the first case (readings of two patients in one list) and drop a pending review.

        Raises:
            RunExistsError: the thread has a run already.
        """
        is_input = metadata.get("source") == "input" and not config["configurable"].get("checkpoint_ns")
        if is_input and config["configurable"].get("checkpoint_id"):
            raise RunExistsError(f"thread {config['configurable']['thread_id']!r} has a run already")
        return super().put(config, checkpoint, metadata, new_versions)

    async def aget_tuple(self, config: RunnableConfig) -> CheckpointTuple | None:
        """As `get_tuple`."""
        return await asyncio.to_thread(self.get_tuple, config)

    async def alist(
        self,
        config: RunnableConfig | None,
        *,
        filter: dict[str, Any] | None = None,  # noqa: A002 - the base class names it so
        before: RunnableConfig | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[CheckpointTuple]:
        """As `list`."""
        found = await asyncio.to_thread(lambda: list(self.list(config, filter=filter, before=before, limit=limit)))
        for item in found:
            yield item

    async def aput(
        self,
        config: RunnableConfig,
        checkpoint: Checkpoint,
        metadata: CheckpointMetadata,
        new_versions: ChannelVersions,
    ) -> RunnableConfig:
        """As `put`."""
        return await asyncio.to_thread(self.put, config, checkpoint, metadata, new_versions)

    async def aput_writes(
        self, config: RunnableConfig, writes: Sequence[tuple[str, Any]], task_id: str, task_path: str = ""
    ) -> None:
        """As `put_writes`."""
        await asyncio.to_thread(self.put_writes, config, writes, task_id, task_path)

    async def adelete_thread(self, thread_id: str) -> None:
        """As `delete_thread`."""
        await asyncio.to_thread(self.delete_thread, thread_id)


class FileCheckpoints(OneCasePerThread, SqliteSaver):
    """Checkpoints in one SQLite file."""

    path: Path
    """Of the file."""

    @contextmanager
    def cursor(self, transaction: bool = True) -> Iterator[sqlite3.Cursor]:
        """As in `SqliteSaver`, through which all of it goes; a full disk is an error of ours."""
        with kept_in(self.path), super().cursor(transaction) as cursor:
            yield cursor


def open_checkpoints(path: Path, serde: SerializerProtocol) -> FileCheckpoints:
    """Open or make the file.

    Raises:
        HomeError: it cannot be opened.
    """
    saver = FileCheckpoints(connect(path), serde=serde)
    saver.path = path
    with kept_in(path):
        saver.setup()
    return saver
