"""From case, readings and passages to a draft: by a language model where one is given, else by quotation."""

from .feedback import corrections
from .outcome import Reasoned
from .reason import reason

__all__ = ["Reasoned", "corrections", "reason"]
