"""MedGemma as a LangChain chat model."""

import asyncio
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import Any, Literal

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models import LanguageModelInput
from langchain_core.messages import BaseMessage, HumanMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from langchain_core.runnables import RunnableConfig
from pydantic import BaseModel, Field, PrivateAttr

from wardround.models.agreement import agreement, most_agreed
from wardround.models.bound import SchemaBoundChatModel
from wardround.models.bounds import bounded_schema
from wardround.models.thinking import CLOSES, OPENS
from wardround.records import ContextTooLongError, EngineRecord

from .decoding.grammar import Grammars, Matcher
from .decoding.loop import DRAFT
from .decoding.network import Network
from .decoding.request import Request
from .decoding.thinking import FreeThinking, Marks
from .encoding import Encoder, ends_of
from .formatting import format_prompt
from .gathering import Gatherer
from .memory import free_bytes
from .replies import Reading
from .selftest import reference, self_test
from .streaming import streamed
from .warmup import learn_pace


class ChatMedGemma(SchemaBoundChatModel):
    """Gemma 3 in this process, through the decode loop of `decoding`.

    Calls of several threads, `batch` and `abatch` are gathered: what begins alike is prefilled once, and all decode
    together.
    Greedy replies do not depend on what else is in the batch. `generate(..., n=5)` samples five replies from one
    prefill.
    """

    model_id: str
    """Hub id or folder."""
    revision: str | None = None
    """Of the weights."""
    dtype: str = "bfloat16"
    """Of the weights."""
    quantisation: str | None = None
    """Of the weights."""
    adapter: str | None = None
    """A LoRA adapter."""
    max_new_tokens: int = Field(default=2000, ge=1)
    """At most; a reply that does not end within them is an error."""
    temperature: float = Field(default=0.0, ge=0)
    """0 is greedy, as in all published evaluations."""
    seed: int = Field(default=0, ge=0)
    """For sampling; the i-th of n replies has seed + i."""
    think: bool = False
    """Ask for thinking, and split it off."""
    turns: bool = True
    """Prompts are turns of a chat; False for a pretrained model, which goes on from bare images and text."""
    max_thinking_tokens: int = Field(default=1000, ge=1)
    """Of a thought before an answer bound to a schema; then the answer begins."""
    allow_cut: bool = False
    """Give a reply that was cut off, instead of an error."""
    max_rows: int = Field(default=32, ge=1)
    """Replies that decode together, at most."""
    prompt_lookup: int = Field(default=DRAFT, ge=0, le=DRAFT)
    """Tokens that are guessed from what was said before and verified in one step, at most; 0 is off. It leaves itself
    off where it does not pay, and no reply depends on it."""
    prefix_cache_bytes: int | None = Field(default=None, ge=0)
    """Memory for beginnings of prompts that later calls may share; 0 is off, None a tenth of what is free."""
    best_of: int = Field(default=1, ge=1)
    """Replies that are sampled, of which the one that agrees most with the others is given."""
    _gatherer: Any = PrivateAttr()
    _encoder: Any = PrivateAttr()
    _words: Any = PrivateAttr()
    _ends: frozenset[int] = PrivateAttr()
    _grammars: Grammars = PrivateAttr()

    @classmethod
    def over(cls, model: Any, words: Any, images: Any = None, **fields: Any) -> "ChatMedGemma":  # noqa: ANN401
        """A chat model over a loaded transformers model.

        Args:
            model: `Gemma3ForCausalLM` or `Gemma3ForConditionalGeneration`.
            words: its tokenizer.
            images: its image processor; None for a text model.
            **fields: of this class.

        Raises:
            ModelNotAvailableError: a first try gives garbage.
        """
        made = cls(**fields)
        made._ends = ends_of(model, words)
        made._words = words
        made._grammars = Grammars(words, model.lm_head.out_features, sorted(made._ends))
        made._encoder = Encoder(words, images, getattr(model.config, "mm_tokens_per_image", 0))
        prompt = made._encoder.encode(format_prompt([HumanMessage("Is this a test?")], turns=made.turns))
        exact = made.dtype == "float32" and made.quantisation is None
        expected = reference(model, prompt, made._ends, exact=exact)
        network = Network(model)
        budget = free_bytes(network.device.type) // 10 if made.prefix_cache_bytes is None else made.prefix_cache_bytes
        made._gatherer = Gatherer(network, made._ends, made.max_rows, budget)
        never = frozenset(token for token in (words.pad_token_id, words.unk_token_id) if token is not None)
        self_test(network, prompt, made._ends, expected, never=never)
        learn_pace(network, prompt, made._gatherer.pace)
        return made

    def count_tokens(self, text: str) -> int:
        """How many tokens a text takes; an image takes 256 more."""
        return int(self._encoder.count(text))

    @property
    def _llm_type(self) -> str:
        return "wardround-medgemma"

    def engine_record(self, role: Literal["image", "text", "embedder", "scorer"]) -> EngineRecord:
        """For the run record."""
        settings = {key: getattr(self, key) for key in ("max_new_tokens", "temperature", "seed", "think", "adapter")}
        return EngineRecord(
            role=role,
            model=self.model_id,
            revision=self.revision,
            dtype=self.dtype,
            quantisation=self.quantisation,
            settings=settings,
        )

    def counts(self) -> dict[str, int]:
        """Work done so far: tokens prefilled, tokens fed in steps, forward passes of steps, batches.

        And of the prefix cache: prompts that it helped, tokens that were not read again for it, and bytes held.
        """
        work, store = self._gatherer.network.work, self._gatherer.store
        kept = {"prefix_hits": store.counts.found, "prefix_tokens": store.counts.reused, "prefix_bytes": store.bytes()}
        return {**asdict(work), "batches": self._gatherer.batches, **kept}

    def clear_caches(self) -> None:
        """Forget what was kept of earlier prompts and images."""
        self._gatherer.store.clear()
        self._gatherer.network.forget_images()
        self._encoder.forget_images()

    def batch(
        self,
        inputs: list[LanguageModelInput],
        config: RunnableConfig | list[RunnableConfig] | None = None,
        *,
        return_exceptions: bool = False,
        **kwargs: Any,  # noqa: ANN401 - LangChain's signature
    ) -> list[Any]:
        """As LangChain's; unless `max_concurrency` says otherwise, all inputs decode together."""
        from langchain_core.runnables.config import get_config_list

        configs = get_config_list(config, len(inputs))
        most = [one["max_concurrency"] for one in configs if one.get("max_concurrency")]
        together = min([len(inputs), *(count for count in most if count)])
        for one in configs:
            one["max_concurrency"] = max(1, together)
        with self._gatherer.announced(together if together > 1 else 0):
            return super().batch(inputs, configs, return_exceptions=return_exceptions, **kwargs)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,  # noqa: ANN401 - LangChain's signature
    ) -> ChatResult:
        reading = self._reading(stop, kwargs)
        request = self._request(messages, reading, kwargs)
        count = request.n
        if request.temperature == 0:
            request.n = 1  # greedy replies are all the same
        replies = self._gatherer.ask(request) * (count // request.n)
        made = [reading.generation(request, reply) for reply in replies]
        said = [generation.text for generation in made]
        for index, generation in enumerate(made):
            generation.generation_info = {"agreement": agreement(said, index)} if count > 1 else None
        if self.best_of == 1:
            return ChatResult(generations=made)
        best = made[most_agreed(said)]
        best.generation_info = {**(best.generation_info or {}), "samples": said}
        return ChatResult(generations=[best])

    async def _agenerate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,  # noqa: ANN401 - LangChain's signature
    ) -> ChatResult:
        gone = threading.Event()
        try:
            return await asyncio.to_thread(self._generate, messages, stop, None, cancelled=gone.is_set, **kwargs)
        except asyncio.CancelledError:
            gone.set()  # its row is dropped at the next step
            raise

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,  # noqa: ANN401 - LangChain's signature
    ) -> Iterator[ChatGenerationChunk]:
        def run(on_token: Callable[[int], None], cancelled: Callable[[], bool]) -> ChatResult:
            return self._generate(messages, stop, None, on_token=on_token, cancelled=cancelled, **kwargs)

        yield from streamed(run, self._reading(stop, kwargs).spoken())

    def _request(self, messages: list[BaseMessage], reading: Reading, kwargs: dict[str, Any]) -> Request:
        """Raises ContextTooLongError when prompt and reply do not fit what the model takes."""
        prompt = self._encoder.encode(format_prompt(messages, think=self.think, turns=self.turns))
        new = kwargs.get("max_new_tokens") or self.max_new_tokens
        most = self._gatherer.network.config.max_position_embeddings
        if len(prompt.ids) + new > most:
            message = f"{len(prompt.ids)} tokens and {new} new ones are more than the {most} that the model takes"
            raise ContextTooLongError(message, hint="use a smaller case, or a lower max_new_tokens")
        temperature = self.temperature if kwargs.get("temperature") is None else kwargs["temperature"]
        schema = kwargs.get("reply_schema")
        return Request(
            prompt,
            max_new_tokens=new,
            n=kwargs.get("n") or self.best_of,
            temperature=temperature,
            seed=self.seed if kwargs.get("seed") is None else kwargs["seed"],
            matcher=self._matcher(schema) if schema else None,
            stops=reading.stops if reading.stop else None,
            draft=self.prompt_lookup,
            on_token=kwargs.get("on_token") if self.best_of == 1 else None,
            cancelled=kwargs.get("cancelled") or (lambda: False),
        )

    def _matcher(self, schema: type[BaseModel]) -> Callable[[], Matcher]:
        bound = bounded_schema(schema)
        self._grammars.matcher(bound)  # compiled here, where an error concerns this call alone
        if not self.think:
            return lambda: self._grammars.matcher(bound)
        opens, closes = self._words.convert_tokens_to_ids([OPENS, CLOSES])
        marks = Marks(opens, closes, self._ends, self.max_thinking_tokens)
        return lambda: FreeThinking(self._grammars.matcher(bound), marks)

    def _reading(self, stop: Sequence[str] | None, kwargs: dict[str, Any]) -> Reading:
        bound = kwargs.get("reply_schema") is not None
        told = () if bound else tuple(stop or ())  # an object is never cut
        return Reading(self._words, asked=self.think and not bound, stop=told, allow_cut=self.allow_cut)
