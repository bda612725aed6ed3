"""A chat model on an OpenAI-compatible server."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from typing import Any, Literal

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.messages import AIMessageChunk, BaseMessage, SystemMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from pydantic import Field, PrivateAttr, SecretStr, ValidationError

from wardround.models.bound import SchemaBoundChatModel
from wardround.models.thinking import THINK, AnswerStream
from wardround.records import EngineRecord, ModelNotAvailableError

from .address import checked_url
from .sight import check_sight, has_images
from .transport import Transport
from .wire import check_finish, read_event, read_replies, request_body, with_schema

_KEY = "WARDROUND_API_KEY"


class ChatEndpoint(SchemaBoundChatModel):
    """Sends each request to a server; images travel as data URIs, never as addresses.

    `with_structured_output` asks the server to bind the reply to the schema (`response_format`), and checks it here
    whatever the server did. Asked for several replies (`n`), `generate` gives them in one response.
    """

    url: str
    """Up to `/v1`."""
    model: str
    """As the server calls it."""
    api_key: SecretStr | None = None
    """Bearer token."""
    temperature: float = Field(default=0.0, ge=0)
    """0 is greedy, as in all of MedGemma's published evaluations."""
    max_tokens: int = Field(default=2000, ge=1)
    """New tokens at most; a reply that does not end within them is an error."""
    seed: int | None = None
    """For sampling, where the server takes one."""
    think: bool = False
    """Ask MedGemma for thinking, and split it off."""
    say_schema: bool = False
    """Put a structured call's schema into the prompt too, for a server that takes no `response_format`."""
    allow_cut: bool = False
    """Give a reply that was cut off at `max_tokens`, instead of an error."""
    timeout: float = Field(default=600.0, gt=0)
    """For a reply to begin, or between two pieces of it, in seconds."""
    max_retries: int = Field(default=3, ge=0)
    """Of what can be retried: no connection, 429, 5xx."""
    backoff: float = Field(default=0.5, gt=0)
    """Wait before the first retry, in seconds; doubled each time."""
    extra_body: dict[str, Any] = Field(default_factory=dict)
    """More fields of the request, for example `{"skip_special_tokens": False}` for vLLM and a thinking model."""
    _shows_images: bool = PrivateAttr(default=False)

    @classmethod
    def connect(cls, url: str, model: str = "", *, allow_remote: bool = False, **options: Any) -> "ChatEndpoint":  # noqa: ANN401
        """A model on a server.

        Args:
            url: up to `/v1`.
            model: as the server calls it; when empty, the one model that the server offers.
            allow_remote: let the server be on another machine, which then gets patient data.
            **options: fields of this class. The key comes from `WARDROUND_API_KEY` when not given.

        Raises:
            RemoteNotAllowedError: the server is not on this machine and `allow_remote` is not set.
            ModelNotAvailableError: no http URL, no such option or value of one, or no model named and not exactly one
                offered.
            EndpointError: no model named and the server does not answer.
        """
        unknown = options.keys() - cls.model_fields.keys()
        if unknown:
            raise ModelNotAvailableError(f"an endpoint has no option {', '.join(sorted(unknown))}")
        found = checked_url(url, allow_remote=allow_remote)
        options.setdefault("api_key", os.environ.get(_KEY) or None)
        try:
            made = cls(url=found, model=model, **options)
        except ValidationError as error:
            wrong = ", ".join(sorted({str(one["loc"][0]) for one in error.errors()}))
            raise ModelNotAvailableError(f"an endpoint's option does not take that value: {wrong}") from error
        return made if model else made.model_copy(update={"model": made._only_model()})

    def _only_model(self) -> str:
        offered = self._transport.models()
        if len(offered) != 1:
            raise ModelNotAvailableError(
                f"the endpoint offers {len(offered)} models", hint=f"name one: openai:{self.url}#MODEL"
            )
        return offered[0]

    @property
    def _llm_type(self) -> str:
        return "wardround-endpoint"

    @property
    def _transport(self) -> Transport:
        key = self.api_key.get_secret_value() if self.api_key else None
        return Transport(self.url, self.model, key, self.timeout, self.max_retries, self.backoff)

    def engine_record(self, role: Literal["image", "text", "embedder", "scorer"]) -> EngineRecord:
        """For the run record. Weights, dtype and quantisation are the server's and unknown here."""
        settings = {"temperature": self.temperature, "max_tokens": self.max_tokens, "seed": self.seed}
        settings["think"] = self.think
        return EngineRecord(role=role, model=f"{self.url}#{self.model}", settings=settings)

    def _body(self, messages: list[BaseMessage], stop: list[str] | None, kwargs: dict[str, Any]) -> dict[str, Any]:
        own = {"model": self.model, "max_tokens": self.max_tokens, "temperature": self.temperature, "seed": self.seed}
        messages = _asking_to_think(messages) if self.think else messages
        asked = {key: value for key, value in kwargs.items() if key != "reply_schema"}
        schema = kwargs.get("reply_schema")
        if schema is not None and self.say_schema:
            messages = with_schema(messages, schema)
        return request_body(messages, schema, {**own, "stop": stop, **self.extra_body, **asked})

    def _ready(self, body: dict[str, Any]) -> dict[str, Any]:
        """Once before the first image: that the model is shown it."""
        if has_images(body) and not self._shows_images:
            check_sight(self._transport, self.model)
            self._shows_images = True
        return body

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,  # noqa: ANN401 - LangChain's signature
    ) -> ChatResult:
        return self._result(self._transport.post(self._ready(self._body(messages, stop, kwargs))))

    async def _agenerate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,  # noqa: ANN401 - LangChain's signature
    ) -> ChatResult:
        body = await asyncio.to_thread(self._ready, self._body(messages, stop, kwargs))
        return self._result(await self._transport.apost(body))

    def _result(self, response: Any) -> ChatResult:  # noqa: ANN401 - JSON
        replies = read_replies(response, allow_cut=self.allow_cut, asked=self.think)
        return ChatResult(generations=[ChatGeneration(message=message) for message in replies])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,  # noqa: ANN401 - LangChain's signature
    ) -> Iterator[ChatGenerationChunk]:
        shown = AnswerStream(asked=self.think)
        body = self._ready(self._body(messages, stop, kwargs)) | {"stream": True}
        with self._transport.lines(body) as lines:
            for line in lines:
                if piece := self._piece(shown, line):
                    yield _chunk(piece)
        if rest := shown.close():
            yield _chunk(rest)

    async def _astream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,  # noqa: ANN401 - LangChain's signature
    ) -> AsyncIterator[ChatGenerationChunk]:
        shown = AnswerStream(asked=self.think)
        body = await asyncio.to_thread(self._ready, self._body(messages, stop, kwargs)) | {"stream": True}
        async with self._transport.alines(body) as lines:
            async for line in lines:
                if piece := self._piece(shown, line):
                    yield _chunk(piece)
        if rest := shown.close():
            yield _chunk(rest)

    def _piece(self, shown: AnswerStream, line: str) -> str:
        event = read_event(line)
        if event is None:
            return ""
        check_finish(event[1], allow_cut=self.allow_cut)
        return shown.feed(event[0])


def _asking_to_think(messages: list[BaseMessage]) -> list[BaseMessage]:
    """The prefix in one system message, which Gemma's chat template folds into the user turn."""
    lead = [message.text for message in messages if isinstance(message, SystemMessage)]
    rest = [message for message in messages if not isinstance(message, SystemMessage)]
    return [SystemMessage("\n\n".join([THINK, *lead])), *rest]


def _chunk(text: str) -> ChatGenerationChunk:
    return ChatGenerationChunk(message=AIMessageChunk(content=text))
