"""Transcribed speech: turns, speakers, questions, and whether and how they are answered."""

from .answers import answer_to, is_taken_back
from .partial import Part, answer_in_part
from .questions import asked_else, asks_anew, is_asked_as_not, is_list, is_question, presumes, states_first
from .turns import Turn, find_turns, without_speaker

__all__ = [
    "Part",
    "Turn",
    "answer_in_part",
    "answer_to",
    "asked_else",
    "asks_anew",
    "find_turns",
    "is_asked_as_not",
    "is_list",
    "is_question",
    "is_taken_back",
    "presumes",
    "states_first",
    "without_speaker",
]
