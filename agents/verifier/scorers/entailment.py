"""A cross-encoder for natural language inference: do the claim's closest lines entail it, or contradict it?"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from wardround.agents.verifier.check import ClaimInContext, Signal
from wardround.agents.verifier.units import Unit
from wardround.records import EngineRecord, MissingExtraError, ModelNotAvailableError

from .scorer import Signals

MOST_PREMISES = 6
"""Lines that a claim is held against, each alone and all together."""
_BATCH = 16


@dataclass(frozen=True)
class EntailmentScorer:
    """Over any sentence-transformers cross-encoder whose labels name entailment, and contradiction if it has one."""

    model_id: str
    """Folder or hub id."""
    revision: str | None = None
    """Commit, tag or branch of the hub."""
    name: str = field(default="nli", init=False)

    def engine_record(self) -> EngineRecord:
        """For the run record."""
        return EngineRecord(role="scorer", model=self.model_id, revision=self.revision, settings={"scorer": self.name})

    def score(self, claims: Sequence[ClaimInContext]) -> Signals:
        """Entailed by one line or by all together: no doubt. Contradicted more than that, or neither: a signal.

        Raises:
            MissingExtraError: sentence-transformers is not installed.
            ModelNotAvailableError: the model cannot be had, or its labels do not name entailment.
        """
        places = [place for place, claim in enumerate(claims) if claim.is_checkable]
        held = {place: tuple(claims[place].best[:MOST_PREMISES]) for place in places}
        pairs = [(premise, claims[place].claim.text) for place in places for premise in _premises(held[place])]
        shares = iter(self._shares(pairs))
        judged = {place: [next(shares) for _ in _premises(held[place])] for place in places}
        found = {place: _signal(held[place], judged[place]) for place in places if judged[place]}
        return {place: (signal,) for place, signal in found.items() if signal}

    def _shares(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float]]:
        """Shares of entailment and contradiction, each 0 to 1."""
        if not pairs:
            return []
        entails, contradicts = self._labels
        made = self._model.predict(list(pairs), batch_size=_BATCH, apply_softmax=True, show_progress_bar=False)
        return [(float(row[entails]), float(row[contradicts]) if contradicts is not None else 0.0) for row in made]

    @cached_property
    def _labels(self) -> tuple[int, int | None]:
        named = {str(word).casefold(): int(place) for place, word in self._model.config.id2label.items()}
        entails = next((place for word, place in named.items() if word.startswith("entail")), None)
        if entails is None:
            hint = "a cross-encoder with labels entailment, neutral, contradiction"
            raise ModelNotAvailableError(f"{self.model_id} does not name its labels", hint=hint)
        return entails, next((place for word, place in named.items() if word.startswith("contradict")), None)

    @cached_property
    def _model(self) -> Any:  # noqa: ANN401 - a CrossEncoder
        try:
            from sentence_transformers import CrossEncoder
        except ImportError as error:
            hint = "pip install 'wardround[medgemma]'"
            raise MissingExtraError("sentence-transformers is not installed", hint=hint) from error
        given: dict[str, Any] = {"trust_remote_code": False, "revision": self.revision}
        given["model_kwargs"] = {"use_safetensors": True}
        try:
            return CrossEncoder(self.model_id, local_files_only=Path(self.model_id).is_dir(), **given)
        except (OSError, ValueError, RuntimeError, KeyError, TypeError) as error:
            hint = "a folder or hub id of a sentence-transformers cross-encoder in safetensors"
            raise ModelNotAvailableError(f"the cross-encoder {self.model_id} cannot be had", hint=hint) from error


def _premises(units: Sequence[Unit]) -> list[str]:
    if not units:
        return []
    together = " ".join(unit.words for unit in units)
    return [unit.words for unit in units] + ([together] if len(units) > 1 else [])


def _signal(units: Sequence[Unit], shares: Sequence[tuple[float, float]]) -> Signal | None:
    entailed = max(entails for entails, _ in shares)
    if entailed >= 0.5:
        return None
    place, contradicted = max(enumerate(contradicts for _, contradicts in shares), key=lambda one: one[1])
    if contradicted > entailed and contradicted >= 0.5:
        against = (units[place],) if place < len(units) else tuple(units[:2])
        message = f"a language inference model reads a contradiction ({contradicted:.2f})"
        return Signal("nli_contradicted", contradicted, "model_doubt", message, against)
    message = f"a language inference model finds it in no line (entailed {entailed:.2f})"
    return Signal("nli_unsupported", 1 - entailed, "model_doubt", message)
