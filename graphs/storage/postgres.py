"""Runs in a PostgreSQL database: everything in the schema `wardround`, locks by the server. Needs the extra `postgres`.

Session-level advisory locks die with the connection that holds them, as file locks do with their process. A pooler
between must hand out whole sessions, not transactions.
"""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

try:
    import psycopg
    from langgraph.checkpoint.postgres import PostgresSaver
    from psycopg.rows import dict_row
except ImportError as error:
    from wardround.records import MissingExtraError

    raise MissingExtraError(
        "PostgreSQL needs packages that are not installed", hint='pip install "wardround[postgres]"'
    ) from error

from wardround.graphs import desk, ledger
from wardround.graphs.casefiles import drop_parsed, gone, parsed
from wardround.graphs.storage.checkpoints import OneCasePerThread
from wardround.graphs.storage.schema import make_ready
from wardround.graphs.storage.seal import seal_of
from wardround.graphs.storage.tables import Row, Statement
from wardround.records import Case, HomeError, Settings, canonical_json, sha256_of

if TYPE_CHECKING:
    from psycopg.rows import DictRow

    from wardround.graphs.desk import Desk
    from wardround.graphs.ledger import Ledger

    Connection = psycopg.Connection[DictRow]


_HINT = "see WARDROUND_DATABASE: postgresql://USER:PASSWORD@HOST/DATABASE"


class ServerTables:
    """As `Tables`, on one connection: threads of this process take turns.

    Args:
        settings: name the database.
    """

    def __init__(self, settings: Settings) -> None:
        self._connection = connect(settings)
        self._lock = threading.Lock()

    def rows(self, sql: str, *values: Any) -> list[Row]:  # noqa: ANN401 - a column's value
        """As in `Tables`."""
        with self._lock:
            return self._connection.execute(_server_sql(sql), values).fetchall()

    def change(self, *statements: Statement) -> int:
        """As in `Tables`."""
        touched = 0
        with self._lock, self._connection.transaction():
            for sql, values in statements:
                touched = self._connection.execute(_server_sql(sql), values).rowcount
        return touched

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


class PostgresCheckpoints(OneCasePerThread, PostgresSaver):
    """Checkpoints in the database."""


class PostgresCases:
    """As `Cases`: one row a case, by its hash. Each call has a connection of its own, since nodes run on threads.

    Args:
        settings: name the database and the key.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._seal = seal_of(settings)

    def keep(self, case: Case) -> str:
        """As in `Cases`."""
        digest, body = sha256_of(case), self._seal.shut(canonical_json(case))
        self._do("INSERT INTO cases VALUES (%s, %s) ON CONFLICT DO NOTHING", digest, body)
        return digest

    def load(self, digest: str) -> Case:
        """As in `Cases`.

        Raises:
            RunError: it is not there, or was changed.
            HomeError: it is encrypted, and the key is missing or another.
        """
        return parsed((self._where, digest), lambda: self._seal.open(self._read(digest)))

    def forget(self, digest: str) -> None:
        """As in `Cases`."""
        self._do("DELETE FROM cases WHERE sha256 = %s", digest)
        drop_parsed((self._where, digest))

    @property
    def _where(self) -> str:
        return f"postgresql {sha256_of({'database': _address(self._settings)})}"

    def _read(self, digest: str) -> bytes:
        rows = self._do("SELECT body FROM cases WHERE sha256 = %s", digest)
        if not rows:
            raise gone()
        body: bytes = rows[0]["body"]
        return body

    def _do(self, sql: str, *values: Any) -> list[Row]:  # noqa: ANN401 - likewise
        with closing(connect(self._settings)) as connection:
            cursor = connection.execute(sql, values)
            return cursor.fetchall() if cursor.description else []


class PostgresStorage:
    """As `Storage` has it.

    Args:
        settings: name the database and the key.
    """

    name = "the database"

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._seal = seal_of(settings)

    @cached_property
    def _tables(self) -> ServerTables:
        return ServerTables(self._settings)

    @cached_property
    def ledger(self) -> "Ledger":
        """As in `Storage`."""
        return ledger.Ledger(self._tables, self._seal)

    @cached_property
    def desk(self) -> "Desk":
        """As in `Storage`."""
        return desk.Desk(self._tables, self._seal)

    @cached_property
    def checkpoints(self) -> PostgresCheckpoints:
        """As in `Storage`."""
        return PostgresCheckpoints(connect(self._settings), serde=self._seal.serializer)

    @contextmanager
    def locked(self, run_id: str) -> Iterator[None]:
        """As in `Storage`, on a connection of its own, so that a lock dies with its process.

        It is let go by name, since a server notices a closed connection only some time later.
        """
        with closing(connect(self._settings)) as connection:
            connection.execute("SELECT pg_advisory_lock(%s)", (_key(run_id),))
            try:
                yield
            finally:
                with suppress(psycopg.Error):  # a connection that broke has let go already
                    connection.execute("SELECT pg_advisory_unlock(%s)", (_key(run_id),))

    def is_free(self, run_id: str) -> bool:
        """As in `Storage`."""
        query = "SELECT CASE WHEN pg_try_advisory_lock(?) THEN pg_advisory_unlock(?) ELSE false END AS free"
        return bool(self._tables.rows(query, _key(run_id), _key(run_id))[0]["free"])

    def scrub(self) -> None:
        """Write the tables anew: PostgreSQL marks what is deleted as free and leaves its bytes where they are.

        The server's write-ahead log, replicas and backups are its administrator's (docs/review.md).
        """
        with closing(connect(self._settings)) as connection:
            tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'wardround'").fetchall()
            for row in tables:
                connection.execute(f'VACUUM (FULL) wardround."{row["tablename"]}"'.encode())

    def close(self) -> None:
        """Close the connections that were opened."""
        if "_tables" in self.__dict__:
            self._tables.close()
        if "checkpoints" in self.__dict__:
            self.checkpoints.conn.close()


def connect(settings: Settings) -> "Connection":
    """A connection whose tables are there.

    Raises:
        HomeError: the server cannot be reached, or does not let us in. Its own words may hold the address, never the
            password.
    """
    try:
        connection = psycopg.connect(
            _address(settings), autocommit=True, row_factory=dict_row, prepare_threshold=None, connect_timeout=10
        )
        make_ready(connection, (*ledger.TABLES, *desk.TABLES), lambda c: PostgresCheckpoints(c).setup())
    except psycopg.ProgrammingError as error:  # libpq repeats what it could not read, which may be a password
        raise HomeError("the database's address cannot be read, or its tables are not ours", hint=_HINT) from error
    except psycopg.Error as error:
        said = next(iter(str(error).splitlines()), type(error).__name__)
        raise HomeError(f"cannot use the database: {said}", hint=_HINT) from error
    return connection


def _key(run_id: str) -> int:
    """The 64 bits that stand for a run in the server's list of locks."""
    return int.from_bytes(hashlib.sha256(f"wardround run {run_id}".encode()).digest()[:8], signed=True)


def _address(settings: Settings) -> str:
    assert settings.database is not None  # noqa: S101 - `open_storage` has looked; for the type checker
    return settings.database.get_secret_value()


def _server_sql(sql: str) -> bytes:
    """Psycopg wants `%s` for values, and bytes or literals for SQL, against injection: ours is all constant."""
    return sql.replace("%", "%%").replace("?", "%s").encode()
