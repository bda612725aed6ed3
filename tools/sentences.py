"""Sentences of clinical text, with their positions: prose, lists, one-line headings, transcribed speech."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text: 0-based, end-exclusive, in code points."""

    start: int
    end: int


_ABBREVIATIONS = frozenset(
    "dr mr mrs ms prof st vs e.g i.e eg ie etc approx dept fig ca cf inc jr sr q.d b.i.d t.i.d"
    " q.i.d p.o p.r.n i.v i.m s.c a.m p.m u.s wt ht hx dx tx rx lat resp temp max"
    " est incl excl esp incr decr ref refs".split()
)
"""Words whose full stop does not end a sentence when more follows on the line."""

_BEGINS = re.compile(r"\s+(?:[A-Z][a-z]|I\b)")
_GOES_ON_SMALL = re.compile(r"\s+(?:i|i['’]\w+|my|it|it['’]s|he|she|we|they|just|but|only|not|well|um)\b")
"""Behind the `no.` of talk that is written in small letters: `no. my hair is coming out`."""
_ALSO_LAST = frozenset(
    "y.o no pt pts tab tabs cap caps yr yrs mo mos wk wks hr hrs min jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
"""Abbreviations of things and times: a capital word after one begins a sentence (`per pt. She`, `in Dec. No falls`, `No. I do not`)."""

_STOP = re.compile(
    r"[.!?]+(?:[\"')\]”’*_]|</\w+>|\[\^?\d{1,3}(?: ?[,;–-] ?\d{1,3})*\]|[¹²³⁴-⁹])*(?=\s+\S)|(?<=\s)[.!?](?=\s)"
)
"""A full stop with what closes behind it: quotes, brackets, the marks of Markdown and HTML, the number of a source."""
_LINE = re.compile(r"\n")
_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|li|tr|h[1-6]|summary|blockquote)\s*>", re.IGNORECASE)
"""A line break, or the end of a block, in a piece of HTML."""
_LIST_MARK = re.compile(r"\s*(?:[-*•◦▪–—]|\(?\d{1,2}[.)]|[a-z][.)])[ \t]")
_LAST_NUMBER = re.compile(r"[ \t]*\d[\d.,/%]*[ \t]*(?:\n|$)")
"""All of a line: the end of a sentence that was wrapped, and no list."""
_UNIT_AT_END = re.compile(r"\d ?(?:[CFLlgmhdsw]|ms|min|hrs?|yrs?|mos?|wks?)$")
_CAPITAL = re.compile(r"[\"')\]”’]*\s+[A-Z][a-z]")
"""`36.9 C. The`, `412 ms. Lithium`: behind a number a unit ends a sentence, an initial or a title ends none."""
_LETTER_AT_END = re.compile(r"\b(?!by\b|dr\b|from\b|with\b|and\b|per\b)[a-z]{3,} [A-Z]$")
_SHORT_FORM_NEXT = re.compile(r"\s+(?:[A-Z][A-Z0-9]{1,2}\b|\d)")
"""`no peaked T. SZC 10 g`, `given vitamin K. INR 1.4`: the letter is a name's last, and no initial, where a short form follows."""
_OPEN_END = re.compile(
    r"\s(?:of|to|the|an?|with|for|from|by|than|as|and|or|in|on|at|every|per|is|was|were|are|has|had)$"
)
"""No sentence ends so, whatever the next line begins with."""
_KEY = re.compile(
    r"(?P<indent>[ \t]*)(?:[-*•][ \t]+)?[*_\"']{0,3}[^\W\d][\w /()%.-]{0,40}(?:[*_\"']{0,3}:|:[*_]{1,3})(?=\s)"
)
"""What begins a line of keys and values: `smoking: never`."""
_ENTRY = re.compile(
    r"[ \t]*(?:[A-Z][A-Za-z /]{2,20}: )?[a-z][A-Za-z-]{3,}(?:[ /+][A-Za-z-]+){0,3} (?:\d[^\n]{0,30}?|sliding scale )"
    r"\b(?i:[bt]\.?i\.?d|q\.?i\.?d|[bo]d|[tq]ds|q\.?d|q ?\d+ ?h|q?hs|qam|qpm|daily|nocte|mane|weekly|prn|stat)\b"
)
"""A line of a list of medicines, in whatever letters: `levetiracetam 500 NG q12h`."""
_DEEPEST = 40
"""Characters in which a line's indent is looked for."""
_WORD_BEFORE = re.compile(r"(\S+)$")
_LINE_OF_SPEECH = re.compile(
    r"(?m:^)[ \t]*(?:\[[\w .'-]{1,30}\]|(?:doctor|dr|patient|pt|physician|clinician|nurse|guest[\w ]*|speaker \d):)[^\n]{60,}",
    re.IGNORECASE,
)
_NAMES_OF_NUMBERS = (
    "zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred"
)
_NUMBER_BEFORE = re.compile(rf"(?:\b(?:{_NAMES_OF_NUMBERS}|a)|\d)\s$", re.IGNORECASE)
_NUMBER_AFTER = re.compile(
    rf"\s+(?:(?:{_NAMES_OF_NUMBERS})\b|\d+\s+(?:mg|percent|milligrams?|centimeters?)\b)", re.IGNORECASE
)
"""Transcribed speech has a stop for the decimal point: `two . five of norvasc`."""
_MARK = re.compile(r"[.?!]")
_TURNING = re.compile(
    r"(?<=\s)(?:(?:okay|alright|all right|mm-hmm|yeah|yes|no|nope|but|because|so|now|then|however|anyway)(?=\s)"
    r"|and (?:then|i|i'm|i've|it|it's|you|you're|she|he|we|they|that|have|do|are|did|is|any|how|what|when)(?=\s)"
    r"|(?:have|do|did|are|were|has|does|is) (?:you|there|it|he|she)(?=\s)|(?:how|what|where|why) (?=\w)"
    r"|(?<=okay )any |(?<=and )any |i (?=do|did|have|am|was|want?|think|would|will|had|feel|take|get|got|encourage|also|recommend|hear|notice|appreciate|see)|i'm (?=\w)|let's (?=\w)|let me (?=\w)|you know "
    r"|on (?:your|the) (?:\w+ ){1,3}exam|there(?:'s| is| are) |you do have |(?:he|she) (?:has|does) )",
    re.IGNORECASE,
)
"""Where unpunctuated speech takes a turn: an answer, a new subject, the start of a question."""
_HANGS = re.compile(
    r"\b(?:of|if|to|the|a|an|no|not|n't|any|my|your|his|her|with|for|from|by|than|as|whether|because|what|which)\s+$",
    re.IGNORECASE,
)
"""Words that cannot end what is said: `no evidence of | what we call hydronephrosis` is one."""
_FEWEST_WORDS = 3
_LONGEST = 1_000
"""No sentence is longer: exports without line ends have `sentences` of megabytes, which nobody can cite, and of which
checks would compare all words with each other."""
_CUTS = (re.compile(r"[,;](?=\s|[^\W\d])"), re.compile(r"\s"))
"""Where one without end is cut: behind a mark that is no number's, else at a blank."""
_FULL = 0.8
"""Share of the longest line's length: lines of prose are broken where the next word has no room, by hand a little before."""
_WRAPPED = 60
"""A line at least this long that ends without a stop may be wrapped prose; a shorter one is a line of its own."""


