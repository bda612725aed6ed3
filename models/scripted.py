"""A model that says what it is told to: for tests, examples and trying a pipeline without weights."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from wardround.records import BadReplyError, EngineRecord, ModelNotAvailableError

from .bound import SchemaBoundChatModel

Reply = str | dict[str, Any] | BaseModel | Exception
"""What is said; an exception is raised instead."""

Script = Sequence[Reply] | Callable[[Sequence[BaseMessage], type[BaseModel] | None], Reply]
"""Replies in order, or a function of the whole request: its messages, and the schema of a structured call or None."""


class Request(BaseModel):
    """One request, as it was seen."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    messages: list[BaseMessage]
    """All of them."""
    schema_name: str | None = None
    """Class name of the schema of a structured call."""


class ScriptedChatModel(SchemaBoundChatModel):
    """Says what its script says, and remembers what it was asked. Safe for several threads.

    A list that has come to its end is an error, as is a reply that does not fit the schema asked for.
    """

    replies: Any
    """The `Script`."""
    delay_s: float = Field(default=0.0, ge=0)
    """How long each reply takes, in seconds."""
    name: str | None = "scripted"
    """For the run record."""
    _requests: list[Request] = PrivateAttr(default_factory=list)
    _lock: Any = PrivateAttr(default_factory=threading.Lock)
    _place: int = PrivateAttr(default=0)

    @classmethod
    def from_file(cls, path: str | Path, *, delay_s: float = 0.0) -> "ScriptedChatModel":
        """A script from JSON.

        Args:
            path: of a list of replies, or of pairs `{"contains": ..., "reply": ...}`, of which the first that fits
                is said.
            delay_s: how long each reply takes, in seconds.

        Raises:
            ModelNotAvailableError: there is no such file, or it is no script.
        """
        try:
            script = json.loads(Path(path).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ModelNotAvailableError(f"cannot read the script {path}", hint="a JSON list of replies") from error
        if not isinstance(script, list) or not script:
            raise ModelNotAvailableError(
                f"{path} is no script", hint="a JSON list of replies, or of contains/reply pairs"
            )
        by_rule = all(isinstance(item, dict) and {"contains", "reply"} == item.keys() for item in script)
        return cls(replies=_by_rule(script) if by_rule else script, delay_s=delay_s, name=f"scripted:{Path(path).name}")

    @property
    def requests(self) -> tuple[Request, ...]:
        """All requests so far, in the order in which they came."""
        return tuple(self._requests)

    @property
    def _llm_type(self) -> str:
        return "wardround-scripted"

    def engine_record(self, role: Literal["image", "text", "embedder", "scorer"]) -> EngineRecord:
        """For the run record."""
        return EngineRecord(role=role, model=self.name or "scripted")

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,  # noqa: ANN401 - LangChain's signature
    ) -> ChatResult:
        message = AIMessage(content=self._say(messages, kwargs.get("reply_schema")))
        return ChatResult(generations=[ChatGeneration(message=message)])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,  # noqa: ANN401 - LangChain's signature
    ) -> Iterator[ChatGenerationChunk]:
        for word in self._say(messages, kwargs.get("reply_schema")).splitlines(keepends=True):
            yield ChatGenerationChunk(message=AIMessageChunk(content=word))

    def _say(self, messages: list[BaseMessage], schema: type[BaseModel] | None) -> str:
        with self._lock:
            self._requests.append(Request(messages=messages, schema_name=schema.__name__ if schema else None))
            reply = self.replies(messages, schema) if callable(self.replies) else self._next()
        time.sleep(self.delay_s)
        if isinstance(reply, Exception):
            raise reply
        if isinstance(reply, BaseModel):
            return reply.model_dump_json()
        return reply if isinstance(reply, str) else json.dumps(reply)

    def _next(self) -> Reply:
        if self._place >= len(self.replies):
            raise BadReplyError(f"the script has {len(self.replies)} replies and was asked for one more")
        reply: Reply = self.replies[self._place]
        self._place += 1
        return reply


def _by_rule(rules: list[dict[str, Any]]) -> Callable[[Sequence[BaseMessage], type[BaseModel] | None], Reply]:
    def reply(messages: Sequence[BaseMessage], schema: type[BaseModel] | None) -> Reply:
        asked = "\n".join(message.text for message in messages)
        for rule in rules:
            if rule["contains"] in asked:
                found: Reply = rule["reply"]
                return found
        return BadReplyError("no rule of the script fits the request")

    return reply
