"""What a reasoner gives back."""

from typing import NamedTuple

from wardround.records import Abstention, Draft, Passage


class Reasoned(NamedTuple):
    """A draft, or a typed reason why there is none."""

    result: Draft | Abstention
    """Either."""
    passages: tuple[Passage, ...] = ()
    """Knowledge that was looked up while drafting, beside what the gatherer had given."""
