"""What a scorer is, and how several are asked about the claims of one draft."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast, runtime_checkable

from wardround.agents.verifier.adjudicated import SUPPORT
from wardround.agents.verifier.calibration import OWN, calibration
from wardround.agents.verifier.check import ClaimInContext, Signal
from wardround.agents.verifier.omissions import Loss
from wardround.models import describe
from wardround.records import EngineError, EngineRecord, Flag, WardroundError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

ADJUDICATES = ":adjudicate"
"""Ends the name of a model that may settle doubts of the rules."""
DISAGREEMENT = 0.5
"""Share of the samples that must say a thing, below which it is a doubt."""

Signals = Mapping[int, Sequence[Signal]]
"""By the claim's place in the draft; claims that raise no doubt are missing."""


class ClaimScorer(Protocol):
    """Doubts claims. Its signals are weighed with those of the rules; it takes back only what `adjudicated` allows."""

    @property
    def name(self) -> str:
        """As given to `--scorer`."""

    def score(self, claims: Sequence[ClaimInContext]) -> Signals:
        """All claims of one draft at once, so that they can share a batch and a prefill.

        A signal with a name of your own counts like a contradiction by a model: at strength 1 it brings the claim to a
        person by itself. Its name stands as `own:NAME` in `Flag.check`.
        """

    def engine_record(self) -> EngineRecord:
        """What it runs on, for the run record."""


@runtime_checkable
class OmissionScorer(Protocol):
    """Reads a draft beside lines of the record that it may have lost."""

    @property
    def adjudicates(self) -> bool:
        """Whether what it reads as told or as minor is no omission any more, save what `omissions/lost.py` keeps."""

    @property
    def name(self) -> str:
        """As given to `--scorer`."""

    def judge(self, draft: str, lines: Sequence[str]) -> Mapping[int, Loss]:
        """What losing each line would do, by its place; places that are missing were not asked about.

        Args:
            draft: its sentences, a line each, under their headings.
            lines: of the record, likeliest first, each with its source and section in brackets.
        """

    def engine_record(self) -> EngineRecord:
        """What it runs on, for the run record."""


Scorer = ClaimScorer | OmissionScorer
OwnScorer = Scorer | Callable[[Sequence[ClaimInContext]], Signals]
"""A scorer, or a function that is the `score` of one."""


@dataclass(frozen=True)
class _OfFunction:
    """A function of one's own as a scorer, under its own name."""

    function: Callable[[Sequence[ClaimInContext]], Signals]

    @property
    def name(self) -> str:
        return getattr(self.function, "__name__", type(self.function).__name__)

    def score(self, claims: Sequence[ClaimInContext]) -> Signals:
        return self.function(claims)

    def engine_record(self) -> EngineRecord:
        return EngineRecord(role="scorer", model=f"{getattr(self.function, '__module__', '')}.{self.name}")


def own(given: object) -> Scorer:
    """A scorer that was handed in as an object or as a function.

    Raises:
        EngineError: it is neither.
    """
    if isinstance(given, OmissionScorer):
        return given
    lacks = [name for name in ("name", "score", "engine_record") if not hasattr(given, name)]
    if not lacks:
        return cast("ClaimScorer", given)
    if callable(given) and not isinstance(given, type) and not hasattr(given, "score"):
        return _OfFunction(given)
    hint = "give a string, a function of the claims, or an object with name, score and engine_record"
    raise EngineError(f"no scorer: {type(given).__name__} has no {lacks[0]}", hint=hint)


class Scored(NamedTuple):
    """What all scorers said of one draft."""

    signals: Mapping[int, tuple[Signal, ...]]
    """By the claim's place."""
    flags: tuple[Flag, ...] = ()
    """One for each scorer that failed: nothing is known from it."""


def score_claims(scorers: Iterable[ClaimScorer], claims: Sequence[ClaimInContext]) -> Scored:
    """Ask every scorer; one that fails is a flag on the draft, never a pass.

    A claim that was drafted among samples brings their agreement with it, and needs no scorer to be doubted for it.
    """
    signals = _of_confidence(claims)
    flags: list[Flag] = []
    for scorer in scorers:
        try:
            found = _signals_of(scorer, claims) if claims else {}
        except Exception as error:  # noqa: BLE001 - becomes a flag, so that nobody takes silence for a pass
            flags.append(broken(scorer.name, error))
            continue
        for place, more in found.items():
            signals[place] = (*signals.get(place, ()), *more)
    return Scored(signals, tuple(flags))


def _signals_of(scorer: ClaimScorer, claims: Sequence[ClaimInContext]) -> dict[int, tuple[Signal, ...]]:
    """What a scorer says, with the names of its own marked, so that they count: no table has a weight for them."""
    found: object = scorer.score(claims)
    if not isinstance(found, Mapping):
        raise EngineError("score() gives no mapping from a claim's place to its signals")
    places = range(len(claims))
    return {places[place]: tuple(map(_named, signals)) for place, signals in found.items()}


def _named(signal: Signal) -> Signal:
    if signal.name in (*calibration().models, SUPPORT, "check_failed") or signal.name.startswith(OWN):
        return signal
    return replace(signal, name=f"{OWN}{signal.name}")


def record_of(model: "BaseChatModel", name: str, **settings: object) -> EngineRecord:
    """What a scorer on a chat model runs on, with how it was set."""
    record = describe(model, role="scorer")
    return record.model_copy(update={"settings": {**record.settings, "scorer": name, **settings}})


def disagreement(share: float, message: str) -> Signal:
    """The signal of a claim that so large a share of other samples make, 0 to 1."""
    return Signal("samples_differ", 1 - share, "sample_disagreement", message)


def _of_confidence(claims: Sequence[ClaimInContext]) -> dict[int, tuple[Signal, ...]]:
    shares = {place: claim.claim.confidence for place, claim in enumerate(claims) if not claim.is_quotation}
    return {
        place: (disagreement(share, f"{share:.0%} of the other samples of this draft say this"),)
        for place, share in shares.items()
        if share is not None and share < DISAGREEMENT
    }


def broken(name: str, error: Exception) -> Flag:
    """The flag of a scorer that failed on a whole draft."""
    message = f"the scorer {name} failed: {_why(error)}{_where(error)}"
    return Flag(code="check_failed", severity="review", message=message, check=name)


def _why(error: BaseException) -> str:
    """Our own errors in words, which name no patient; of others only the sort."""
    return str(error) if isinstance(error, WardroundError) else type(error).__name__


def _where(error: Exception) -> str:
    """The line of a scorer of one's own that failed."""
    trace = error.__traceback__
    while trace and trace.tb_frame.f_code.co_filename == __file__:
        trace = trace.tb_next
    if not trace or isinstance(error, WardroundError):
        return ""
    return f" ({Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno})"


def failed(name: str, error: BaseException | None) -> Signal:
    """The signal of one claim that a scorer could not judge; None where the reply held no answer."""
    return unasked(name, "gave no answer" if error is None else f"failed: {_why(error)}")


def unasked(name: str, why: str) -> Signal:
    """The signal of one claim of which a scorer says nothing that counts."""
    return Signal("check_failed", 1.0, "check_failed", f"the scorer {name} {why}")