def split_sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Split a stretch of text into sentences.

    A line break ends a sentence unless the line looks like wrapped prose; a list item starts one; full stops in
    decimals, initials and common abbreviations end none. Long turns of transcribed speech without any stop are cut where
    the speaker turns to something else.

    Args:
        text: the whole text.
        start: first position to look at.
        end: one past the last; the text's end when None.

    Returns:
        Spans in order, without surrounding white space, none of them empty.
    """
    stop = len(text) if end is None else end
    edges = sorted(
        {
            start,
            stop,
            *_line_edges(text, start, stop),
            *(tag.end() for tag in _BREAK.finditer(text, start, stop)),
            *_stop_edges(text, start, stop),
            *_speech_edges(text, start, stop),
        }
    )
    trimmed = (_trim(text, a, b) for one, other in pairwise(edges) for a, b in _bounded(text, one, other))
    return tuple(span for span in trimmed if span.end > span.start)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """In pieces of at most `_LONGEST` characters, cut in their second half where that parts no word."""
    while end - start > _LONGEST:
        half = start + _LONGEST // 2, start + _LONGEST
        cut = next((found[-1].end() for cut in _CUTS if (found := [*cut.finditer(text, *half)])), half[1])
        yield start, cut
        start = cut
    yield start, end


def _line_edges(text: str, start: int, end: int) -> list[int]:
    edges, line_start, begin = [], start, start
    block, widest = start, 0
    for match in _LINE.finditer(text, start, end):
        if match.start() >= block:
            block, widest = _block(text, line_start, end)
        is_below = _is_below_its_key(text, begin, match.end())
        room = 0 if is_below else int(_FULL * widest) - (match.start() - line_start)
        if _is_next_key(text, begin, match.end()) or not _is_wrapped(text, line_start, match.start(), end, room):
            begin = match.end()
            edges.append(begin)
        line_start = match.end()
    return edges


def _block(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the lines end that no blank one parts, and the length of the longest of them."""
    last = text.find("\n\n", start + 1, end)
    last = end if last < 0 else last
    return last, max(map(len, text[start:last].split("\n")))


