"""What of a case fits the reasoner's context: lines with ids that can be cited, and a list of what was left out."""

from .pack import Packed, pack
from .pieces import Piece
from .tokens import token_counter
from .widen import widen

__all__ = ["Packed", "Piece", "pack", "token_counter", "widen"]
