"""When: other spans, planned for done, stopped for taken, past for present, before for after, another day."""

import re
from random import Random

from benchmarks.verifier.third.dialogue import Dialogue, spoken, stem, value
from benchmarks.verifier.third.edit import New, Rule, Said, Site, words

from .hearing import near, topic, windows
from .wording import alternatives, one_key, unless_denied

_N = r"(?P<n>a few|a couple of|several|\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a)"
_SPAN = rf"\b{_N}(?P<gap>[ -])(?P<unit>day|week|month|year|hour|minute)(?P<s>s?)\b(?!-old| old|s old| of age)"
_OTHER = {
    "day": ("week", "month"),
    "week": ("month", "day"),
    "month": ("year", "week"),
    "year": ("month", "week"),
    "hour": ("day",),
    "minute": ("hour",),
}
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS = "january february march april may june july august september october november december".split()
_STOP = {
    "discontinue": "continue", "discontinued": "continued", "continue": "discontinue|stop", "continued": "discontinued", "stop taking": "keep taking",
    "no longer": "still", "continues to take": "has stopped taking", "is still": "is no longer", "still": "no longer", "stopped": "started", "has quit": "has not quit",
    "quit": "started", "continues": "has stopped", "resume": "stop", "hold": "continue",
}  # fmt: skip
_STOPPING = (
    r"\b(?:stop|stopped|discontinue|off|quit|hold|no longer|any ?more|not taking|n t take|get rid|come off|weaned)\b"
)
_GOING = r"\b(?:continue|keep|still|stay|same|going|refill|continuing|taking)\b"
_PAST = {
    "has resolved": "persists", "resolved": "ongoing|persistent", "previous": "current", "previously": "currently", "currently": "previously", "current": "former",
    "former": "current", "used to": "continues to", "in the past": "at present",
    "acute": "chronic", "chronic": "acute|new-onset", "quit smoking": "still smokes",
}  # fmt: skip
_PAST_HEARD = {
    "previous": "before|previous|last|ago|past|used to", "has resolved": "resolv|went away|gone|better now", "resolved": "resolv|went away|gone|better now",
    "former": "used to|former|quit|stopped", "in the past": "past|before|ago|when i was|used to", "used to": "used to", "recent": "recent|last|just", "quit": "quit|stopped",
}  # fmt: skip
_ORDER = {"before": "after", "after": "before", "prior to": "following", "following": "prior to"}
_AGO = {
    "yesterday": ("two weeks ago", "last month"), "last night": ("two weeks ago", "last month"), "this morning": ("last week", "two months ago"), "last week": ("last month", "this morning"),
    "last year": ("last month", "five years ago"), "last month": ("last year", "yesterday"), "last summer": ("last winter", "last week"),
}  # fmt: skip
_MODAL = r"(?P<who>I|We) (?:will|am going to|are going to|would like to|'ll|plan to|have recommended that we)"
_DID = {
    "order": "have already obtained", "obtain": "have already obtained", "refer": "had already referred", "start": "had already started",
    "prescribe": "had already prescribed", "initiate": "had already initiated", "schedule": "have completed", "perform": "had already performed",
    "repeat": "have already repeated", "check": "have already checked", "get": "already got",
}  # fmt: skip
_PLANNED = r"\b(?:will|gon|going|wan|want|like to|let s|order|refer|schedule|should|set you up|recommend|plan|i ll|we ll|put you|get you|sending|send you|d like)\b"
_TESTS = r"(?:MRI|CT|x-ray|ultrasound|echocardiogram|EKG|stress test|colonoscopy|endoscopy|biopsy|lipid panel|CBC|BMP|CMP|hemoglobin A1c|A1c|physical therapy|labs?|EMG|sleep study)"


def _is_span(match: re.Match[str]) -> bool:
    """How often is not how long: `every 6 hours`, `once a month`."""
    before, after = match.string[max(match.start() - 14, 0) : match.start()], match.string[match.end() :]
    often = re.search(r"\b(?:every|once|twice|times|per)\b[^.]*$", before, re.IGNORECASE)
    return not often and (match["n"].casefold() != "a" or before.endswith("in ") or after.startswith(" ago"))


