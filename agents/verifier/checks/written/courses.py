"""Medicines in use, ended, or never begun, as a text says it."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from wardround.tools.terms import DrugMention, find_drugs

Course = Literal["in use", "begun", "given", "ended", "never"]
"""`begun` and `given`: at some time, which may be over."""


class Said(NamedTuple):
    """What a text says of one medicine."""

    drug: str
    """Ingredient."""
    course: Course
    """What became of it."""


_NOT = r"(?:not|never|neither|don['’]?t|cannot)(?: (?:currently|yet|been|be|to))*"
_A_MEDICINE = r"\s+(?!(?:on|home|to|with|meds?|medications?|summary|letter|date|instructions?|plan\w*|from|when|today|once|if|w/|cardioversion|cardioverted|shock|rx|script)\b)(?:(?:the|his|her|oral|iv|po) )?[a-z]"
"""`DC amlodipine` stops it, and `DC home on amlodipine` does not."""
_NO_DISCHARGE = "".join(rf"(?<!\b{word} )" for word in "for on at to until till before after post since of".split())
"""`for d/c` is for discharge."""
_WITH_A_BOUND = r"(?! ?(?:for |if |when |unless )?[A-Za-z ]{0,15}[<>≤≥])"
"""`25 BID, hold HR<55` says when a dose is left out."""
_WORDS: tuple[tuple[Course, str], ...] = (
    (
        "never",
        rf"(?:h[eo]ld |holding |kept |keep )?in reserve|{_NOT} (?:start\w*|begun|giv\w+|indicated|necessary|needed|required|used|wanted|receiv\w+|recommend\w*|prescrib\w+|commenced|introduced)"
        r"|declin\w+|refus\w+|contraindicated|rejected|withheld|W/H|did not want",
    ),
    (
        "ended",
        rf"stop(?:s|ped|ping)?(?: (?:taking|using))?|inactive|(?:stay|remain|keep|kept)(?:s|ed|ing)? (?:\w+ )?off|(?:comes|goes) off|{_NOT} (?:taking|using)|discontinu\w+|ended|ceased|paused|suspended|held(?! (?:that|the|a|his|her|up|in reserve)\b){_WITH_A_BOUND}|hold(?:ing)?(?! (?:that|a|his|her|up|on|off|out|in reserve)\b){_WITH_A_BOUND}|withdrawn|terminated|(?:crossed|struck|scored) (?:off|out|through)"
        r"|remov(?:e|ed|ing)(?= [\w-]+ (?:from|off) (?:the |his |her )?(?:\w+ )?list\b)"
        rf"|g[ai]v(?:e|en|ing) (?:(?:it|them|this|that) )?up|quit(?:ting)?|abandon(?:ed|ing)?|taken off|tapered (?:off|and ended|and stopped)|{_NOT} continued"
        rf"|off(?=\s*(?:[.,;)(\n]|\Z|(?:at |on |since |from |by )?\d|for good|permanently|today|now\b))|d/?c['’]?e?d(?=\s*(?:[.,;)]|\Z))|d/c['’]?e?d(?! (?:home|to|on|with|from)\b)|{_NO_DISCHARGE}d/c(?=\s*(?:[.,;)]|\Z|\d))|d/?c['’]?(?:e?d|ing)?(?={_A_MEDICINE})|not tolerated|{_NOT} (?:re-?start\w*|resum\w+|recommenced)|(?:(?:was|were|been) (?:\w+ ){{0,2}}?)?(?:replaced|substituted) (?:by|with)|(?:was|were|been)? ?(?:changed|switched|swapped) (?:to|for)|came off|no longer \w+|on hold",
    ),
    (
        "begun",
        r"start(?:ed|ing)?|begun|began|initiat\w+|introduc\w+|increas\w+|rais(?:ed|ing)|reduc(?:ed|ing)(?! (?:susceptib|sensitiv))|halved|added|commenced|instead(?! of\b)",
    ),
    (
        "in use",
        r"(?:not|never|cannot|\w+n['’]t|dont) (?:to )?(?:be )?(?:stop|interrupt|discontinu|miss|omit|withh[eo]ld|held|paus)\w*|re-?start\w*|resum(?:e|es|ed|ing)|(?:went|gone|goes|is|put|going) back (?:on|to)(?! hold)|back on(?=\s*(?:[.,;)(\n]|\Z|at |\d))|(?<!come )(?<!see )(?<!seen )(?<!not )back(?= \d)|continu\w+|cont(?:['’]?d)?(?=\s*(?:[.,;)]|\Z)|\s+(?:as|at|on)\b)|(?-i:TT[OA]s?)|(?:for|on) d/c(?=\s*(?:[.,;)]|\Z))|goes on|takes|taking|unchanged|replac(?:ed|es|ing)(?= (?!by|with))"
        r"|(?:is|remains|stays|discharged|currently|maintained|now|still|home|left|leaves) on(?! (?:hold|pause|\d))"
        r"|(?-i:GIVE)(?=\s*(?:[.,;)]|\Z))|still (?:being )?(?:taken|used|given)|kept(?=\s*(?:[.,;)]|\Z|on\b|going\b))",
    ),
    (
        "given",
        r"giving|given(?! (?:the|that|this|his|her|their|its)\b)|gave(?! (?:him|her|them|rise)\b)|receiv\w+|treated with|administer\w+|prescrib\w+"
        r"|(?:was|were|had been) (?:on|taking|using|buying)|used to take|took",
    ),
)
_SAID = re.compile(
    "|".join(rf"\b(?P<w{place}>(?:{words}))\b" for place, (_, words) in enumerate(_WORDS)), re.IGNORECASE
)
_REPLACED = re.compile(
    r"(?:(?:replaced|substituted) (?:by|with)|(?:changed|switched|swapped) (?:to|for))\Z", re.IGNORECASE
)
_IN_ITS_PLACE = re.compile(r"replac(?:ed|es|ing)", re.IGNORECASE)
_DIRECTLY = re.compile(
    r"\W*(?:(?:the|his|her|your|their|both|oral|iv|intravenous|regular|usual|previous|old) )*", re.IGNORECASE
)
"""`meropenem, which replaced aztreonam`: the one that was replaced is over."""
_CLAUSE = re.compile(
    r"\.(?!\d)|[;\n]|, (?=(?:\w+ ){1,4}instead\b(?! of))|\s*(?:->|→)\s*(?=[a-z])|,? (?:but|while|whereas|which|who|after|because|then|since|until|if|when|in place of) |, (?=\w+ (?:was|were|is)\b)"
    r"|, (?=(?:it|they|this|that|these|those|he|she|i|we|you)(?:['’]\w+)? \w)"
    r"|, and (?=an? )|, (?=(?:start|stop|begin|commence|d/?c|hold|switch|continue|increase|decrease|reduce|add|resume|restart|wean) )"
    r"| and (?=(?:\w+ ){1,3}(?:was|were|is|are|has)\b)| and (?=will be |(?:did|does|do|has|have|had|was|were) not )",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"\b(?:if|whether|consider\w*|decid(?:e|ed|ing) (?:on|about|re)|decision (?:on|about|re)|thinking (?:of|about)|(?-i:may)(?! (?:continue|carry on|keep|go on))|might|can(?! (?:continue|carry on|keep|go on))|could|unless|should|would|prefer\w*|wish(?:es|ed)?|(?<!not )wants?|hop(?:es|ed|ing)|plan\w*(?!\s*:)|to be (?:started|resumed|restarted))\b|\?(?!\w)|\?(?=(?:stop|start|hold|re-?start|resum|swap|switch)\w*)",
    re.IGNORECASE,
)
FOR_A_DAY = re.compile(
    r"\b(?:the )?(?:morning|day|night|evening)s? (?:of|before)(?! (?:admission|discharge|arrival|\d))\b|\bpre-?op\w*",
    re.IGNORECASE,
)
"""`hold metformin morning of surgery`: what is left out for once and taken on."""
_AND = re.compile(r"[\w\s.,/µ%()-]{0,50}?(?:,|/|\+|&| and | or )\s*(?:the |oral |intravenous )?", re.IGNORECASE)
_SINCE = re.compile(r"\b(has|have|had|was|were) (?:since|then|later)\b", re.IGNORECASE)
"""`has since been resumed`: no clause of its own."""
_BRACKETS = re.compile(r"\([^()\n]*\)")
_PARTS_OF_ASIDE = re.compile(r"[;.](?!\d)")
"""`HOLD: A (risk; level low), B`: what is told in brackets parts no list."""
_COLUMN = re.compile(
    r"(?<=; )(?P<key>(?:date )?(?:stop|end|discontinu|hold|held)[\w/ ]*): *(?P<day>\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\b(?! ?(?:->|→)))?",
    re.IGNORECASE,
)
"""A column of a chart in which ends stand, and whatever else: `stop/comment: TTO`."""
_NOT_HOME = re.compile(r"\bnot for (?:TT[OA]s?|discharge|home|d/c)\b", re.IGNORECASE)
_WHILE_TAKING = re.compile(r"\b(?:while|whilst|when) (?=(?:taking|using)\b)", re.IGNORECASE)
"""`bled while taking naproxen`: it was taken then."""
_LEADS = re.compile(
    r"(?:(?:has|have|had|was|were|been|is|are|both|then|now|later|he|she|they|who|also)\s+)*", re.IGNORECASE
)
_OF_WHAT_IS_BESIDE = re.compile(r"(?:rais|increas|reduc)ed\b|d/?c\b", re.IGNORECASE)
_RIGHT_BEHIND = len(" the daily ")
"""`withheld because of raised blood pressure`: no medicine was raised."""
_NONE_AFTER = re.compile(r"\s*[:=-]?\s*(?:none|nil|not needed|not required|not indicated)\b", re.IGNORECASE)
"""`clexane none`, in a list."""
_NO = re.compile(r"\bno (?:(?:iv|oral|intravenous|regular|routine|further) )?\Z", re.IGNORECASE)
_NOT_THIS = re.compile(r"(?:\bNOT(?: for| on)?|\b[Nn]ot for) (?:(?:iv|oral|any|IV|PO) )?\Z")
"""Right before a medicine that is not given: `NOT furosemide`, `not for vitamin K`."""
_ASKED_ASIDE = re.compile(r"\(\?[^()\n]*\)")
"""`NOT given (?fracture)`: the reason is in doubt, not what was done."""
_OF_WHICH = re.compile(r"\b(?:which|that) \Z", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:he|she|they) (?:(?:still|now|also|is to|are to) )?(?:continues?|takes?|goes on with|is on|is taking)\b",
    re.IGNORECASE,
)
"""`phenytoin, which she continues at home`."""
_OWN_DOSE = re.compile(
    r"\s+\d[\d.]*\s?(?:mg|mcg|g|units?)?\s*(?:od|bd|tds|qds|nocte|mane|daily|bid|tid|qhs|qam|qpm)\b", re.I
)
_UNTIL = re.compile(r",? (?:until|till) (?=\d|yesterday|today|(?:the )?(?:morning|evening|day|night)|[A-Z])")
"""`took no lithium until Friday`: it was taken then."""
_ALONE = re.compile(r"\s*(?:[.,;:)(\n]|\Z|(?:was|were|and|or|at|as|given|needed|required)\b)", re.IGNORECASE)
_WITH_ITS_OWN = re.compile(r"[^,+]*\d[^,+]*[,+](?! and\b)[^,+]*")
"""`ramipril 5 mg, nifedipine stopped`, `ceftriaxone 2 g + metronidazole not needed`: items of a list, each with what is said of it."""
_SUBJECT = re.compile(
    r"(?!.*\b(?:was|were|is|are|has|had|have|been|on|for|with|takes?|took|\w+ed)\b)[\w\s,/+&-]*", re.IGNORECASE
)
"""`Ramipril and furosemide were paused`: one clause, although a verb follows the `and`."""
_IT = re.compile(r"\s+(?:it|them|this|these)\b", re.IGNORECASE)
_AGAIN = re.compile(r"\bagain\b", re.IGNORECASE)
"""`must not be given again`: it was given."""
_UNUSED = re.compile(rf"\b{_NOT} (?:needed|used|required|taken)\b", re.IGNORECASE)
_SINCE_THEN = re.compile(
    r"\b(?:since\b|for (?:the |over |more |about |almost |nearly |several |many )*(?:\d|last|past|a (?:week|month|year)|weeks|months|years))",
    re.IGNORECASE,
)
"""`not used since Easter`: it was before."""
_ALSO_BEFORE = 60
"""Characters between a medicine and what is said of it, at most."""


@lru_cache(maxsize=32768)
def courses_in(text: str) -> tuple[Said, ...]:
    """What a text says of the medicines that it names."""
    text = _ASKED_ASIDE.sub("", text)
    text = _BRACKETS.sub(lambda aside: _PARTS_OF_ASIDE.sub(",", aside.group()), text)
    text = _NOT_HOME.sub("stopped", _COLUMN.sub(_in_words, text))
    text = _WHILE_TAKING.sub("when was ", _SINCE.sub(r"\1", text))
    found: list[Said] = []
    named: list[DrugMention] = []
    for start, end in _clauses(text):
        clause = text[start:end]
        drugs = list(find_drugs(clause))
        is_of_the_last = bool(_OF_WHICH.search(text, 0, start))
        said = _read(clause, drugs) if drugs else _of_the_same(clause, named, is_of_the_last=is_of_the_last)
        is_until = _UNTIL.match(text, end)
        found += (one._replace(course="given") if is_until and one.course == "never" else one for one in said)
        named = drugs or named
    return tuple(found)


def _in_words(column: re.Match[str]) -> str:
    """What a column says: an end where a day stands in it, else only what its cell says."""
    return f"stopped {column['day']}" if column["day"] else ""


def left_out_in(text: str) -> frozenset[str]:
    """The medicines of which a text says no more than that there are none: `no gentamicin`, `gentamicin nil`."""
    told = [(one, _is_none(text, one)) for one in find_drugs(text)]
    return frozenset(one.ingredient for one, is_none in told if is_none) - {
        one.ingredient for one, is_none in told if not is_none
    }


def _is_none(text: str, drug: DrugMention) -> bool:
    is_denied = _NO.search(text, 0, drug.start) and _ALONE.match(text, drug.end)
    return bool(is_denied or _NONE_AFTER.match(text, drug.end))


def _of_the_same(clause: str, named: Sequence[DrugMention], *, is_of_the_last: bool) -> Iterator[Said]:
    """`metformin held; restart at discharge`: a clause that begins with what is done, to those named just before."""
    clause = clause.lstrip()
    if is_of_the_last and _GOES_ON.match(clause):
        yield from (Said(drug.ingredient, "in use") for drug in named[-1:])
        return
    match = _SAID.match(clause, _LEADS.match(clause).end())  # type: ignore[union-attr]
    if match and not is_of_the_last and not (clause.startswith(match.group()) or _IT.match(clause, match.end())):
        match = None  # `and was discharged`: of somebody else
    if not match and len(named) == 1:  # `and was told to stop it`
        match = next((one for one in _SAID.finditer(clause) if _IT.match(clause, one.end())), None)
    if match and match.lastgroup and not _MAYBE.search(clause):
        yield from (Said(drug.ingredient, _course(match)) for drug in named)


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for match in _CLAUSE.finditer(text):
        if match.group() == " and " and _SUBJECT.fullmatch(text, begin, match.start()):
            continue
        if match.group().strip(" ,").casefold() == "since" and _UNUSED.search(text, begin, match.start()):
            continue
        if match.group().strip(" ,").casefold() != "if":  # `hold methotrexate if she has a fever` holds nothing
            yield begin, match.start()
        begin = match.end()
    yield begin, len(text)


def _course(match: re.Match[str]) -> Course:
    return _WORDS[int((match.lastgroup or "w4")[1:])][0]


def _read(clause: str, drugs: Sequence[DrugMention]) -> Iterator[Said]:
    """Said of the medicines before the word; of those after it where there are none (`Stop aspirin`, `not given: aspirin`)."""
    if _MAYBE.search(clause) or FOR_A_DAY.search(clause):
        return
    yield from (Said(drug.ingredient, "never") for drug in drugs if _NOT_THIS.search(clause, 0, drug.start))
    for match in _SAID.finditer(clause):
        course = _course(match)
        before = [drug for drug in drugs if drug.end <= match.start() and match.start() - drug.end <= _ALSO_BEFORE]
        after = [drug for drug in drugs if drug.start >= match.end()]
        after = after if after and after[0].start - match.end() <= _ALSO_BEFORE else []
        if _REPLACED.search(match.group()):
            yield from (Said(drug.ingredient, "ended") for drug in before)
            yield from (Said(drug.ingredient, "begun") for drug in after[:1])
        elif (
            _IN_ITS_PLACE.fullmatch(match.group())
            and after
            and _DIRECTLY.fullmatch(clause, match.end(), after[0].start)
        ):
            yield from (Said(drug.ingredient, "begun") for drug in before)
            yield from (Said(drug.ingredient, "ended") for drug in _together(clause, after))
        else:
            if course == "never" and _AGAIN.search(clause, match.end()):
                course = "ended"
            if course == "never" and _SINCE_THEN.search(clause, match.end()):
                course = "given"
            told = _together(clause, before[::-1])[::-1] or _together(clause, _acted_on(match, after))
            told = _without_a_new_order(clause, told) if course == "ended" and not before else told
            if any(_NO.search(clause, 0, drug.start) for drug in told) and course in ("given", "begun", "in use"):
                course = "never"  # `no vancomycin was given`
            yield from (Said(drug.ingredient, course) for drug in told)


def _acted_on(match: re.Match[str], drugs: list[DrugMention]) -> list[DrugMention]:
    """The medicines behind a word that may be of them: `raised losartan`, not `raised pressure, and losartan`."""
    is_far = bool(drugs) and drugs[0].start - match.end() > _RIGHT_BEHIND
    return [] if is_far and _OF_WHAT_IS_BESIDE.fullmatch(match.group()) else drugs


def _without_a_new_order(clause: str, drugs: list[DrugMention]) -> list[DrugMention]:
    """`stop simvastatin, pravastatin 20 nocte`: of several, those behind one without a dose that have their own are begun."""
    behind = [clause[one.end : other.start] for one, other in pairwise([*drugs, DrugMention(len(clause), 0, "")])]
    has_own = [bool(_OWN_DOSE.match(words)) for words in behind]
    first = next((place for place, own in enumerate(has_own) if own), len(drugs))
    return drugs[:first] or drugs


def _together(clause: str, drugs: list[DrugMention]) -> list[DrugMention]:
    """The first of these, with those that are told of together with it."""
    found = drugs[:1]
    for drug in drugs[1:]:
        first, last = sorted((found[-1], drug))
        if not _AND.fullmatch(clause, first.end, last.start):
            break
        if drug is first and _WITH_ITS_OWN.fullmatch(clause, first.end, last.start):
            break
        found.append(drug)
    return found
