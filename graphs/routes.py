"""Where to go next. Code on declared facts: no route depends on what a model or a document says."""

from typing import Literal

from langgraph.types import Send

from wardround.agents.review import ADDED
from wardround.graphs.state import ImageTask, State


def after_intake(state: State) -> list[Send] | Literal["gather", "abstain"]:
    """One `read_image` per unit. With no image it must name a node: an empty fan-out would end the graph in silence."""
    if state.get("abstention"):
        return "abstain"
    case_ref = state["case_ref"]
    assert case_ref is not None  # noqa: S101 - intake has set it; for the type checker
    sends = [Send("read_image", ImageTask(case_ref=case_ref, image_ids=unit)) for unit in case_ref.units]
    return sends or "gather"


def after_reason(state: State) -> Literal["verify", "abstain"]:
    """A draft is checked; an abstention ends the run."""
    return "abstain" if state.get("abstention") else "verify"


def after_verify(state: State) -> Literal["revise", "review", "release"]:
    """Revise while it may help, else ask a person; an edit that was found clean is released."""
    if _edited(state):
        return "review" if state.get("needs_second") or _edits_flagged(state) else "release"
    return "revise" if state.get("feedback") else "review"


def after_review(state: State) -> Literal["review", "release", "verify", "reason", "reject"]:
    """As the person decided. Edits are checked before they are released; an urgent draft may need a second person."""
    goes: dict[str, Literal["review", "release", "verify", "reason", "reject"]] = {
        "approve": "review" if state.get("needs_second") else "release",
        "edit": "verify",
        "return": "reason",
        "reject": "reject",
    }
    return goes[state["reviews"][-1].decision]


def _edited(state: State) -> bool:
    """Whether the draft under verification is a person's edit and not a new draft of the reasoner."""
    reviews = state.get("reviews") or []
    return bool(reviews) and reviews[-1].decision == "edit"


def _edits_flagged(state: State) -> bool:
    verification = state["verification"]
    assert verification is not None  # noqa: S101 - verify has set it; for the type checker
    edited = {edit.claim_id for edit in state["reviews"][-1].edits if edit.decision == "edit"} | _added(state)
    return any(v.is_for_a_person for v in verification.verdicts if v.claim_id in edited)


def _added(state: State) -> set[str]:
    """Claims that the last decision put in for omissions."""
    draft = state["draft"]
    assert draft is not None  # noqa: S101 - likewise
    accepted = any(omission.decision == "accept" for omission in state["reviews"][-1].omissions)
    return {claim.id for claim in draft.claims if claim.section == ADDED} if accepted else set()