def _span_unit(match: re.Match[str], rng: Random) -> str | None:
    if not _is_span(match):
        return None
    unit = rng.choice(_OTHER[match["unit"].casefold()])
    return f"{match['n']}{match['gap']}{unit}{match['s']}"


def _span_number(match: re.Match[str], rng: Random) -> str | None:
    number = value(match["n"])
    if number is None or number < 1 or not _is_span(match):
        return None
    other = int(number) * rng.choice((2, 3)) if number < 4 else int(number) + rng.choice((-2, 3))
    new = str(other) if match["n"].isdigit() else spoken(other)
    return f"{new}{match['gap']}{match['unit']}{match['s'] or ('s' if match['gap'] == ' ' else '')}"


def _of_span(text: str) -> tuple[str, str]:
    number, unit = re.split(r"[ -](?=\w+$)", text.casefold())
    return number, unit.rstrip("s")


def _spoken_span(text: str) -> str:
    number, unit = _of_span(text)
    n = value(number)
    names = {number, *(() if n is None else (f"{n:g}", spoken(int(n)), *(("a", "an", "one") if n == 1 else ())))}
    names |= (
        {"a few", "few", "three", "couple"}
        if number == "a few"
        else {"couple", "two", "a couple"}
        if "couple" in number
        else set()
    )
    return rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})(?: or (?:so|\w+)| to \w+| of| more)? {unit}s?\b"


def _span_said(site: Site, dialogue: Dialogue) -> bool:
    """The span is said, and the other is not."""
    return dialogue.matches(_spoken_span(site.match.group(0))) and not dialogue.matches(_spoken_span(site.new))


def _stopped_said(site: Site, dialogue: Dialogue) -> bool:
    word = site.match["word"].casefold()
    stops = word.startswith(("disc", "stop", "no ", "quit", "has quit", "hold"))
    own, other = (_STOPPING, _GOING) if stops else (_GOING, _STOPPING)
    after = re.match(r"[^.;,\n]{0,60}", site.sentence[site.match.end() :])
    told = topic(after.group(0) if after else "")[:3]
    return any(near(dialogue, w, own, 9) for w in told) and not any(near(dialogue, w, other, 14) for w in told)


def _past_said(site: Site, dialogue: Dialogue) -> bool:
    """The time is said near what the sentence is about, and the new one is not."""
    word = site.match["word"].casefold()
    own = _PAST_HEARD.get(word) or next((p for k, p in _PAST_HEARD.items() if word.startswith(k)), word)
    told = topic(site.sentence, site.match.group(0))[:5]
    return any(near(dialogue, w, rf"\b(?:{own})", 10) for w in told) and not any(
        near(dialogue, w, rf"\b{site.new.casefold().split()[0]}\b", 12) for w in told
    )


def _order_said(site: Site, dialogue: Dialogue) -> bool:
    word = "before" if site.match["word"].casefold() in ("before", "prior to") else "after"
    after = topic(re.split(r"[.;,]", site.sentence[site.match.end() :])[0])[:3]
    other = "after" if word == "before" else "before"
    return any(near(dialogue, w, rf"\b{word}\b", 6) for w in after) and not any(
        near(dialogue, w, rf"\b{other}\b", 10) for w in after
    )


def _done(match: re.Match[str], rng: Random) -> str | None:
    if re.search(
        r"\b(?:if|next|until|in (?:a|about|\d|one|two|three|four|six)|first week|prior|sooner|once)\b",
        match.string,
        re.IGNORECASE,
    ):
        return None
    did = _DID.get(match["do"].casefold())
    return did and f"{match['who']} {did}"


