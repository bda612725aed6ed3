"""Checkpoints in one SQLite file, for sync and async callers alike."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import ChannelVersions, Checkpoint, CheckpointMetadata, CheckpointTuple
from langgraph.checkpoint.sqlite import SqliteSaver

from wardround.graphs.serialization import serializer
from wardround.records import HomeError, RunExistsError


class Checkpoints(SqliteSaver):
    """LangGraph's SqliteSaver, with its async half done on a thread.

    LangGraph ships a sync saver that refuses async callers and an async one that refuses the loop's own thread; the
    same graph must serve a script, a notebook and a web server.
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


def open_checkpoints(path: Path) -> Checkpoints:
    """Open or make the file.

    Raises:
        HomeError: it cannot be opened.
    """
    saver = Checkpoints(connect(path), serde=serializer())
    saver.setup()
    return saver


def connect(path: Path) -> sqlite3.Connection:
    """A connection that waits for other processes, and whose deletes overwrite what they delete.

    Raises:
        HomeError: the file cannot be opened or written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        connection = sqlite3.connect(path, check_same_thread=False, timeout=30)
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("PRAGMA journal_mode=WAL")
    except (OSError, sqlite3.OperationalError) as error:
        raise HomeError(f"cannot keep state in {path.parent}: {error}") from error
    return connection


def scrub(connection: sqlite3.Connection) -> None:
    """Fold the write-ahead log into the file and empty it: it holds copies of pages from before a delete.

    While another process reads, the log stays; the last connection that closes removes it.
    """
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
