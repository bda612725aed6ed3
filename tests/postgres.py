"""A PostgreSQL server of our own for the tests: a temporary cluster on loopback, ended with the session."""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",  # nothing here outlives the machine
    "shared_buffers": "32MB",
    "wal_recycle": "off",  # so that the log of what was deleted goes at the next checkpoint
    "min_wal_size": "32MB",
    "wal_init_zero": "off",
}


@dataclass
class Cluster:
    """Where the server listens and keeps its files."""

    folder: Path
    port: int
    password: str

    def address(self, database: str = "postgres") -> str:
        """For psycopg and WARDROUND_DATABASE."""
        return f"postgresql://postgres:{self.password}@127.0.0.1:{self.port}/{database}"

    @contextmanager
    def database(self) -> Iterator[str]:
        """The address of an empty one, which goes when it is left."""
        name = f"t{secrets.token_hex(6)}"
        self.say(f"CREATE DATABASE {name} TEMPLATE template0")
        yield self.address(name)
        self.say(f"DROP DATABASE {name} WITH (FORCE)")

    def say(self, *statements: str) -> None:
        """Carry out SQL as the server's administrator."""
        with psycopg.connect(self.address(), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)


def binaries() -> Path | None:
    """Where `initdb` and `postgres` are; Debian does not put them on the PATH."""
    found = shutil.which("initdb")
    places = [Path(found).parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "initdb").exists() and (place / "postgres").exists()), None)


def start(bin_folder: Path):
    """Yields a running cluster."""
    user = unprivileged_user()
    folder = Path(tempfile.mkdtemp(prefix="wardround-pg-"))
    password = secrets.token_hex(16)
    secret = folder / "password"
    secret.write_text(password)
    if user:
        for path in (folder, secret):
            shutil.chown(path, user, pwd.getpwnam(user).pw_gid)
    data = folder / "data"
    init = ["--auth=scram-sha-256", f"--pwfile={secret}", "--username=postgres", "--encoding=UTF8", "--locale=C", "-N"]
    subprocess.run([*become(user), bin_folder / "initdb", "-D", data, *init], check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [f"-c{name}={value}" for name, value in SETTINGS.items()]
    log = (folder / "log").open("wb")
    command = [*become(user), bin_folder / "postgres", "-D", data, "-p", str(port), *options]
    server = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, cwd="/")
    try:
        cluster = Cluster(data, port, password)
        wait_for(cluster, server)
        yield cluster
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)
        log.close()
        shutil.rmtree(folder, ignore_errors=True)


def unprivileged_user() -> str | None:
    """The server refuses root. None when this process is not root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


def become(user: str | None) -> list[str]:
    """The beginning of a command that runs as that user."""
    return ["setpriv", f"--reuid={user}", f"--regid={pwd.getpwnam(user).pw_gid}", "--clear-groups"] if user else []


def wait_for(cluster: Cluster, server: subprocess.Popen) -> None:
    """Until it answers."""
    for _ in range(600):
        if server.poll() is not None:
            raise RuntimeError(f"PostgreSQL ended: {(cluster.folder.parent / 'log').read_text()}")
        try:
            return cluster.say("SELECT 1")
        except psycopg.OperationalError:
            time.sleep(0.05)
    raise RuntimeError("PostgreSQL does not answer")
