"""What a schema costs a token, and whether replies bound to one are always valid."""

import json
import random
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, create_model

from .bench import Bench
from .timing import Steps, compare_by_steps


class Finding(BaseModel):
    """One line of a report."""

    name: Literal["mass", "nodule", "consolidation", "other"]
    note: Annotated[str, Field(min_length=20, max_length=40)]
    size_mm: Annotated[float, Field(ge=0, le=300)] | None


class Report(BaseModel):
    """What a bound reply is bound to."""

    findings: Annotated[list[Finding], Field(min_length=3, max_length=4)]
    impression: Annotated[str, Field(min_length=40, max_length=80)]


class Prose(BaseModel):
    """Text of which nothing is forced."""

    text: Annotated[str, Field(min_length=400, max_length=500)]


def overhead(bench: Bench, text: str, rows: int, repeats: int, schema: type[BaseModel] = Report) -> dict[str, Any]:
    """Time per token of replies bound to a schema over that of free ones of as many tokens, sampled both."""
    prompt, matcher = bench.encode(text), bench.chat._matcher(schema)
    request = bench.requests([text], [1])[0].__class__

    def asked() -> list[Any]:
        return [request(prompt, 600, temperature=1.0, seed=seed, matcher=matcher) for seed in range(rows)]

    said = bench.decode(asked(), bench.ends)

    def bound() -> Steps:
        return bench.steps(asked(), bench.ends)

    def free() -> Steps:
        return bench.steps([request(prompt, len(one), temperature=1.0, seed=seed) for seed, one in enumerate(said)])

    found = compare_by_steps(free, bound, repeats, same=lambda *_: True)
    del found["identical"]
    took, tokens = found.pop("seconds"), sum(map(len, said))
    extra = 1000 * (took["other"]["wall"] - took["ours"]["wall"]) / tokens
    return {**found, "tokens": tokens, "extra_ms_per_token": extra}


def validity(bench: Bench, tries: int) -> dict[str, Any]:
    """How many replies of a random model to random schemas are valid objects; every other one may think first."""
    from wardround.models.thinking import OPENS, split_thinking

    thinker = bench.chat.model_copy(update={"think": True, "max_thinking_tokens": 20})
    request = bench.requests(["report"], [4000])[0].__class__
    prompt, valid, thought, longest = bench.encode("report"), 0, 0, 0
    for start in range(0, tries, 20):
        seeds = range(start, min(start + 20, tries))
        schemas = [random_schema(random.Random(seed)) for seed in seeds]
        matchers = [
            (thinker if seed % 2 else bench.chat)._matcher(schema) for seed, schema in zip(seeds, schemas, strict=True)
        ]
        asked = [
            request(prompt, 4000, temperature=1.0, seed=seed, matcher=matcher, draft=8)
            for seed, matcher in zip(seeds, matchers, strict=True)
        ]
        for schema, tokens in zip(schemas, bench.decode(asked, bench.ends), strict=True):
            text = bench.chat._words.decode(tokens, skip_special_tokens=False)
            thought += text.startswith(OPENS)
            longest = max(longest, len(tokens))
            valid += fits(schema, split_thinking(text)[1] if text.startswith(OPENS) else text)
    return {"tries": tries, "valid": valid, "thought_first": thought, "longest_tokens": longest}


def fits(schema: type[BaseModel], text: str) -> bool:
    """Whether a reply is a valid object."""
    try:
        schema.model_validate(json.loads(text))
    except ValueError:
        return False
    return True


def random_schema(picker: random.Random, depth: int = 0) -> type[BaseModel]:
    """A record of one to four fields: text, numbers, enums, optional ones, lists, and records in records."""
    fields = {f"{picker.choice(_NAMES)}_{number}": _field(picker, depth) for number in range(picker.randint(1, 4))}
    return create_model(f"Record{depth}", **fields)  # type: ignore[call-overload, no-any-return]


_NAMES = ("finding", "side", "value", "dose", "note", "certainty", "title")


def _field(picker: random.Random, depth: int) -> Any:
    kind = _type(picker, depth)
    return (kind | None, None) if picker.random() < 0.3 else (kind, ...)


def _type(picker: random.Random, depth: int) -> Any:
    low = picker.randint(-50, 50)
    choices: list[Any] = [
        str,
        Annotated[str, Field(min_length=3, max_length=picker.randint(3, 60))],
        Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")],
        int,
        Annotated[int, Field(ge=low, le=low + picker.randint(0, 300))],
        Annotated[float, Field(ge=low, le=low + picker.randint(1, 300))],
        bool,
        Literal["left", "right", "both", 'left lower lobe \u2264 3 "mm"'],
    ]
    if depth < 3:
        choices += [list[_type(picker, depth + 1)], random_schema(picker, depth + 1)]  # type: ignore[misc]
        choices += [Annotated[list[_type(picker, depth + 2)], Field(min_length=1, max_length=4)]]  # type: ignore[misc]
    return picker.choice(choices)
