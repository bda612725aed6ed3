"""The text model on what a draft leaves out: the draft first, then lines of the record, each judged under a schema.

The rules rank the lines of a record by how likely the draft has lost them; the model reads the first of these beside
the draft. It reranks a list (as in arXiv 2304.09542), by a word for each line.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, create_model

from wardround.agents.packer import token_counter
from wardround.agents.prompts import prompt
from wardround.agents.verifier.omissions import Loss
from wardround.models import ask
from wardround.records import ContextTooLongError, EngineRecord

from .scorer import ADJUDICATES, record_of

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_MOST = 60
"""Lines that are asked about: of what was left out of charts that nobody had read, nine in ten stood among the 60 that
the rules rank first."""
_LONGEST = 400
"""Letters of a line that are shown."""


class LeftOut(BaseModel):
    """Base of the replies; the schema of a draft has a field for each line that it asks about."""

    model_config = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class OmittedScorer:
    """Asks once about a draft, with the lines of the record that it may have lost."""

    model: "BaseChatModel"
    """Any chat model that can be bound to a schema."""
    context_tokens: int
    """Budget for the draft and the lines."""
    adjudicates: bool = False
    """Whether what it reads as told, or as minor, is no omission any more (`omissions/lost.py`)."""

    @property
    def name(self) -> str:
        """As given to `--scorer`."""
        return f"omissions{ADJUDICATES}" if self.adjudicates else "omissions"

    def engine_record(self) -> EngineRecord:
        """For the run record."""
        return record_of(self.model, self.name)

    def judge(self, draft: str, lines: Sequence[str]) -> Mapping[int, Loss]:
        """What losing each line would do, by its place; those that have no room are not asked about.

        Raises:
            EngineError: the model does not answer, or the draft leaves no room for a line.
        """
        from langchain_core.messages import HumanMessage

        shown = list(self._that_fit(draft, lines))
        if not shown:
            raise ContextTooLongError("the draft leaves no room for lines of the record", hint="raise context_tokens")
        names = [f"l{place}" for place, _ in enumerate(shown, start=1)]
        asked = "\n".join(f"{name} {line}" for name, line in zip(names, shown, strict=True))
        reply = ask(self.model, _schema(names), HumanMessage(prompt("check_omissions", draft=draft, lines=asked)))
        return {place: getattr(reply, name) for place, name in enumerate(names)}

    def _that_fit(self, draft: str, lines: Sequence[str]) -> Iterator[str]:
        count = token_counter(self.model)
        left = self.context_tokens - count(draft)
        for line in lines[:_MOST]:
            short = " ".join(line.split())[:_LONGEST]
            left -= count(short)
            if left < 0:
                return
            yield short


def _schema(names: Sequence[str]) -> type[LeftOut]:
    of_lines: Any = dict.fromkeys(names, (Loss, ...))
    return create_model("LeftOutOfDraft", __base__=LeftOut, **of_lines)
