"""A draft from a model's reply."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from wardround.agents.packer import Packed, Piece, pack, token_counter, widen
from wardround.agents.packer.pieces import passage_blocks
from wardround.agents.reasoner.outcome import Reasoned
from wardround.agents.reasoner.readability import MAX_GRADE, reading_grade
from wardround.agents.reasoner.titles import title_of
from wardround.models import describe
from wardround.records import Abstention, Case, Citation, Claim, Draft, ImageReading, Passage, Settings
from wardround.tools.sentences import split_sentences

from .best import best_reply
from .evidence import passages_for, record_lines_for
from .message import draft_message
from .schema import SECTIONS, DraftReply, Statement, reply_schema

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from wardround.knowledge import KnowledgeStore

ROUNDS = 1
"""How often the model may ask for more evidence."""

_LATER = 20
"""One part in so many of the budget is kept for what is looked up later."""


def draft_with_model(
    case: Case,
    readings: Sequence[ImageReading],
    passages: Sequence[Passage],
    *,
    model: "BaseChatModel",
    feedback: Sequence[str],
    settings: Settings,
    store: "KnowledgeStore | None" = None,
) -> Reasoned:
    """Ask a model for a draft.

    The model names evidence by ids from a closed list; the citations are made from those in code, so each quotes its
    source letter by letter whatever the model says.

    Args:
        case: with its task.
        readings: of its images.
        passages: from the knowledge store.
        model: any chat model that can be bound to a schema.
        feedback: what the last draft got wrong, or what a person asked for.
        settings: for the budget.
        store: where more evidence may be looked up.

    Raises:
        EngineError: the model does not answer, or not in the form of the schema.
    """
    budget, count = settings.context_tokens, token_counter(model)
    packed = pack(case, readings, passages, budget=budget - budget // _LATER, count=count)
    if not packed.blocks:
        return Reasoned(Abstention(code="no_evidence", message="the record holds no text to draft from"))
    reply, shares = _ask(case, packed, model, feedback, settings, rounds=ROUNDS)
    more = passages_for(reply.more_evidence, passages, store)
    asked = reply.more_evidence or (_empty_sections(case, reply) if packed.dropped else ())
    found = (*record_lines_for(asked, case, packed), *passage_blocks(more, len(passages) + 1))
    wider = widen(packed, found, budget=budget, count=count)
    if wider.blocks != packed.blocks:
        reply, shares = _ask(case, wider, model, feedback, settings, rounds=0)
    return Reasoned(_drafted(case, wider, model, reply, shares), more)


def _empty_sections(case: Case, reply: DraftReply) -> tuple[str, ...]:
    """Headings of the document under which nothing stands: the lines for them may be among those that did not fit."""
    filled = {statement.section for statement in reply.statements}
    return tuple(section for section in SECTIONS[case.task] if section not in filled)


def _ask(
    case: Case, packed: Packed, model: "BaseChatModel", feedback: Sequence[str], settings: Settings, *, rounds: int
) -> tuple[DraftReply, list[float | None]]:
    schema = reply_schema(case.task, packed.pieces, may_ask=rounds > 0)
    message = draft_message(case, packed, feedback=feedback, rounds=rounds)
    return best_reply(model, schema, message, settings.samples)


def _drafted(
    case: Case, packed: Packed, model: "BaseChatModel", reply: DraftReply, shares: Sequence[float | None]
) -> Draft | Abstention:
    if not reply.statements:
        return Abstention(code="no_evidence", message=f"the model found nothing that bears on the task {case.task!r}")
    order = SECTIONS[case.task]
    given = sorted(zip(reply.statements, shares, strict=True), key=lambda one: order.index(one[0].section))
    told = [(sentence, share) for statement, share in given for sentence in _sentences(statement)]
    statements = [statement for statement, _ in told]
    return Draft(
        task=case.task,
        title=title_of(case),
        claims=tuple(_claim(n, *one, packed.pieces) for n, one in enumerate(told, start=1)),
        engine=describe(model, role="text").model,
        limitations=tuple(_limitations(case, packed, statements)),
        dropped=packed.dropped,
    )


def _sentences(statement: Statement) -> list[Statement]:
    """One for each sentence: models write several where one was asked for, and a doubt of one is none of the others."""
    text = " ".join(statement.text.split())
    spans = split_sentences(text) or ((0, len(text)),)
    return [statement.model_copy(update={"text": text[start:end].strip()}) for start, end in spans]


def _claim(number: int, statement: Statement, share: float | None, pieces: Mapping[str, Piece]) -> Claim:
    citations: dict[Citation, None] = dict.fromkeys(pieces[name].citation for name in statement.evidence)
    told = {"kind": statement.kind, "section": statement.section, "citations": tuple(citations)}
    return Claim(id=f"c{number}", text=statement.text, confidence=share, **told)


def _limitations(case: Case, packed: Packed, statements: Sequence[Statement]) -> Iterable[str]:
    yield "Worded by a language model; each statement names the lines that it says it rests on."
    if packed.dropped:
        yield f"{len(packed.dropped)} sources did not fit the model's context whole; see the list of what was left out."
    grade = reading_grade(" ".join(statement.text for statement in statements))
    if case.task == "letter" and grade > MAX_GRADE:
        yield f"Its reading grade is {grade:.1f}; letters to patients should stay at or below {MAX_GRADE:.0f}."
