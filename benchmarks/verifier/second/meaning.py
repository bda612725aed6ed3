"""Errors in what is meant: denied, when, how bad, how sure, whose."""

from .rule import Rule, swap, template

_NEGATION = (
    template("negation", "denial_dropped", r"\bdenie[sd] (?:any |having (?:any )?)?", "admits to ", "is troubled by "),
    template(
        "negation", "no_dropped", r"\b(?:no|without) (?=(?!known|longer|acute distress|further|other)\w)", "some "
    ),
    template("negation", "no_evidence", r"\bno (?:evidence|signs?|indication) of\b", "signs of", "clear evidence of"),
    template("negation", "without", r"\bwithout (?:any )?(?=\w)", "with "),
    template("negation", "negative_for", r"\bnegative(?= for\b)", "positive"),
    template("negation", "test", r"\b(positive)(?= \w)", "negative"),
    template("negation", "test_back", r"\b(negative)(?= (?!for)\w)", "positive"),
    template(
        "negation", "not_dropped", r"\b(is|was|are|were|has|have|had|did|does|do|will|would|can) not (?=\w)", r"\1 "
    ),
    template("negation", "not_added", r"(?<=patient )(has|had|is|was|will) (?=(?!not|no |been)\w)", r"\1 not "),
    template("negation", "he_not", r"\b((?:he|she) (?:has|had|is|was|does|did)) (?=(?!not|no )\w)", r"\1 not "),
    template(
        "negation", "reports", r"\b(?:reports|endorses|complains of|states|notes)(?= (?!that|he|she|no)\w)", "rules out"
    ),
    template("negation", "reveals", r"\b(shows?|reveals?|demonstrates?)(?= (?!no\b)\w)", r"fails to show"),
    template("negation", "with_dropped", r"\bassociated with\b", "not accompanied by"),
    template("negation", "able", r"\b(unable|not able)\b", "able"),
    template("negation", "never", r"\bnever\b", "often"),
)

_TIME = (
    template("temporality", "history_now", r"\b(?:past medical |prior |past )?history of\b", "newly found", "active"),
    swap(
        "temporality",
        "now_or_then",
        {
            "currently": "in childhood",
            "previously": "at this moment",
            "recently": "decades back",
            "today": ("last spring", "three years back"),
            "yesterday": "the year before last",
            "previous": "upcoming",
            "prior": "planned",
            "new": "long-standing",
            "chronic": "new-onset",
            "acute": "longstanding",
            "current": "former",
            "former": "current",
            "ongoing": "resolved",
            "resolved": "ongoing",
            "quit": "took up",
        },
    ),
    template("temporality", "ago_unit", r"\b(\d+|\w+) (?:days?|weeks?) ago\b", r"\1 years ago"),
    template("temporality", "ago_short", r"\b(\d+|\w+) (?:years?|months?) ago\b", r"\1 days ago"),
    template(
        "temporality", "plan_done", r"\b(?:will|is going to) (?:obtain|order|have|undergo|start|get)\b", "already had"
    ),
    template(
        "temporality", "done_plan", r"\bwas (obtained|performed|ordered|completed|removed)\b", r"is still to be \1"
    ),
    template("temporality", "stopped", r"\b(?:continues?|is continuing|still takes)\b(?! to\b)", "formerly used"),
    template("temporality", "takes", r"\b(?:takes|is taking|is currently taking|has been taking)\b", "used to take"),
    template("temporality", "presents", r"\b(?:presents|presenting)\b(?= with)", "years earlier presented"),
)

_SEVERITY = (
    template("severity", "significant", r"\bsignificant\b(?! for)", "trivial"),
    swap(
        "severity",
        "degree",
        {
            "mild": ("extreme", "profound"),
            "mildly": "profoundly",
            "slight": "massive",
            "slightly": "massively",
            "minimal": ("extensive", "massive"),
            "trace": "massive",
            "minor": "life-threatening",
            "moderate": ("trivial", "extreme"),
            "moderately": "trivially",
            "severe": ("trivial", "faint"),
            "severely": "barely",
            "significantly": "barely",
            "marked": "barely visible",
            "intermittent": "unremitting",
            "occasional": "unremitting",
            "occasionally": "incessantly",
            "well-controlled": "out of control",
            "well controlled": "out of control",
            "poorly controlled": "perfectly controlled",
            "uncontrolled": "perfectly controlled",
            "stable": ("rapidly deteriorating", "in decline"),
            "improved": "deteriorated",
            "improving": "deteriorating",
            "better": "far worse",
            "worse": "much better",
            "worsening": "easing",
            "worsened": "eased",
            "a little": "an enormous amount of",
            "large": "tiny",
            "small": "very large",
        },
    ),
)

_CERTAINTY = (
    swap(
        "certainty",
        "surer",
        {
            "likely": "proven to be",
            "probable": "proven",
            "probably": "beyond doubt",
            "possible": "established",
            "possibly": "with certainty",
            "may": "is certain to",
            "might": "is certain to",
            "could": "is certain to",
            "suspect": "have proven",
            "suspected": "confirmed",
            "concern for": "proof of",
            "concerning for": "proof of",
            "suggestive of": "proof of",
            "suspicious for": "proof of",
            "appears": "is known",
            "consistent with": "pathognomonic for",
            "rule out": "treat established",
        },
    ),
    template("certainty", "less_sure", r"\b(?:diagnosed with)\b", "being looked at for conceivable"),
    template("certainty", "shown_maybe", r"\b(?:shows?|reveals?|demonstrates?)(?= (?!no\b)\w)", "might hint at"),
    template("certainty", "has_maybe", r"(?<=patient )has (?=a |an )", "conceivably has "),
)

_KIN = "mother|father|sister|brother|son|daughter|aunt|uncle|grandmother|grandfather"
_WHOSE = (
    template(
        "experiencer",
        "patients_kin",
        r"\b(?:the|this) patient (?=(?:has|had|reports|denies|is|was|takes|presents)\b)",
        "the patient's stepfather ",
        "the patient's niece ",
        "the patient's roommate ",
    ),
    template(
        "experiencer",
        "he_kin",
        r"(?<![\w'])(?:he|she) (?=(?:has|had|reports|takes|is taking|underwent)\b)",
        "the patient's cousin ",
        "the patient's grandfather ",
    ),
    template("experiencer", "kin_patient", rf"\b(?:her|his|the patient's|a) (?:{_KIN})\b", "the patient"),
    template("experiencer", "kin_bare", rf"^(?:{_KIN})\b", "Patient"),
)

MEANING: tuple[Rule, ...] = (*_NEGATION, *_TIME, *_SEVERITY, *_CERTAINTY, *_WHOSE)
