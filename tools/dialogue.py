"""Transcribed speech: turns, speakers, and whether a question was answered with yes or no."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

_TURN = re.compile(
    r"^[ \t]*(?:\[(?P<bracketed>[\w .'-]{1,30})\]|(?P<named>[A-Z][\w.'-]{0,20}(?: [A-Z][\w.'-]{0,20})?):)[ \t]*", re.M
)
_SPEAKERS = frozenset(
    [
        "doctor",
        "dr",
        "patient",
        "pt",
        "physician",
        "provider",
        "clinician",
        "nurse",
        "guest",
        "family",
        "guest_family",
        "guest_clinician",
        "caregiver",
        "mother",
        "father",
        "son",
        "daughter",
        "wife",
        "husband",
        "interviewer",
        "speaker",
        "md",
        "np",
        "pa",
        "resident",
    ]
)
_FILLER = re.compile(
    r"(?:[.,-]+|um+|uh+|mm|hmm+|er+|ah+|oh|well|so|okay|ok|alright|all right|like|i mean|you know|honestly|actually|let me think|let's see"
    r"|probably|my gosh|gosh|god|thankfully|luckily|fortunately|to be honest|i think|i would say|i'd say|yeah (?=no\b)"
    r"|(?:thank you|thanks)(?:[ ,]+(?:doctor|doc|sir|ma'am|miss))?(?=[ ,.]+(?:no|yes|yeah)\b)|really(?=(?: ,|,| just| only| i)\b|[ ,]+i\b))(?![\w'])[ ,.-]*",
    re.IGNORECASE,
)
_NO = re.compile(
    r"(?:no|nope|nah|none|neither|never|negative|i can (?:\w+ly )?say no|(?:i've|i have|i had|i'd|he's|she's|it's|it has|i) never|nothing|huh-uh|uh-uh|mm-mm|absolutely not"
    r"|not(?! (?:sure|only|bad|too|as|so|great|good)\b)"
    r"|(?:yes|yeah) (?:no|i (?:have|do|did) ?n(?:'t|ot))|(?:i|they|we) (?:deny|(?:don't|didn't|haven't|hadn't|do ?n't|did ?n't|have ?n't|had ?n't|do not|have not|did not|am not))"
    r"|i'm not|i ain't|(?:don't|do n't) (?:think|believe) so|(?:she|he|it|that|there) (?:doesn't|hasn't|didn't|isn't|does ?n't|has ?n't|did ?n't|is ?n't|was ?n't|does not|has not|did not))(?![\w'])",
    re.IGNORECASE,
)
_YES = re.compile(
    r"(?:yes|yeah|yep|yup|ya|sure|correct|right|absolutely|definitely|mm-hmm|uh-huh|a little|a bit|some|sometimes|occasionally|once in a while"
    r"|every (?:now|once)|i (?:do|have|did|am|was|feel|felt|get|got|had|noticed)(?! (?:\w+ ){0,2}(?:fine|good|well|great|okay|better)\b)|i've (?:been|had|got|noticed)|it (?:does|is|did|hurts)"
    r"|(?:she|he) (?:does|has|did)|exactly|of course|that's (?:right|correct|true))(?![\w'])",
    re.IGNORECASE,
)
_OCCASION = re.compile(
    r"(?:(?:no|not (?:really|usually|always|all the time|often|much)|well)[ ,.-]+)?(?:(?:just|only|except|unless|mostly|mainly|usually|typically|especially|but)[ ,]+)+"
    r"(?:(?:(?:a |very )?(?:little(?: bit)?|bit|few|once|twice|sometimes|occasionally|rarely|slightly|mildly)|some)(?= ?(?:[.,;?!]|$))"
    r"|(?:in|on|around) (?:my|the)\b|when(?:ever)?|if|while|at|in the|on|after|before|during|with|around|every|toward\w*)\b"
    r"|(?:when(?:ever)? (?:i|it|he|she|we|they|the|my)|whenever|at night|at times|at the end of|in the (?:morning|evening|afternoon)s?|after (?:i|meals|eating|exercise|work)|during the"
    r"|with (?:exercise|exertion|activity|stairs))\b",
    re.IGNORECASE,
)
"""`just when i climb stairs`, `only at night`: who names an occasion says yes for that."""
_NOT_THEN = re.compile(r"(?:no[ ,]+)?not (?:when(?:ever)?|while|if)\b", re.IGNORECASE)
"""`not when i sit` says no for that occasion only."""
_AFTER_ALL = re.compile(
    r"no[ ,]+i (?:have|do|did|am|had|get)\b(?! (?:n[o']?t|never|no|none)\b)|[^.?!\n]{1,60}\bbut (?:i|we|it|she|he) (?:did|do|have|had|was|got)\b(?! n['o]?t)",
    re.IGNORECASE,
)
"""`not with you, but i did`; `no, I have a bad migraine` says no to something else."""
_OTHER = re.compile(
    r"(?:no|nope|none|not (?:really|that i (?:know of|can think of|recall)))\b[^.?!\n]{0,30}?\b(?:but|just|only|though)"
    r" (?:i|we|he|she|they|my|his|her|it)(?:['’]\w+)?(?: \w+n['o]?t)? (?P<what>[^.?!\n]{1,60})",
    re.IGNORECASE,
)
"""`no, but I have had this achy sensation`: no stands where the rest is of something that was not asked."""
_SAME_AGAIN = re.compile(
    r"\b(?:it|them|one|ones|a (?:little|bit|few|couple)|once|sometimes|occasionally|did|do|used to)\b"
    r"|\b(?:this|that|some)(?=\W*(?:$|before|too|once|in|last|as|when)\b|\W*$)",
    re.IGNORECASE,
)
"""What stands for that which was asked."""
_WHEN = re.compile(r"\b(?:when|while|with|at night|during|after)\b", re.IGNORECASE)
_BUT = re.compile(r"\b(?:but|except|although|just|only|unless)\b", re.IGNORECASE)
_BACK = 100
"""Characters behind a question that are looked at for what takes its answer back."""
_VERBS = frozenset(
    "have been were having feel feels felt getting doing went going gets with this that like also there".split()
)
_REACH = 320
_ASKS = re.compile(
    r"(?:(?:and|so|but|or|now|then|um+|uh+|okay|ok|alright|all right|well|also|right|good|great|yeah|doctor|your|\[\w+\]|doctor:)[ ,.]*)*"
    r"(?:(?:how|what) about|any(?:thing)?|do you|did you|have you|are you|were you|has (?:he|she|it)|does (?:he|she|it|that)|did (?:he|she|it)"
    r"|is (?:he|she|it|there|that)|are there|was (?:it|there)|have there|has there|can you|could you)(?![\w'])",
    re.IGNORECASE,
)
_ASKED_AS_NOT = re.compile(
    r"(?:\[\w+\]|\w+:)?\s*(?:(?:so|and|but|okay|well|wait|oh)[ ,]+)*"
    r"(?:is|are|was|were|do|does|did|have|has|had)n['’]t (?:this|that|it|you|he|she|they|there|we|the|your)\b",
    re.IGNORECASE,
)
_LISTS = re.compile(r"\b(?:symptoms|problems|else|then|good|okay|alright|about)[ ,]+any\b", re.IGNORECASE)
_PRESUMES = re.compile(
    r"(?:(?:and|so|but|now|then|um+|uh+|okay|ok|alright|all right|well|also|\[\w+\]|doctor:)[ ,.]*)*"
    r"(?:when|where|why|how (?:long|often|much|many|bad|severe|did|does|is|are|was|were|have|has|would|come)|what (?!about|other|kind of symptoms)|which|who"
    r"|can you (?:tell|think|describe|show|point))(?![\w'])",
    re.IGNORECASE,
)
"""What such a question speaks of is taken to be so."""
_RATES = re.compile(
    r"\bhow (?:would|do|did|can) (?:you|he|she|they) (?:rate|describe|rank|score|grade)\b|\bon a scale (?:of|from)\b",
    re.IGNORECASE,
)
_STATED_FIRST = re.compile(
    r"(?:\[\w+\]|\w+:)?\s*i (?:see|know|heard|understand|hear)(?: that)? you(?:'re| are| have|'ve| had| were)\b",
    re.IGNORECASE,
)
"""`I see you have asthma, have you had any medication for it?`: what is stated before the comma is not asked."""
_SET_APART = re.compile(
    r"(?:\[\w+\]|\w+:)?\s*(?:(?:and|so|but|okay|um+|uh+|now)[ ,]+)*(?:prior to|before|during|after|since|other than|besides|apart from"
    r"|aside from|going back to|at the time|when|i know)\b"
    r".*?(?=\b(?:(?:do|did|have|are|were) (?:you|they)|(?:does|did|has|is|was) (?:he|she|it|there|the patient))\b)"
    r"|.*?\bhow (?:has|have|is|are)\b.*?(?=,\s*any\b)",
    re.IGNORECASE | re.DOTALL,
)
"""`Prior to the episode, did you have any pain?`: what stands before it is not asked."""
_CAUSES = re.compile(
    r"\bhave you (?:come|follow|take|use|see|go|lay|lie|sit|start|stop|continue|keep|do|get|return|apply|call|stand|open|look|move|undergo|check|schedule|hop|sign|try|wear|put|make)\b",
    re.IGNORECASE,
)
"""`I'll have you come back`: an order."""
_PLAINLY_LISTED = re.compile(
    r"(?!.*\b(?:i|we|you|he|she|it|that|this|let|let's|i'm|is|are|was|were|appears?|looks?|seems?|sounds?|has|had|does|did|will|would)\b)",
    re.IGNORECASE | re.DOTALL,
)
_MOST_LISTED = 8
"""Words of a turn that may name symptoms without asking: `okay coughing headache`."""
_MOST_BETWEEN = 20
"""Words between a question and the end of its turn: with more the answer is to something else."""
_ASSENT_WANTED = re.compile(
    r"[ ,.]*\b(?:okay|ok|all right|alright|you know|does that (?:sound|make sense)[\w ]*|sound good)\s*\?$",
    re.IGNORECASE,
)
"""A statement with `okay?` at its end is no question."""
_NO_MORE_THAN = re.compile(
    r"(?:no[ ,]+)+(?!(?:doctor|doc|sir|ma'am|miss|mister|thankfully|luckily|fortunately|nothing|none|not|never|that|mostly|mainly|usually|only|just|when|at|in|with)\b)(?P<what>[a-z][\w'-]*(?: [a-z][\w'-]*)?)",
    re.IGNORECASE,
)
"""`no cough`: a no to one of the things that were asked."""
_NAMES = re.compile(
    r"i(?:'ve had| have had| have| get| got| had| feel| drink| smoke| take) (?P<what>[\w'-]+(?: [\w'-]+){1,5})",
    re.IGNORECASE,
)
"""`I have a drink now and then`: a yes to what it names of several things."""
_NOTHING_ELSE = re.compile(
    r"\b(?:(?:everything|anything|all) else (?:is|was|has been|'s|feels|seems) (?:\w+ )?(?:ok|okay|fine|good|great|normal|all right|alright)"
    r"|nothing else|(?:otherwise|other than that|besides that|apart from that|aside from that)[ ,]+(?:i'm |it's |i feel |everything(?:'s| is) )?"
    r"(?:no|nothing|ok|okay|fine|good|great|normal|all right|alright))\b",
    re.IGNORECASE,
)
"""What was asked and not named in such an answer is not so."""
_JUST = re.compile(
    r"(?:(?:just|only|mainly|mostly)[ ,]+)(?:(?:the|some|a|an|my|this|that|these|those|bit|little|lot|few|of|mild|slight)[ ]+)*"
    r"(?P<what>[a-z][\w'-]*(?: [\w'-]+){0,5})",
    re.IGNORECASE,
)
"""`just the chills`: what it names, and nothing else that was asked."""
_TAG = re.compile(
    r"(?:\bright|\bcorrect|\bis that right|\bor no|\bor not|\bor anything(?: like that)?)\s*[?]?\s*$", re.IGNORECASE
)


_CLAUSE_END = re.compile(r"[.,;?!\n]| but ")
Part = Literal["only these", "all but these", "just these", "these", "bare"]
"""What an answer says of what it names: `bare` names it and says no more (`any cramps or hives?` `cramps`), `just these`
nothing else, where it is a finding and no part of the body (`just my ankles`) and no occasion."""


class Turn(NamedTuple):
    """What one speaker says at a time."""

    speaker: str
    """As written, without brackets or colon, in lower case."""
    start: int
    """First position of the words."""
    end: int
    """One past the last."""


def find_turns(text: str) -> tuple[Turn, ...]:
    """The turns of a transcript: lines that begin with `[doctor]`, `Patient:` or the like.

    Returns:
        Turns in order; empty when the text is no transcript (fewer than two turns of known speakers).
    """
    marks = [match for match in _TURN.finditer(text) if _is_speaker(match)]
    if len(marks) < 2 or _are_labels(marks, text):
        return ()
    ends = [match.start() for match in marks[1:]] + [len(text)]
    return tuple(Turn(_speaker(m), m.end(), len(text[:end].rstrip())) for m, end in zip(marks, ends, strict=True))


def without_speaker(words: str) -> str:
    """A stretch of speech without the label of who speaks at its start."""
    mark = _TURN.match(words)
    return words[mark.end() :] if mark and _is_speaker(mark) else words


def is_question(sentence: str) -> bool:
    """Whether a sentence of speech asks something, also where the transcript has no question marks."""
    words = _ASSENT_WANTED.sub("", sentence.rstrip()).rstrip()
    if _CAUSES.search(words) and not words.endswith("?"):
        return False
    return words.endswith("?") or bool(_ASKS.match(words)) or bool(_LISTS.search(words)) or bool(_TAG.search(words))


def is_asked_as_not(sentence: str) -> bool:
    """Whether it asks by a denial that expects a yes: `isn't this your second attack?` denies nothing."""
    return bool(_ASKED_AS_NOT.match(sentence)) and sentence.rstrip().endswith("?")


def is_list(sentence: str) -> bool:
    """Whether a short sentence names things without saying anything of them, as doctors ask: `okay coughing headache`."""
    return len(sentence.split()) <= _MOST_LISTED and bool(_PLAINLY_LISTED.match(sentence))


def presumes(question: str) -> bool:
    """Whether a question takes for granted what it speaks of: `when did the pain start?`, `with ten the worst, how would you rate it?`."""
    return bool(_PRESUMES.match(question) or _RATES.search(question))


def states_first(question: str, end: int) -> bool:
    """Whether what ends at a place is stated before anything is asked: `I see you have asthma, have you used it?`."""
    stated = _STATED_FIRST.match(question)
    apart = _SET_APART.match(question)
    is_stated = stated is not None and "," not in question[stated.end() : end]
    return is_stated or (apart is not None and end <= apart.end())


def answer_to(text: str, question_end: int) -> Literal["yes", "no"] | None:
    """How a question is answered by what follows it.

    Args:
        text: the whole text.
        question_end: one past the question mark.

    Returns:
        None when what follows is neither a plain yes nor a plain no.
    """
    after, asked = text[question_end : question_end + _REACH].lstrip(), _asked(text, question_end)
    mark = _TURN.search(after)
    if mark is None:
        return _plain_answer(after, asked)
    own, after = after[: mark.start()], after[mark.end() :]
    if said := _plain_answer(own, asked):
        return said
    if len(own.split()) > _MOST_BETWEEN:
        return None
    said = _plain_answer(_past_nods(after), asked)
    return None if said == "yes" and is_question(own) else said  # that is to the later question


def is_taken_back(text: str, question_end: int) -> bool:
    """Whether the answer to a question takes something of itself back: `no, but a little`.

    What is added of something else (`no, but my back hurts`) takes nothing back, nor what is said in a later turn.
    """
    after = text[question_end : question_end + _REACH]
    turns = [mark.start() for mark in _TURN.finditer(after)]
    reply = after[: turns[1]] if len(turns) > 1 else after
    words = _without_filler(_TURN.sub("", reply, count=1).lstrip())
    return bool(_BUT.search(reply[:_BACK])) and not _is_of_another(words, _asked(text, question_end))


def _asked(text: str, question_end: int) -> str:
    """The words of a question that ends somewhere."""
    before = text[max(question_end - _REACH, 0) : question_end].rstrip(" ?")
    return re.split(r"[.?!\n]", before)[-1]


def _is_of_another(answer: str, asked: str) -> bool:
    """Whether an answer says no, and then tells of something that was not asked."""
    other = _OTHER.match(answer)
    if other is None or _SAME_AGAIN.search(other["what"]):
        return False
    named, known = (set(re.findall(r"[a-z]{4,}", words.casefold())) for words in (other["what"], asked))
    return bool(named - _VERBS) and not {word[:5] for word in named - _VERBS} & {word[:5] for word in known}


def answer_in_part(text: str, question_end: int) -> tuple[str, Part] | None:
    """What an answer names, where it says no to that only (`no cough`), to all else (`a cough but nothing else`), or yes to it.

    Args:
        text: the whole text.
        question_end: one past the question mark.

    Returns:
        The words that are named, with what the no is to; None for other answers.
    """
    after = text[question_end : question_end + _REACH]
    mark = _TURN.search(after)
    if mark is None or len(after[: mark.start()].split()) > _MOST_BETWEEN:
        return None
    turn = _without_filler(_past_nods(after[mark.end() :]))
    end = _TURN.search(turn)
    turn = turn[: end.start()] if end else turn
    if other := _NOTHING_ELSE.search(turn):
        return turn[: other.start()], "all but these"
    if one := _NO_MORE_THAN.match(turn):
        return one["what"], "only these"
    if just := _JUST.match(turn):
        return just["what"], "just these"
    if own := _NAMES.match(turn):
        return own["what"], "these"
    clause = _CLAUSE_END.split(turn, maxsplit=1)[0]
    bare = clause and _plain_answer(turn) is None and is_list(clause)
    return (clause, "bare") if bare else None


def _past_nods(after: str) -> str:
    """Without turns that say `okay` only."""
    while (mark := _TURN.search(after)) and not _without_filler(after[: mark.start()]).strip():
        after = after[mark.end() :]
    return after


def _without_filler(after: str) -> str:
    while filler := _FILLER.match(after):
        after = after[filler.end() :]
    return after


def _plain_answer(after: str, asked: str = "") -> Literal["yes", "no"] | None:
    words = _without_filler(after)
    if _NOT_THEN.match(words):
        return None
    if _OCCASION.match(words):  # `worse when you walk?` `no, mostly in bed`
        return "no" if words[:3].casefold().startswith("no") and _WHEN.search(asked) else "yes"
    if _NO.match(words):
        return None if _AFTER_ALL.match(words) and not _is_of_another(words, asked) else "no"
    return "yes" if _YES.match(words) else None


def _are_labels(marks: Sequence[re.Match[str]], text: str) -> bool:
    """Whether they head lines of a note (`Patient: N. N.`, `Family: father died at 60`): nobody speaks twice, and most lines are not turns."""
    once = len({_speaker(match) for match in marks}) == len(marks)
    return once and sum(1 for line in text.splitlines() if line.strip()) > 2 * len(marks)


def _is_speaker(match: re.Match[str]) -> bool:
    return bool(match["bracketed"]) or _speaker(match).split()[0].strip(".") in _SPEAKERS


def _speaker(match: re.Match[str]) -> str:
    return (match["bracketed"] or match["named"]).casefold()
