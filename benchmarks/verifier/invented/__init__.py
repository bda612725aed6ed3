"""What a draft states and nobody spoke of: invented statements, put into notes, and how many of them are told.

Written without sight of the checks and of what other planters put in. Whoever works on the checks reads neither the
statements nor which of them are missed.
"""

from .planter import FORMS, plan
from .statements import STATEMENTS, Statement

__all__ = ["FORMS", "STATEMENTS", "Statement", "plan"]
