"""LangChain's way of asking a person and of answering, so that programs made for it can drive a review too.

The shapes are those of `langchain.agents.middleware.human_in_the_loop` (langchain 1.4): a request holds
`action_requests` and `review_configs`, an answer holds `decisions`. Nothing of LangChain is imported.
"""

from typing import Any, Literal

from wardround.records.base import Record

COUNTERSIGN = "countersign"
"""Name of the one action that is asked for: to release the document."""

HumanVerb = Literal["approve", "edit", "reject", "respond"]
"""`respond` sends the draft back to the reasoner with a message."""


class ActionRequest(Record):
    """What is asked for."""

    name: str
    """Of the action."""
    args: dict[str, Any]
    """`claims` by id, each with its text; `omissions` by rank, each `undecided`; `draft_sha256`. `edit` gives them back
    changed: another text edits a claim, null or nothing takes it out; `accept` or `dismiss` decides an omission."""
    description: str
    """In words: what is flagged, and how closely to look."""


class ReviewConfig(Record):
    """What may be answered."""

    action_name: str
    """Of the action."""
    allowed_decisions: tuple[HumanVerb, ...]
    """The verbs."""


class EditedAction(Record):
    """An action as the person wants it."""

    name: str
    """Of the action."""
    args: dict[str, Any]
    """As in the request, changed."""


class HumanDecision(Record):
    """The answer to one action."""

    type: HumanVerb
    """What is to happen."""
    edited_action: EditedAction | None = None
    """For `edit`."""
    message: str | None = None
    """For `respond`, and a reason for `reject`."""


class HumanAnswer(Record):
    """A person's answer."""

    decisions: tuple[HumanDecision, ...]
    """One for each action that was asked for, so exactly one."""
    reviewer: str | None = None
    """Who decides. LangChain's answers do not say; without it the context's reviewer is taken."""
