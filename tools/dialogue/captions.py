"""Subtitles (WebVTT, SRT) and times before lines, taken out of sight: blanks stand where they stood, so that places hold.

References:
    WebVTT: The Web Video Text Tracks Format, W3C Candidate Recommendation 2019, 4 (Syntax).
"""

import re

_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
STAMP = rf"(?:\[{_CLOCK}(?:[ \t]*(?:-->|[-–])[ \t]*{_CLOCK})?\]|\({_CLOCK}\)|{_CLOCK}(?:[ \t]?[AaPp][Mm])?)"
"""When something was said: `[00:01]`, `(00:12)`, `0:03`, `[00:00.000 --> 00:04.000]`."""
_CUE_TIMES = re.compile(rf"^[ \t]*{_CLOCK}[ \t]*-->[ \t]*{_CLOCK}[^\n]*$", re.MULTILINE)
_CUE_NAME = re.compile(r"(?:\A|\n[ \t]*\n)[ \t]*\S[^\n]{0,79}\n\Z")
"""The line above a cue's times that names or numbers it: behind a blank line, unlike what is said."""
_LONGEST_NAME = 90
_HEAD = re.compile(r"\A\s*WEBVTT[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_BLOCK = re.compile(r"^(?:NOTE|STYLE|REGION)\b[^\n]*(?:\n[^\n]*\S[^\n]*)*", re.MULTILINE)
_VOICE = re.compile(r"<v(?:\.[\w.]{1,40})?[ \t](?P<name>[^<>\n]{1,40})>")
_TAG = re.compile(rf"</?(?:v|c|b|i|u|ruby|rt|lang)(?:[. ][^<>\n]{{0,40}})?>|<{_CLOCK}>")
_AT_THE_START = re.compile(rf"^[ \t]*{STAMP}(?=[ \t])[ \t]*(?:[-–|][ \t]+)?(?=\S)", re.MULTILINE)
_BETWEEN_CUES = re.compile(r"(?<=[^\s.!?…\"”:])[ \t]*\n\s*\n[ \t]*(?=\S)(?![-–>*\[]|[^\n:]{1,40}:)")
"""The gap in a sentence that is said over two cues."""


def without_times(text: str) -> str:
    """The text, as long as before, with blanks for all that says when something was said, and voices as labels."""
    seen = _without_cues(text) if "-->" in text and len(_CUE_TIMES.findall(text)) > 1 else text
    return _AT_THE_START.sub(_blanks, seen)


def blanked(words: str) -> str:
    """Blanks in the place of words; line ends stay."""
    return re.sub(r"[^\n]", " ", words)


def _blanks(match: re.Match[str]) -> str:
    return blanked(match.group())


def _without_cues(text: str) -> str:
    seen = _HEAD.sub(_blanks, text, count=1)
    if seen != text:
        seen = _BLOCK.sub(_blanks, seen)
    seen = _VOICE.sub(lambda match: f"{match['name']}:".ljust(len(match.group())), seen)
    seen = _TAG.sub(_blanks, seen)
    parts, done = [], 0
    for times in _CUE_TIMES.finditer(seen):
        name = _CUE_NAME.search(seen[max(done, times.start() - _LONGEST_NAME) : times.start()])
        start = times.start() - len(name.group()) if name else times.start()
        parts += [seen[done:start], blanked(seen[start : times.end()])]
        done = times.end()
    without = "".join([*parts, seen[done:]])
    return _BETWEEN_CUES.sub(lambda match: " " * len(match.group()), without)
