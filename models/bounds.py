"""JSON schemas that a reply is bound to, with a bound on everything, so that decoding ends whatever the model is.

A greedy model can stay in an unbounded string, list or number for ever; measured: with random weights it does.
"""

from typing import Any

from pydantic import BaseModel

from wardround.records import UnsupportedInputError

MAX_CHARACTERS = 1000
"""Of a string whose schema gives no bound."""
MAX_ITEMS = 32
"""Of a list whose schema gives no bound."""
MAX_NUMBER = 10**9
"""Of a number whose schema gives no bound, either way."""
NUMBER_STEP = 0.0001
"""Decimal places of a number whose schema gives no step."""
_NOISE = ("title", "description", "default", "examples")


def bounded_schema(schema: type[BaseModel]) -> dict[str, Any]:
    """The JSON schema of a record with a bound on each string, list, number and object.

    Raises:
        UnsupportedInputError: the schema contains itself, so that no bound can be given.
    """
    plain = schema.model_json_schema()
    if _cycle(plain, plain, ()):
        raise UnsupportedInputError(f"{schema.__name__} contains itself", hint="give a schema of fixed depth")
    bounded: dict[str, Any] = _bound(plain)
    return bounded


def _cycle(node: Any, root: dict[str, Any], above: tuple[str, ...]) -> bool:  # noqa: ANN401 - any JSON
    if isinstance(node, list):
        return any(_cycle(item, root, above) for item in node)
    if not isinstance(node, dict):
        return False
    if name := str(node.get("$ref", "")).removeprefix("#/$defs/"):
        return name in above or _cycle(root["$defs"][name], root, (*above, name))
    return any(_cycle(item, root, above) for key, item in node.items() if key != "$defs")


def _bound(node: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(node, list):
        return [_bound(item) for item in node]
    if not isinstance(node, dict):
        return node
    # names of fields stand under `properties`, where a field may well be called `title`
    found = {
        key: {name: _bound(item) for name, item in value.items()} if key in ("properties", "$defs") else _bound(value)
        for key, value in node.items()
        if key not in _NOISE
    }
    return _DEFAULTS.get(str(found.get("type")), {}) | found if not {"enum", "const"} & found.keys() else found


_DEFAULTS: dict[str, dict[str, Any]] = {
    "string": {"maxLength": MAX_CHARACTERS},
    "array": {"maxItems": MAX_ITEMS},
    "integer": {"minimum": -MAX_NUMBER, "maximum": MAX_NUMBER},
    "number": {"minimum": -MAX_NUMBER, "maximum": MAX_NUMBER, "multipleOf": NUMBER_STEP},
    "object": {"additionalProperties": False},
}
