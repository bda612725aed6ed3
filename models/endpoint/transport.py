"""Connections to a server: time-outs, and bounded retries of what can be retried."""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from wardround.records import EndpointError, EngineError
from wardround.records.addresses import is_loopback

from .refusals import RETRIED, refusal

_LONGEST_WAIT_S = 30.0
# a time-out while the server works is not among them: it would work twice
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.RemoteProtocolError)


class _AgainError(Exception):
    """This attempt failed with `error`; another may succeed, after `wait_s` if the server named a time."""

    def __init__(self, error: EngineError, wait_s: float | None = None) -> None:
        super().__init__(error.message)
        self.error = error
        self.wait_s = wait_s


@dataclass(frozen=True)
class Transport:
    """How to reach one server."""

    url: str
    """Up to `/v1`, without a slash at its end."""
    model: str
    """For error messages."""
    key: str | None
    """Sent as a bearer token."""
    timeout_s: float
    """For a reply to begin, or between two pieces of it, in seconds."""
    retries: int
    """How often a request is sent again, at most."""
    backoff_s: float
    """Wait before the first retry, in seconds; doubled each time, with jitter."""

    def post(self, body: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
        """Send a request and give back the JSON of the response.

        Raises:
            EngineError: see `refusal`; or no connection, or no answer in time.
        """
        with httpx.Client(**self._settings()) as client:
            attempt = 0
            while True:
                try:
                    with self._typed():
                        return self._success(client.post(self._path, json=body))
                except _AgainError as again:
                    time.sleep(self._pause(again, attempt))
                    attempt += 1

    async def apost(self, body: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
        """As `post`; when it is cancelled the connection closes, and the server can stop working."""
        async with httpx.AsyncClient(**self._settings()) as client:
            attempt = 0
            while True:
                try:
                    with self._typed():
                        return self._success(await client.post(self._path, json=body))
                except _AgainError as again:
                    await asyncio.sleep(self._pause(again, attempt))
                    attempt += 1

    def models(self) -> list[str]:
        """Names of the models that the server offers."""
        try:
            with httpx.Client(**self._settings()) as client, self._typed():
                listed = self._success(client.get(f"{self.url}/models"))
            return [str(entry["id"]) for entry in listed["data"]]
        except _AgainError as again:
            raise again.error from again
        except (KeyError, TypeError) as error:
            raise EndpointError("the endpoint does not list its models", hint="name one: openai:URL#MODEL") from error

    @contextmanager
    def lines(self, body: dict[str, Any]) -> Iterator[Iterator[str]]:
        """Send a request and give back the lines of its event stream. Not retried: some of it may have been shown."""
        with (
            self._final(),
            self._typed(),
            httpx.Client(**self._settings()) as client,
            client.stream("POST", self._path, json=body) as response,
        ):
            if not response.is_success:
                response.read()
                raise refusal(response, self.model)
            yield response.iter_lines()

    @asynccontextmanager
    async def alines(self, body: dict[str, Any]) -> AsyncIterator[AsyncIterator[str]]:
        """As `lines`."""
        with self._final(), self._typed():
            async with (
                httpx.AsyncClient(**self._settings()) as client,
                client.stream("POST", self._path, json=body) as response,
            ):
                if not response.is_success:
                    await response.aread()
                    raise refusal(response, self.model)
                yield response.aiter_lines()

    @property
    def _path(self) -> str:
        return f"{self.url}/chat/completions"

    def _settings(self) -> dict[str, Any]:
        return {
            "timeout": httpx.Timeout(self.timeout_s, connect=min(10.0, self.timeout_s)),
            "headers": {"Authorization": f"Bearer {self.key}"} if self.key else {},
            # HTTP_PROXY must not carry a loopback request off this machine
            "trust_env": not is_loopback(httpx.URL(self.url).host),
            "follow_redirects": False,
        }

    def _success(self, response: httpx.Response) -> Any:  # noqa: ANN401 - JSON
        if response.is_success:
            try:
                return response.json()
            except ValueError as error:
                raise EndpointError("the endpoint's response is no JSON", hint="is the URL right? /v1?") from error
        refused = refusal(response, self.model)
        if response.status_code not in RETRIED or not refused.retryable:
            raise refused
        asked = response.headers.get("retry-after", "")
        raise _AgainError(refused, float(asked) if asked.isdecimal() else None)

    def _pause(self, again: _AgainError, attempt: int) -> float:
        """How long to wait before the next attempt, in seconds; raises the error when there is none."""
        if attempt >= self.retries:
            raise again.error from again
        if again.wait_s is not None:
            return min(again.wait_s, _LONGEST_WAIT_S)
        return min(self.backoff_s * 2.0**attempt, _LONGEST_WAIT_S) * random.uniform(0.5, 1.0)  # noqa: S311 - jitter

    @contextmanager
    def _typed(self) -> Iterator[None]:
        """Httpx's errors as ours; their own text may hold the request."""
        where = httpx.URL(self.url).host
        try:
            yield
        except _NOT_SENT as error:
            lost = EndpointError(f"no connection to the endpoint on {where}", hint="is the server running?")
            raise _AgainError(lost) from error
        except httpx.TimeoutException as error:
            message = f"no answer from the endpoint on {where} within {self.timeout_s:g} s"
            raise EndpointError(message, hint="raise `timeout`") from error
        except httpx.HTTPError as error:
            raise EndpointError(f"the connection to the endpoint on {where} broke: {type(error).__name__}") from error

    @contextmanager
    def _final(self) -> Iterator[None]:
        """Where there is no other attempt."""
        try:
            yield
        except _AgainError as again:
            raise again.error from again