def _is_next_key(text: str, begin: int, line: int) -> bool:
    """Whether a line has a key of its own beside the one with which the sentence begins, and not below it.

    What is further in belongs to it: the `dose: 5 mg` of `- name: amlodipine`.
    """
    one, other = _KEY.match(text, begin), _KEY.match(text, line)
    return one is not None and other is not None and len(other["indent"]) <= len(one["indent"])


def _is_below_its_key(text: str, begin: int, line: int) -> bool:
    """Whether a line is further in than the key with which the sentence begins."""
    key, words = _KEY.match(text, begin), text[line : line + _DEEPEST]
    return key is not None and len(words) - len(words.lstrip(" \t")) > len(key["indent"])


def _is_wrapped(text: str, line_start: int, line_end: int, end: int, room: int) -> bool:
    """Whether the sentence goes on in the next line.

    Lists of a line each are of all lengths, and many begin each line with a small letter: prose is wrapped where the
    next word has no `room`, in characters.
    """
    line = text[line_start:line_end].rstrip()
    after = text[line_end + 1 : min(line_end + 40, end)]
    if not line or not after.strip(" \t") or after.lstrip(" \t").startswith("\n") or _LIST_MARK.match(after):
        return False
    if line.endswith((".", "!", "?", ":", ";")):
        return False
    if len(line) >= _WRAPPED and (_LAST_NUMBER.match(after) or _OPEN_END.search(line)):
        return True
    if line.endswith(",") or _OPEN_END.search(line):
        room = 0
    elif _ENTRY.match(text, line_end + 1, end) and (len(line) < _WRAPPED or _ENTRY.match(text, line_start)):
        return False
    if len(line) >= _WRAPPED and line.endswith(","):
        return True
    return after.lstrip()[0].islower() and 1 + len(after.split(None, 1)[0]) > room


def _stop_edges(text: str, start: int, end: int) -> list[int]:
    return [match.end() for match in _STOP.finditer(text, start, end) if _ends_sentence(text, match, start)]


def _speech_edges(text: str, start: int, end: int) -> list[int]:
    edges: list[int] = []
    for line in _LINE_OF_SPEECH.finditer(text, start, end):
        words = line.group().count(" ")
        if len(_MARK.findall(line.group())) * 40 >= words:
            continue
        last = line.start()
        for turn in _TURNING.finditer(text, line.start(), line.end()):
            if text.count(" ", last, turn.start()) >= _FEWEST_WORDS and not _HANGS.search(text, last, turn.start()):
                edges.append(turn.start())
                last = turn.start()
    return edges


def _ends_sentence(text: str, stop: re.Match[str], start: int) -> bool:
    if stop.group() == "." and text[stop.start() - 1 : stop.start()].isspace():
        return not (
            _NUMBER_BEFORE.search(text, max(start, stop.start() - 12), stop.start())
            and _NUMBER_AFTER.match(text, stop.end())
        )
    if stop.group()[0] != ".":
        return True
    before = _WORD_BEFORE.search(text, max(start, stop.start() - 24), stop.start())
    word = before.group().strip("([\"'").casefold() if before else ""
    if word == "no" and _GOES_ON_SMALL.match(text, stop.end()):
        return True
    if word in _ALSO_LAST and _BEGINS.match(text, stop.end()):
        return True
    if word in _ABBREVIATIONS or word in _ALSO_LAST or (len(word) == 1 and word.isalpha()):
        is_unit = _UNIT_AT_END.search(text, max(start, stop.start() - 8), stop.start())
        is_letter = len(word) == 1 and _LETTER_AT_END.search(text, max(start, stop.start() - 24), stop.start())
        return bool(
            (is_unit and _CAPITAL.match(text, stop.end())) or (is_letter and _SHORT_FORM_NEXT.match(text, stop.end()))
        )
    word = word.strip("*_")
    is_list_number = (
        word.isdigit() and len(word) <= 2 and text[: stop.start()].rpartition("\n")[2].strip(" \t*_#") == word
    )
    return not is_list_number


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
