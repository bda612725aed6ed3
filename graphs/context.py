"""What the nodes are given beside the state: settings and engines. Never persisted."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from wardround.agents.verifier import check_scorers, load_scorers, role_of
from wardround.graphs.storage import Cases, open_cases
from wardround.models import check_model
from wardround.records import RunError, Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langchain_core.language_models import BaseChatModel

    from wardround.agents.verifier import OwnScorer, Scorer
    from wardround.knowledge import KnowledgeStore

_OBJECT = "object:"


@dataclass(frozen=True)
class Context:
    """Settings and engines of one run.

    Engines are given as objects, or as the strings that `load_model` takes; strings are loaded when a node first
    needs them, so that a decision on a waiting run does not load a model that it will not use.
    """

    settings: Settings
    text_model: "BaseChatModel | str | None" = None
    """Writes the draft; None means that it is put together from quotations."""
    image_model: "BaseChatModel | str | None" = None
    """Reads images; None means that they are measured and not interpreted."""
    store: "KnowledgeStore | str | None" = None
    """The knowledge store or its folder; None means no knowledge beside the record."""
    scorers: "str | Sequence[str | OwnScorer]" = ()
    """Models that doubt claims beside the rules, as `load_scorers` takes them; as one string, with commas."""
    allow_remote: bool = False
    """Whether an endpoint that is not loopback may see the case."""
    reviewer: str | None = None
    """Who decides, for answers that do not say (`HumanAnswer`)."""

    @property
    def cases(self) -> Cases:
        """Where cases are kept."""
        return open_cases(self.settings)

    def check_engines(self) -> None:
        """Refuse engines that no resuming will ever load, before there is a run to resume. No weights are loaded.

        Raises:
            EngineError: a string is of no known form, or names what is not there or not allowed; an object is no chat
                model; a scorer needs a model that is not given.
            KnowledgeError: the store's folder holds no store.
        """
        for model in (self.text_model, self.image_model):
            if model is not None:
                check_model(model, allow_remote=self.allow_remote)
        check_scorers(self._scorer_names(), text_model=self.text_model, image_model=self.image_model)
        if isinstance(self.store, str):
            from wardround.knowledge import check_store

            check_store(self.store)

    def text_engine(self) -> "BaseChatModel | None":
        """The loaded text model."""
        return _engine(self.text_model, self.allow_remote)

    def image_engine(self) -> "BaseChatModel | None":
        """The loaded image model."""
        return _engine(self.image_model, self.allow_remote)

    def claim_scorers(self) -> "tuple[Scorer, ...]":
        """The scorers; nothing is loaded before the first claim, except the models of the run that they need."""
        given = self._given_scorers()
        if not given:
            return ()
        names = self._scorer_names()
        for name in names:
            _refuse_object(name)
        roles = {role_of(name) for name in names}
        return load_scorers(
            given,
            text_model=self.text_engine() if "text" in roles else None,
            image_model=self.image_engine() if "image" in roles else None,
            context_tokens=self.settings.context_tokens,
            limits=self.settings.limits,
        )

    def _given_scorers(self) -> "Sequence[str | OwnScorer]":
        return [spec for spec in self.scorers.split(",") if spec] if isinstance(self.scorers, str) else self.scorers

    def _scorer_names(self) -> list[str]:
        return [spec for spec in self._given_scorers() if isinstance(spec, str)]

    def knowledge(self) -> "KnowledgeStore | None":
        """The opened knowledge store."""
        return _open_store(self.store) if isinstance(self.store, str) else self.store


def spec_of(engine: object | None) -> str | None:
    """An engine as text. An object is named by its class; it cannot be rebuilt from that."""
    return engine if engine is None or isinstance(engine, str) else f"{_OBJECT}{type(engine).__name__}"


def _engine(model: "BaseChatModel | str | None", allow_remote: bool) -> "BaseChatModel | None":
    return _load(model, allow_remote) if isinstance(model, str) else model


@lru_cache(maxsize=4)
def _load(spec: str, allow_remote: bool) -> "BaseChatModel":
    from wardround.models import load_model

    _refuse_object(spec)
    return load_model(spec, allow_remote=allow_remote)


@lru_cache(maxsize=4)
def _open_store(path: str) -> "KnowledgeStore":
    from wardround.knowledge import KnowledgeStore

    _refuse_object(path)
    return KnowledgeStore.open(path, create=False)


def _refuse_object(spec: str) -> None:
    if spec.startswith(_OBJECT):
        name = spec.removeprefix(_OBJECT)
        raise RunError(f"the run was started with a {name} object", hint="pass text_model, image_model or store again")
