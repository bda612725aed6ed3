"""Topic by topic: a habit, a device, a referral or a test that a claim states and that the record has no talk of."""

from collections.abc import Iterator

from wardround.tools.assertion import assess
from wardround.tools.terms import normal_words

from ..check import ClaimInContext, Signal
from ..mentions import is_light
from ..topics import is_heard, topics_perhaps_in


def topics_are_spoken_of(context: ClaimInContext) -> Iterator[Signal]:
    """Notice what a claim states of how somebody lives, what they wear or use, or what is ordered, where nobody speaks of it."""
    if not context.is_checkable or context.is_verbatim:
        return
    for topic in topics_perhaps_in(context.claim.text):
        if topic.sort == "life" and context.evidence.is_all_written:  # the checks of kinds and habits judge it
            continue
        said = next((one for one in topic.says.finditer(context.claim.text) if _is_stated(context, *one.span())), None)
        if said and not is_heard(context.evidence, topic) and not _is_named(context, said.group()):
            message = f"the claim says “{said.group()}”; no source speaks of that"
            yield Signal(f"{topic.sort}_nowhere", 1.0, "unsupported", message, context.best[:1], words=said.group())


def _is_named(context: ClaimInContext, words: str) -> bool:
    """Whether the record has the claim's own words for it, in whatever form: `P P D`, `I have been a truck driver`."""
    telling = [word for word in normal_words(words) if not is_light(word)]
    return bool(telling) and all(map(context.evidence.has, telling))


def _is_stated(context: ClaimInContext, start: int, end: int) -> bool:
    """Denials are written by habit (`no tobacco use`), headings (`UROLOGICAL:`) state nothing, nor does what is left open."""
    text = context.claim.text
    said = assess(text, start, end)
    return (
        not text.startswith(":", end)
        and not said.negated
        and said.certainty == "certain"
        and said.temporality != "hypothetical"
    )
