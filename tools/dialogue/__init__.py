"""Transcribed speech: turns, speakers, questions, and whether and how they are answered."""

from .answers import answer_to, is_taken_back
from .partial import Part, answer_in_part
from .questions import asked_else, asks_anew, besides, is_asked_as_not, is_list, is_question, presumes, states_first
from .replies import plain_answer
from .speech import as_speech, has_speakers, heard, is_said, may_be_speech
from .turns import Turn, find_turns, without_speaker

__all__ = [
    "Part",
    "Turn",
    "answer_in_part",
    "answer_to",
    "as_speech",
    "asked_else",
    "asks_anew",
    "besides",
    "find_turns",
    "has_speakers",
    "heard",
    "is_asked_as_not",
    "is_list",
    "is_question",
    "is_said",
    "is_taken_back",
    "may_be_speech",
    "plain_answer",
    "presumes",
    "states_first",
    "without_speaker",
]
