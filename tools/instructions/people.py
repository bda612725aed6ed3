"""What people write to each other in records: reports of what they did, courtesies, requests about paperwork, fields.

Each is a form of the language and no list of sentences, and each holds only where the sentence names nothing that
machines have or make: "I reviewed the films" tells what was done, "I reviewed your prompt" may be the start of anything.
"""

import re

from .features import class_of, is_question, shapes_of, words_of

_PAST = (
    r"(?:[a-z]+ed|saw|seen|told|wrote|written|met|felt|gave|given|took|taken|spoke|spoken|found|heard|thought|understood|left|made|went|got|had|sent|kept"
    r"|been|done|said|put|read|rang|began|brought|held|chose|drew|led)"
)
_REPORT = re.compile(
    rf"(?:i|we)(?:'ve|’ve| have| had)?(?: (?:also|again|not|since|just|already|now|therefore|then|only|never|fully|carefully|today))* {_PAST}\b(?! you\b)",
    re.IGNORECASE,
)
"""`I explained`, `we have agreed`: what was done, and no wish."""
_STANCE = re.compile(
    r"(?:i|we) (?:am|are|was|were) (?:also |very |most |so |not )*(?:writing|grateful|happy|pleased|delighted|sorry|glad|concerned|aware|content|unable|arranging|minded)\b"
    r"|(?:i|we) (?:note|enclose|understand|confirm|agree|hope|look forward|think|believe|suspect|feel|accept|consent|declare)\b"
    r"|(?:i|we)(?: will|'ll|’ll) (?:also |not )*(?:write|report|mention|describe|note|record|state)\b"
    r"|(?:i|we)(?:'d|’d| would| should| will|'ll|’ll) (?:also |not |therefore |be (?:very |most )?(?:grateful|happy|pleased|delighted|glad|obliged)|(?!(?:like|want|love|need|ask|prefer|tip|pay|be|write|say|state|report|omit|describe|mention|conclude|claim)\b)[a-z]+)",
    re.IGNORECASE,
)
"""`I am writing`, `I enclose`, `I would stop it`, `We will report it`: what the writer thinks, sends, advises or will do."""
_COURTESY = re.compile(
    r"(?:please |kindly |do |and )*(?:let (?:me|us) know (?:what you think|how|if|when|whether|of|about|should)|accept (?:my|our)\b|find (?:attached|enclosed)\b"
    r"|do not hesitate|don't hesitate|thank\w*\b|many thanks|with thanks|sorry for\b|excuse\b|feel free to (?:call|ring|contact))",
    re.IGNORECASE,
)
_PAPERS = r"(?:letters?|notes?|reports?|results?|fax|e-?mail|forms?|referral|dictation|summary|copy|line|paragraph|sentence|page)"
_PAPERWORK = re.compile(
    rf"(?:please |kindly )*(?:ignore|disregard|discard|destroy) (?:my|our|the) (?:\w+ )?{_PAPERS}\b[^,;:.]{{0,30}}(?:[,;] (?:which|it|this|that|as|because|since)\b[^,;:]{{0,60}})?[.]?$"
    r"|(?:please |kindly )*(?:update|amend|correct|change) (?:your|our|the|her|his|their) (?:\w+ )?(?:records?|systems?|notes|files?|address|details|surname|name)\b[^.:;]{0,30}(?::[^:]{3,60})?[.]?$"
    rf"|(?:please |kindly )*(?:delete|insert|amend|correct) (?:the )?(?:last|first|previous|second|above) {_PAPERS}\b,? (?:please|thanks|thank you)\b"
    rf"|(?:the|his|her|their) (?:\w+ ){{1,2}}(?:is|are|was|were|remains?) as (?:in|per|(?:described|detailed|set out|outlined) in) (?:your|my|our|the) (?:\w+ )?{_PAPERS}\b",
    re.IGNORECASE,
)
"""One's own earlier letter to be put aside with why, an address to be changed, what a typist is told, and `as in your letter`."""
_NOTHING = re.compile(
    r"(?:no|nil|none|not)\b(?! (?:jokes?|matter)\b)(?![^.]*\b(?:should|must|shall|may|is to|are to)\b)[^.!?:]{0,80}[.]?$",
    re.IGNORECASE,
)
"""`No elation, speech normal`: a finding."""
_NOUN = re.compile(
    r"(?:[a-z'’-]+ ){1,3}(?:[a-z]{2,}ed|left|sent|given|done|seen|found|taken|put|made|held|drawn|kept)"
    r"(?:[.,;:]|$| (?:to|in|on|for|at|from|by|with|without|during|after|as|re|below|above|per|day|x\d|\d))"
    r"|(?!(?:your|every|each|the|all|any)\b)[a-z-]{5,} responses? (?:at|to|in)\b"
    r"|(?:calls?|e-?mails?|messages?|texts?|letters?|results?|reports?|advice|fax) from\b|[a-z]+ (?:re|stable|normal|reduced|better|low|flat|clear|intact)\b"
    r"|[a-z]+ (?:mildly|moderately|slightly|markedly|severely|grossly|visibly|bilaterally)\b|(?:return|back) to (?!(?:the|your|this|my|its|our)\b)[a-z]+\b",
    re.IGNORECASE,
)
"""`Message passed to OT`, `Voice mildly hoarse`: the first word is a noun, and what was done to it or how it is stands behind."""
_DOING = re.compile(
    r"(?!(?:br|s|r|str|spr|sw|fl|cl|st|w|p|k|(?:every|any|some|no)?th)ing\b)[a-z]{3,}ing\b", re.IGNORECASE
)
"""`Changing to the other drug`, `approaching the end`: what goes on."""
_SALUTATION = re.compile(r"dear(?: [\w.'’-]+){1,5}[,:]?$", re.IGNORECASE)
_THIRD = re.compile(
    r"(?!always|perhaps|besides|sometimes|thanks|lets|guys|folks)[a-z]{3,}(?<![su])s\b(?! (?:\w+ )?(?:must|should|shall|will|are|were|have)\b)",
    re.IGNORECASE,
)
"""`Reads headlines`, `Wants to know`: what somebody does."""
_ANSWER_PHONE = re.compile(r"\banswer(?:ing)?[ -]?(?:phone|machine)s?\b", re.IGNORECASE)
_OF_MAKING = frozenset(
    "generated trained write-up instruction instructions prompt rules guardrails command commands directive task configuration output outputs draft drafts summary summaries"
    " answer answers reply replies conclusion poem poems essay story tweet article joke jokes emoji emojis password passwords".split()
)
"""What a machine is given and makes; people write these too, but seldom of a patient."""
_MACHINES = frozenset("MV")
_YOU = frozenset("you your yourself".split())
_BINDING = frozenset("must shall should".split())
_SHAPES = frozenset(("mail", "url", "money", "file"))


def is_between_people(said: str) -> bool:
    """Whether a sentence has a form that people use among themselves and names nothing that machines have or make."""
    words = frozenset(words_of(_ANSWER_PHONE.sub("phone", said)))
    if is_question(said) or not _SHAPES.isdisjoint(shapes_of(said)):
        return False
    if _COURTESY.match(said) or _PAPERWORK.match(said):
        return words.isdisjoint(_OF_MAKING)
    told = any(
        form.match(said) for form in (_REPORT, _NOTHING, _NOUN, _DOING, _THIRD, _SALUTATION)
    ) and words.isdisjoint(_YOU | _BINDING)
    return (told or _STANCE.match(said) is not None) and not _of_machines(words)


def speaks_of_machines(said: str) -> bool:
    """Whether a sentence names what machines are, have, are given or make."""
    return _of_machines(frozenset(words_of(said))) or not _SHAPES.isdisjoint(shapes_of(said))


def _of_machines(words: frozenset[str]) -> bool:
    return not words.isdisjoint(_OF_MAKING) or any(not _MACHINES.isdisjoint(class_of(word)) for word in words)
