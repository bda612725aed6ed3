"""Templates to text."""

import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

_SUFFIX = ".jinja"


def prompt(name: str, **values: object) -> str:
    """A prompt with its values filled in.

    Args:
        name: of the template, without its suffix.
        **values: what the template names; one that is missing is an error, never an empty place.

    Raises:
        jinja2.TemplateNotFound: there is no such template.
        jinja2.UndefinedError: a value is missing.
    """
    return _environment().get_template(name + _SUFFIX).render(values).strip()


@lru_cache(maxsize=1)
def _hashes() -> tuple[tuple[str, str], ...]:
    folder = files(__package__) / "templates"
    found = [entry for entry in folder.iterdir() if entry.name.endswith(_SUFFIX)]
    digests = {entry.name.removesuffix(_SUFFIX): hashlib.sha256(entry.read_bytes()).hexdigest() for entry in found}
    return tuple(sorted(digests.items()))


def prompt_hashes() -> dict[str, str]:
    """SHA-256 of every template's bytes, by name: for the run record."""
    return dict(_hashes())


@lru_cache(maxsize=1)
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("wardround.agents.prompts", "templates")
    # no HTML here: a prompt is plain text, and escaping would change what the record says
    return Environment(loader=loader, autoescape=False, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)  # noqa: S701