def _planned(site: Site, dialogue: Dialogue) -> bool:
    """It is spoken of as something to come, and in no other way."""
    after = (
        topic(site.sentence[site.match.end() :])[:1] if "do" in site.match.groupdict() else topic(site.match.group(0))
    )
    around = [w for word in after for w in windows(dialogue, word, 8)]
    ago = re.compile(
        r"\b(?:showed|shows|results?|already|last (?:visit|time|year|month)|ago|came back|reviewed|looked at)\b"
    )
    return bool(around) and any(re.search(_PLANNED, w) for w in around) and not any(ago.search(w) for w in around)


def _test_done(match: re.Match[str], rng: Random) -> str:
    verb = "were" if match["test"].casefold() == "labs" else "was"
    return f"{match['test']} {verb} {rng.choice(('completed last month', 'done and reviewed today'))}"


def _day(names: list[str]) -> New:
    return lambda match, rng: rng.choice([n for n in names if n != match.group(0).casefold()]).capitalize()


def _named_said(site: Site, dialogue: Dialogue) -> bool:
    old, new = site.match.group(0).casefold(), site.new.casefold()
    return dialogue.matches(rf"\b{old}\b") and not dialogue.matches(rf"\b{new}\b")


def _year(match: re.Match[str], rng: Random) -> str:
    return str(int(match.group(0)) - rng.choice((2, 3, 10)))


def _year_said(site: Site, dialogue: Dialogue) -> bool:
    old, new = float(site.match.group(0)), float(site.new)
    tail = spoken(int(old) % 100)
    return (
        old in dialogue.numbers or dialogue.matches(rf"\b(?:twenty|nineteen|thousand(?: and)?) {stem(tail)}")
    ) and new not in dialogue.numbers


def _rule(operator: str, pattern: str, new: New, said: Said) -> Rule:
    return Rule("temporality", operator, words(pattern), new, said)


RULES = (
    _rule("span_unit", _SPAN, _span_unit, _span_said),
    _rule("span_number", _SPAN, _span_number, _span_said),
    _rule("stopped_or_not", alternatives(_STOP) + r"(?= (?:\w+ )?(?:taking |the |his |her |use |using |on |with |to (?:take|use) )?\w+)(?! (?:to (?:monitor|have|experience|do)|care|education))", one_key(_STOP), _stopped_said),
    _rule("past_or_present", alternatives(_PAST) + r"(?! (?:onset|problem|issue|set|distress|\d|few|couple|several|week|month|year|two|three|to be|medical))", unless_denied(one_key(_PAST)), _past_said),
    _rule("done_already", rf"\b{_MODAL} (?P<do>{'|'.join(_DID)})\b(?! back| in touch)", _done, _planned),
    _rule("test_done", rf"\b(?P<test>{_TESTS}) (?:will be|is to be|has been|was) (?:ordered|obtained|scheduled|recommended)\b", _test_done, _planned),
    _rule("order_done", r"(?<=- )(?:Order|Obtain|Schedule|Check) (?P<test>(?:an? |the )?[^.,;\n]{2,40}?)(?=[.,;]|\s*$)", lambda m, rng: f"{m['test']} {rng.choice(('completed last month', 'already done'))}", _planned),
    _rule("before_after", alternatives(_ORDER) + r"(?= (?:\w+ ){0,2}\w+ing\b| (?:meals?|surgery|exercise|work|bed|the (?:surgery|accident|injury|fall)|dinner|breakfast|lunch|it\b|he\b|she\b))", one_key(_ORDER), _order_said),
    _rule("weekday", rf"\b(?:{'|'.join(_DAYS)})\b", _day(_DAYS), _named_said),
    _rule("month", rf"\b(?:{'|'.join(m for m in _MONTHS if m != 'may')})\b", _day(_MONTHS), _named_said),
    _rule("day_before", r"\b(?:yesterday|last night|this morning|last week|last year|last month|last summer)\b", lambda m, rng: rng.choice(_AGO[m.group(0).casefold()]), _named_said),
    _rule("year", r"\b(?:19[5-9]\d|20[0-2]\d)\b(?![/-])", _year, _year_said),
)  # fmt: skip
