"""ConText over one sentence, with question and answer turns of speech understood."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from wardround.tools.dialogue import (
    Turn,
    answer_in_part,
    answer_to,
    asked_else,
    asks_anew,
    besides,
    find_turns,
    is_asked_as_not,
    is_list,
    is_question,
    is_taken_back,
    plain_answer,
    presumes,
    states_first,
)
from wardround.tools.sentences import Span, split_sentences
from wardround.tools.terms import content_words, find_drugs, find_groups, find_parts, find_problems

from .triggers import Trigger, find_triggers
from .warnings import is_before_a_call

_OF_THE_PAST = re.compile(
    r"(?:illicit |recreational )?drug (?:use|abuse)|alcohol(?: use| abuse)?|tobacco(?: use)?|smok(?:er|ing)|non-?smoker|(?:drug )?allergies"
    r"|smokes\s+cigarettes",
    re.IGNORECASE,
)
"""Habits and allergies belong to the history even when told in the present (as NegEx's annotators have it)."""
_GONE_ON = re.compile(
    r"\b(?:(?:you|we) (?:have|do|are)|you've (?:got|a|an|some)|there (?:is|are)|there's|some|just|only|i (?:can |do )?(?:see|hear|feel|appreciate|notice|encourage)"
    r"|or your (?:[\w-]+ ){1,5}(?:is|are)|and[ ,]+(?:\w+[ ,]+)?(?:my|i|i'm|i've|you|he|she|they|it)|\w+ \w+ (?<!in )(?<!of )(?<!on )(?<!to )(?<!at )(?<!or )(?<!with )(?P<your>your)"
    r"|(?:the|his|her|your) (?:[\w-]+ ){1,3}(?:is|are|looks?|sounds?|feels?))\b",
    re.IGNORECASE,
)
"""What starts something else in speech after a denial."""
_GONE_ON_FROM_NOUN = re.compile(
    r"\b(?:is|are|was|were|looks?|seems?|i (?:would|will|was|am|had|have)|\w+ (?<!in )(?<!of )(?<!on )(?<!to )(?<!at )(?<!or )(?<!with )(?:your|my))\b",
    re.IGNORECASE,
)
"""The same after `no` or `without`, which deny a noun."""
_ANSWERING = frozenset("patient pt guest family guest_family mother father son daughter wife husband caregiver".split())
"""Speakers who are asked."""
_FAR = 3
"""Words that a bare `negative` reaches in speech."""
_OF_A_NOUN = re.compile(r"(?:no|without|negative|absence|free)\b", re.IGNORECASE)
_SAYING = re.compile(r"den(?:y|ies|ied|ying)", re.IGNORECASE)
"""`denies he has ...` goes on after `he has`."""
_BELIEVING = re.compile(
    r"\s+(?:think|thinks|believe|believes|feel|feels|suspect|suspects|call|count|class|consider|regard|label|(?:been )?told|(?:been )?aware)\b"
    r"(?:\s+(?:that|this|it|there|he|she|they|the patient|is|has|have|was|are|you|represents?)(?!\w))*",
    re.IGNORECASE,
)
"""`do not think that he has ...` goes on too: what is not believed is denied."""
_NEXT_CLAUSE = re.compile(
    r",\s*(?:and|but)\s+(?:her|his|their|the|with|she|he|they)\b"
    r"|,\s*(?:brought(?: in)?|seen|here|sent in|referred|evaluated|accompanied) (?:by|with|for|at|from|in|today)\b"
    r"|,\s*(?:with|given|because of|due to|in view of) (?:the|your|his|her|their|my|all (?:the|these|those)|these|those|this|that)\b(?! (?:exception|exclusion))",
    re.IGNORECASE,
)
"""`I would not start one, with the falls`, `no past history, brought by her father for a cough`: what follows is so."""
_ABOUT = re.compile(
    r"\W+(?:(?:any|further|other|more|specific|additional|particular|new) )*"
    r"(?:questions?|objections?|misgivings|reservations|qualms|worries|hesitation|(?:questions? (?:and|or) )?concerns) "
    r"(?:about|regarding|concerning|over|as to|with (?:the|his|her|their|this|that|starting|taking)|on (?:the|his|her|their))\b",
    re.IGNORECASE,
)
"""`no questions about the rash`: the rash is there."""
_BEGINS_AN_ASIDE = re.compile(r"[,(]\s*(?:but |and |though )?\Z", re.IGNORECASE)
_ENDS_AN_ASIDE = re.compile(r"[^,()]*[,)](?!\s*(?:n?or|and)\b)(?![^.;:()]*,\s*n?or\b)", re.IGNORECASE)
"""`now and then, not daily, for her headaches`: what is denied between two commas is so no further."""
_SO_MUCH = re.compile(
    r"(?:\bnot|n['’]t) (?:all |quite )?that(?= (?!(?:i|i'm|i've|you|you're|he|she|we|they|there|it|it's|this|the|an?|my|your|his|her|any|is|was|much|many|often|long|far|well)\b)[a-z])",
    re.IGNORECASE,
)
"""`not that invasive`: `that` is of how much, and begins nothing."""
_FAR_BACK = 12
"""Characters in which `not quite that` stands."""
_NEXT_VERB = re.compile(
    r"\band\s+(?:[\w-]+\s+){1,2}(?:is|are|looks?) (?:fine|good|normal|okay|stable|well|intact|clear)\b"
    r"|\band\s+(?:is|are|was|were|has|had|feels|felt|remains?|remained|appears?|appeared|continues?|continued|will|can|could|may|must|should|would|clear|intact|an?)\b"
    r"|\band (?:(?:also|then|just|instead|please) )?(?:try|make sure|be sure|remember|keep|continue|let (?:me|us)|come back|follow up|cut (?:down|back)"
    r"|increase|reduce|decrease|limit|switch)\b"
    r"|,\s*or (?:she|he|they|you|it)\b"
    r"|\band (?:she|he|they|it) (?:is|are|was|were|has|had|can|could|will|would|may|must|should|does|did|\w+ed)\b"
    r"|,\s*(?:i|i'm|i've|he|he's|she|she's|they|we|it|it's|this|that's|there's|there is|normal|intact|regular|good|full|stable|symmetric"
    r"|works|lives|takes|drinks|has|had|is|was|uses|can|walks|sleeps|eats)\b(?!-)"
    r"|,\s*(?:my|his|her|your|the|their)\s+(?:[\w-]+\s+){1,3}(?:is|are|was|were|became|becomes|got|gets|went|felt|feels|started|began|hurts?|swelled)\b"
    r"|,\s*(?:(?!n?or\b|and\b)[\w'-]+\s+){1,3}(?:clear|intact|normal|flat|soft|regular|supple|symmetric(?:al)?|preserved|patent|stable|unremarkable|well|good|full|midline|reactive)\b",
    re.IGNORECASE,
)
"""`did not have surgery and was discharged`: a second verb of the sentence is not denied with the first, nor a clause of
its own, nor what is called normal after it (`no edema, neck veins flat`)."""
_AND_ALL = re.compile(
    r",\s*(?:and|or)\s.*\b(?:are|were)\s*$|\b(?:and|or)\s.*\b(?:are|were) (?:all|both)\s*$", re.IGNORECASE | re.DOTALL
)
"""`Lachman, drawer, and McMurray tests are all negative`: the list is one subject."""
_CLOSES_A_LIST = ("are", "were", "all", "both")
_TESTED_FOR = re.compile(
    r"\b(?:tests?|testing|pcr|screen\w*|serolog\w+|swabs?|cultures?|panels?|antibod\w+|assays?|stains?|smears?) for "
    r"(?P<list>(?:(?!\b(?:is|are|was|were|has|have|had|and (?:he|she|it|the))\b)[^.;:()])*?)"
    r"(?:\s+(?:is|are|was|were|came back|returned|all|both))*\s*\Z",
    re.IGNORECASE,
)
"""`PCR for influenza, RSV and adenovirus was negative`: what was tested for is one list, with or without a comma."""
_SAID_OF_ANOTHER = re.compile(
    r"\b(?:is|are|was|were)\b[^,]*\band\b|\band (?:the patient|pt|he|she|they|we|you)\b|\band (?:then |later |has |had )?(?:be[ac]ame|become|turned|was|were|is|are|must|should|may)\b",
    re.IGNORECASE,
)
"""`The ferritin was normal and the smear negative`, `a rash, and he must not be given it`."""
_ITEMS_BEFORE = re.compile(r"\s*(?:(?:the|both|all)\s+)?(?:[\w/+-]+,\s*)*", re.IGNORECASE)
_ITEMS_AFTER = re.compile(r"(?:,\s*[\w/+-]+)+,?\s+(?:and|or)\s+[\w/+-]+\s+", re.IGNORECASE)
"""`ALK, ROS1 and KRAS were negative`: a sentence that begins with a list of single words."""
_SEVERAL = re.compile(r",|\bor\b", re.IGNORECASE)
_PLURAL = re.compile(r"(?:are|were)\b", re.IGNORECASE)
_NAMES_AFTER = re.compile(
    r"(?:,\s*(?!and\b|or\b)[\w/+-]+(?:\s(?!and\b|or\b)[\w/+-]+){0,2})+,?\s+(?:and|or)\s+[\w/+-]+(?:\s[\w/+-]+){0,2}\s+",
    re.IGNORECASE,
)
"""`Hepatitis B, hepatitis C and HIV were negative`: names of one or more words."""
_LISTED_WORD = r"(?!(?:is|are|was|were|with|but|and|or)\b)[\w/-]+"
_ITEM = rf"{_LISTED_WORD}(?: {_LISTED_WORD}){{0,3}}"
_LISTED = re.compile(rf"(?:\A|[:;]\s*)(?P<list>{_ITEM}(?:, {_ITEM})+,? (?:and|or) {_ITEM}) ?\Z")
"""Each word can be read in one way only, so that a long sentence takes no longer than it is."""
_CLOSES = re.compile(r"\s*(?:[.;]|\Z)")
_HAS_A_VERB = re.compile(r"\b(?:has|have|had|is|was|reports?|developed|shows?|showed|presented)\b", re.IGNORECASE)
"""`He has neuropathy, and pulses were absent`: no list of subjects."""
_ONE_NOT_ANOTHER = re.compile(
    r"\b(?P<one>[\w'’-]+) not (?P<other>[\w'’-]+) (?P<thing>[a-z]{4,})\b(?=\s*(?:[.,;)]|\Z))", re.IGNORECASE
)
"""`under a femoral not popliteal block`: what both are is there."""
_NO_ONE = frozenset(
    "is are was were be been being do does did has have had can could will would should may might must but and or if".split()
)
_CLAUSE_OF_ITS_OWN = re.compile(
    r",\s*and(?=\s+(?:[\w'’-]+\s+){1,4}(?:is|are|was|were|has|have|can|may|will)\b(?! (?:also |all |both )?"
    r"(?:seen|found|noted|present|identified|detected|evident|observed|appreciated|reported|demonstrated)))",
    re.IGNORECASE,
)
"""`No drain was placed, and full weight bearing is allowed`: what the second clause says is not denied."""
_THERE = re.compile(
    r",(?=\s*(?:(?!(?:for|in|since|over|within|last|past|or|the)\b)[a-z-]+\s+){1,3}(?:about |of |at |is )?\d"
    r"|\s*(?:just |only )?(?:simple|small|mild|slight|moderate|marked|old|known|several|some|single|solitary|stable|unchanged|incomplete|partial|diffuse|minimal"
    r"|trace|early|chronic|degenerative|age-related|otherwise|once|twice|occasionally|sometimes|then|now|only|also)\s"
    r"|\s*(?:most )?(?:likely|probabl[ey]|presumed|suspicious|suggest(?:ive|s|ing)|favou?r(?:s|ed|ing)?|represent(?:s|ing)|consistent|compatible|in keeping)\s"
    r"|\s*(?:[a-z-]+\s+){1,4}without\b"
    r"|\s*(?:(?:only|just) )?(?:one|two|three)\s(?!of\b|or\b)"
    r"|\s*(?:(?!\w+ed\b|or\b|and\b)[a-z-]+\s+){0,2}(?!(?:not|report|identifi|detect|observ|appreciat|demonstrat|visualiz|elicit|palpat|perform|need"
    r"|requir|indicat|expect|increas|decreas|enlarg|elevat|reduc|impair|blurr|displac|rais|dilat|limit|delay|associat|relat)ed\b)[a-z]{3,}ed\b)"
    r"| and(?= an? | [a-z]+s (?:about )?\d)",
    re.IGNORECASE,
)
"""`No falls, walking distance 3 km`, `no stones, small cyst`, `no ileus, bowel opened`: what has a value, a size or an
article is there, what happened did, and what is `likely` behind a denial (`no mass effect, likely a meningioma`) is."""
_NEVER = re.compile(r"not|never", re.IGNORECASE)
_UNLIKE_THIS = re.compile(
    r"[^.;:?!\n]{0,40}?\b(?:like (?:this|that|these|it)|this (?:bad|much|severe|strong|intense)|so (?:bad|much|severe))\b",
    re.IGNORECASE,
)
"""`I have never felt pain like this`: it is felt now."""
AS_MUCH = r"as (?:much|bad|badly|often|frequently|severe|severely|strong|strongly|intense|intensely)\b"
"""In what a denied verb only lessens."""
_LESS_THAN_BEFORE = re.compile(rf"(?:(?!\b(?:and|or|but)\b)[^.;:?!,\n]){{0,40}}?\b{AS_MUCH}", re.IGNORECASE)
"""`I do not feel the side effects as much`: they are felt, and less."""
_THAT_ONE = re.compile(
    r"(?:\bnot|n['’]t) (?:really |actually |even )?"
    r"(?:love|like|want|need|have|take|use|get|enjoy|tolerate|try|do|do well with|mind|remember|recall|miss|agree with) that\Z",
    re.IGNORECASE,
)
_OF_A_VERB = re.compile(r"not|n['’]t", re.IGNORECASE)
_SINCE_WHAT = re.compile(
    r"\b(?:since|after|before|prior to) (?:your|his|her|the|this|that) (?:[\w-]+ ){0,2}$", re.IGNORECASE
)
"""`any bleeding since your last visit?` `no`: there was a visit."""
_UNLIKE_NOW = re.compile(r"[^.;:?!\n]{0,30}?\blike (?:i (?:do|have|am) |it is )?(?:now|today)\b", re.IGNORECASE)
"""`no redness then like I have now`."""
_NOT_A_LOT = re.compile(
    r"(?:\bnot|\bnever|n['’]t)(?: [\w'’]+){0,4} (?:a (?:whole |great )?(?:lot|ton|deal) of|lots of|tons of|(?:too|very|that) (?:much|many))(?: of)? (?:[\w-]+ )?\Z",
    re.IGNORECASE,
)
"""`I don't use a lot of creams`: some or none."""
_TREATED_FOR = re.compile(
    r"\btreated (?:(?:your|his|her|the|my) )(?:\w+ )?$"
    r"|\b(?:treated|medicated|(?:tak|us)(?:e|es|en|ing) (?:any )?(?:medications?|medicines?|anything|pills)|on (?:any )?(?:medications?|medicines?))(?: \w+)? for "
    r"(?:(?:your|his|her|the|my) )?(?:\w+ )?$",
    re.IGNORECASE,
)
"""`not treated for diabetes` denies the treatment."""
_OF_A_TEST = re.compile(
    r"negative (?:[\w-]+ ){0,2}(?:work-?ups?|tests?|testing|screen\w*|results?|exam\w*|stud(?:y|ies)|cultures?|x-?rays?|mri|ct|enzymes)\b",
    re.IGNORECASE,
)
"""`chest pain with a negative cardiac workup`: what turned out negative follows."""
_FILLERS = re.compile(r"\s*,\s*(?:uh|um|er)\s*,\s*", re.IGNORECASE)
_PRESUPPOSED = re.compile(
    r"\b(?:with|to|about|of|from|for|than|by|changes? in) (?:your|his|her|this|that) (?:(?!any |or |and )[\w-]+ ){0,2}$",
    re.IGNORECASE,
)
"""`any trouble with your asthma?` `no` denies the trouble, and not the asthma; `any changes to your vision?` is no different from `vision changes`."""
_ASKED_WHEN = re.compile(
    r"\b(?:any|you|he|she|it|there|they|that)\b.*?\b(?:when(?:ever)?|while|if|after|before|since|because) (?:you|he|she|it|they|we|you're|he's|she's)\b[^,;.]*$",
    re.IGNORECASE,
)
"""`any pain when you walk?` `no`: she walks."""
_DID_WHEN = re.compile(
    r"\b(?:when|while|after|since|because) (?:you|he|she|they) (?:(?:first|last|also|just) )?"
    r"(?:\w+ed|threw up|passed out|(?:had|got|felt|developed|noticed) (?!any\b)(?:[\w-]+ ){0,3}[\w-]+)$",
    re.IGNORECASE,
)
"""`any blood when you vomited?` takes the vomiting for granted."""
_OPENS = re.compile(r"\([^)]*\Z|\b(?!following)\w+:")
"""`never again (bleeding 2016)`, `not confirmed: cultures were sterile`: it says why."""
_OUT_OF_AN_ASIDE = re.compile(r"[^()]*\)")
"""`red cells (O neg), binder`: what is denied within brackets is so no further."""
_REASON = re.compile(
    r"\((?:recent|due|because|given|known|since|previous|prior|history|in view|as|already|has|has had|on account)\b[^)]*\Z",
    re.IGNORECASE,
)
"""`no ibuprofen (recent bleed)`."""
_REASON_BEHIND = re.compile(
    r"[^()]*\([^()]*\b(?:history|hx|risk|allergy|intolerance|preference|wish(?:es)?)\)", re.IGNORECASE
)
"""`no ibuprofen (ulcer history)`."""
_ASIDE = re.compile(
    r"(?P<denied>[^()]{1,60})\((?!(?:or|and|nor|any|incl\w*|e\.?g\.?|i\.?e\.?)\b)[^()]*\Z", re.IGNORECASE
)
"""A bracket between a denial and what stands in it: behind a treatment that is denied it gives the reason."""
_PURPOSE = re.compile(
    r"\b(?:for|against|because of|in case of) (?:(?:the|his|her|their|any) )?(?:[\w/-]+ ){0,2}\Z", re.IGNORECASE
)
"""Before what a treatment is for."""
_ANY_TREATMENT = re.compile(
    r"\b(?:treatment|therapy|medications?|medicines?|drugs?|tablets?|surgery|operation|prophylaxis|vaccin\w+|antibiotics?|tx|rx)\s+\Z",
    re.IGNORECASE,
)
_OF_A_GIVEN = re.compile(
    r"\w (?:of|for|to|on|from) (?:the|his|her|their|this|that|these|those) (?:[\w/-]+ ){0,3}\Z", re.IGNORECASE
)
"""`biopsy of the mass was not advised`: there is a mass."""
_NOT_ACTED = re.compile(
    r"(?:(?:was |were |is |are |has been |have been )?(?:not|never) (?:been )?(?:\w+ly )?(?:recommended|advised|done|performed|undertaken|carried out|necessary|needed|required"
    r"|indicated|attempted|offered|planned|given|used|taken|started)"
    r"|none (?:used|given|needed|required|taken|administered)|(?:was |were )?(?:declined|refused|rejected|withheld|avoided|omitted))",
    re.IGNORECASE,
)
"""Denies that something was done."""
_SAID_NO = re.compile(
    r"(?:declined|refused|rejected|withheld|avoided|omitted|excluded|ha[sd] gone|have gone|(?:ha[sd]|have) settled|disappeared|subsided)",
    re.IGNORECASE,
)
_GONE = re.compile(r"gone", re.IGNORECASE)
_GONE_BY = re.compile(
    r"\s*(?:[.;,)]|\Z|(?:now|today|completely|entirely|fully|by|since|after|within)\b)", re.IGNORECASE
)
_AT_THE_END = re.compile(
    r"\s*(?:[.;,)]|$|(?:by|for|at|in|on|under|with|after|because|due|since|as|and|or|until|owing|but)\b)", re.IGNORECASE
)
"""`nicotine patch declined`; not `a man with asthma declined admission`."""
_OVER_SINCE = re.compile(r"[^,.;:]*,\s*(?:now |since |fully |completely )?", re.IGNORECASE)
"""`Delirium on days 2 to 4, resolved`."""
_IS_SO = re.compile(
    r"\s+(?:is|are|look|looks|sound|sounds)\s+(?!noted|seen|present|appreciated|identified|found|not)", re.IGNORECASE
)
_IS_WELL = re.compile(
    r"\s+(?:is|are|looks?|sounds?)\s+(?:intact|normal|good|fine|clear|full|regular|strong|equal|symmetric)",
    re.IGNORECASE,
)
"""`no laxity sensation is intact`: what is called well is there."""
_POSITIVE = re.compile(r"\b(?:positive|yes|present)\b|(?<=\s)\+(?!\S)", re.IGNORECASE)
"""`receptor positive and HER2 negative`, `pain yes fever no`."""
_OF_A_FORM = re.compile(r"(?::|=|\s[-–−])\s*\Z")
"""Before what a form is filled in with."""
_ASKED_TOGETHER = re.compile(r"[a-z\s,/'’&-]*?(?:[:=]|\s[-–−])\s*", re.IGNORECASE)
"""`Cough, fever - no`: items by their names alone; where details stand among them, only the last is answered."""
_LIST_BREAK = re.compile(r"[;:]|\s-\s|\n")
_ARROW = re.compile(r"->|→|⇒|=>")
_GAP = re.compile(r"\t|\s{3,}|->|→|⇒|=>")
"""`HIV neg    Rubella immune    Hep C neg`, `Loose stool x3 -> C diff neg`: what is a result of something else."""
_WHEN_SINCE = re.compile(r"(?:now|then|since|all|fully|completely|is|was|has|have|today)\b", re.IGNORECASE)
"""`cough -> now resolved` is of the cough."""
_FILLED_IN = re.compile(
    r"(?:neg(?:ative)?|-ve|absent|nil|none|non-?reactive)(?=(?:\t|\s{3,})(?!\s*(?:for|of)\b))", re.IGNORECASE
)
"""What stands behind a name in a line of results; `negative   for clot` has its own name behind it."""
"""`boot declined -> foam instead`: what came of it is not denied."""
_NO_AS_AN_ANSWER = re.compile(r"no\s+[-–—]\s", re.IGNORECASE)
"""`Add metronidazole? No - it is covered`."""
_NEXT_STATEMENT = re.compile(
    r"(?<=[\w)])\s+[-–—]\s+(?=(?:pt|patient|she|he|they|now|then|still|already|only|just|takes?|taking|has|had|uses?|using|was|were|is|are"
    r"|given|gave|gets?|likely|started|continues?|wants?|wanted|prefers?)\b)",
    re.IGNORECASE,
)
"""`No paracetamol this week - takes ibuprofen`."""
_DASH = re.compile(r"(?<=[\w)])\s+[-–—]+\s")
"""`Swab not back - lab to ring`: what a verb denies ends there, where `no fever - cough - rash` may go on."""
_NEEDED = re.compile(
    r"(?:n['’]t|\b(?:not|cannot|cant|never|unable|hardly|barely))\b(?:(?!\b(?:and|but|or|is|are|was|were)\b)[^.;,]){1,50}"
    r"\bwithout(?: (?:my|your|his|her|the|an?))?\s*\Z",
    re.IGNORECASE,
)
"""`can't read a thing without my glasses`: what nothing goes without is there."""
_NO = re.compile(r"no|nil|without|w/o", re.IGNORECASE)
_LETTER = re.compile(r"[a-z]", re.IGNORECASE)
_SO = re.compile(
    r"(?:(?:okay|ok|alright|all right|right|good|great|gotcha|got it|i see|and|yeah|sure|mm-hmm|hmm)[ ,.]+)*so (?!no\b|any\b|how\b|what\b|then\b)(?=[a-z])",
    re.IGNORECASE,
)
"""A turn that draws a conclusion."""
_HEADS_A_LIST = re.compile(
    r"\b(?:symptom|sign|featur|stigma|flag|finding|complain|complication|histor|risk|deficit|problem|concern|issue|evidence|criteri|indication|allerg"
    r"|exposure|use|known|reported|new|acute|other|any|following|includ|such as|side effect|red)\w*\b|\b(?:hx|h/o|of|for)\s*\Z",
    re.IGNORECASE,
)
"""`No red flags: fever, rigors` denies each of them, where `no gas in the colon: obstruction` says what that means."""
_TREATMENT = re.compile(
    r"\b(?:gent|abx|antibiotics?|nsaids?|anticoag\w*|(?:thrombo)?lysis|steroids?|chemo|lp|surgery|op|transfusion|contrast|dapt|o?ac)\b",
    re.IGNORECASE,
)
_AND_MORE = re.compile(r"\)\s*,\s*and\b", re.IGNORECASE)
"""`not reaching him (no spacer), and a wheeze`: what is denied ends with the reason for it."""


@dataclass(frozen=True)
class Assertion:
    """What a sentence says of a mention."""

    negated: bool = False
    """Denied, excluded or found absent."""
    temporality: Literal["current", "historical", "hypothetical"] = "current"
    """`historical` is over or from before; `hypothetical` is feared, looked for or conditional."""
    experiencer: Literal["patient", "other"] = "patient"
    """`other` for relatives and the like."""
    certainty: Literal["certain", "uncertain"] = "certain"
    """`uncertain` when hedged, and for questions that nobody answered."""

    @property
    def is_plain(self) -> bool:
        """Whether it is surely so, or surely not, of the patient and now."""
        return self.certainty == "certain" and self.temporality == "current" and self.experiencer == "patient"

    @property
    def is_asserted(self) -> bool:
        """Whether it is plainly so."""
        return self.is_plain and not self.negated


@lru_cache(maxsize=32768)
def assess(text: str, start: int, end: int) -> Assertion:
    """Assess a mention in its sentence.

    Args:
        text: the whole text.
        start: first position of the mention.
        end: one past its last.

    Returns:
        What the sentence says of it. For a question (`any chest pain?`) the answer of the next turn decides negation.

    References:
        Harkema et al. 2009 (ConText); Chapman et al. 2001 (NegEx) for the idea of a trigger's reach.
    """
    sentence = _sentence_at(text, start)
    words = text[sentence.start : sentence.end]
    found = _from_triggers(words, start - sentence.start, end - sentence.start)
    if found.negated and is_asked_as_not(words) and _only_contracted(words, start - sentence.start):
        found = replace(found, negated=False)
    if found.negated and _TREATED_FOR.search(words, 0, start - sentence.start):
        found = replace(found, negated=False)
    if found.negated and _UNLIKE_THIS.match(words, end - sentence.start) and _only_never(words, start - sentence.start):
        found = replace(found, negated=False)
    if found.negated and _is_of_a_degree(words, start - sentence.start, end - sentence.start):
        found = replace(found, negated=False)
    if found.negated and _is_of_one_not_another(words, start - sentence.start):
        found = replace(found, negated=False)
    if found.negated and _NOT_A_LOT.search(words, 0, start - sentence.start):
        found = replace(found, negated=False, certainty="uncertain")
    if found.negated and _NEEDED.search(words, 0, start - sentence.start):
        found = replace(found, negated=False)
    if found.negated and _UNLIKE_NOW.match(words, end - sentence.start):
        found = replace(found, negated=False)
    if found.negated and _is_speech(text) and _is_elsewhere(words, start - sentence.start, end - sentence.start):
        found = replace(found, negated=False)
    return _answered(text, sentence, Span(start, end), found)


def _is_of_a_degree(words: str, start: int, end: int) -> bool:
    """Whether a verb is denied only in being as much or as often so as before."""
    denials = _denials_before(words, start)
    return bool(denials) and all(map(_OF_A_VERB.search, denials)) and bool(_LESS_THAN_BEFORE.match(words, end))


def _is_of_one_not_another(words: str, start: int) -> bool:
    """Whether a place is what two things are of which one is denied: the block of `femoral not popliteal block`."""
    return any(
        match.start("thing") == start and match["one"].casefold() not in _NO_ONE
        for match in _ONE_NOT_ANOTHER.finditer(words)
    )


def _only_contracted(words: str, start: int) -> bool:
    """Whether the one denial before a place is the `n't` that a question begins with."""
    before = _denials_before(words, start)
    return len(before) == 1 and before.pop().endswith(("n't", "n’t"))


def _only_never(words: str, start: int) -> bool:
    """Whether the one denial before a place is `never`."""
    return _denials_before(words, start) == {"never"}


def _denials_before(words: str, start: int) -> set[str]:
    return {words[t.start : t.end].casefold() for t in _triggers(words) if t.effect == "negated" and t.end <= start}


def _is_elsewhere(words: str, start: int, end: int) -> bool:
    """Whether unpunctuated speech has gone on to something else since what it denied: `no drift sensation is intact`."""
    before = [t for t in _triggers(words) if t.effect == "negated" and t.end <= start]
    if not before:
        return False
    between = words[before[-1].end : start]
    begins = (max(match.start(), match.start("your")) for match in _GONE_ON.finditer(words, before[-1].end))
    if any(place < start for place in begins):  # `no fever your pulse is fine`: the pulse is what comes next
        return True
    trigger = words[before[-1].start : before[-1].end].casefold()
    if trigger == "negative" and len(between.split()) > _FAR:
        return True
    if not _OF_A_NOUN.match(trigger):
        return False
    if _GONE_ON_FROM_NOUN.search(between):
        return True
    joined = between.rstrip().endswith((",", " or", " and", " nor"))
    if between.strip() and not joined and _IS_WELL.match(words, end):
        return True
    return len(between.split()) > 1 and not joined and bool(_IS_SO.match(words, end))


def _sentence_at(text: str, position: int) -> Span:
    spans, starts = _sentences(text)
    if not spans:
        return Span(0, len(text))
    return spans[max(bisect_right(starts, position) - 1, 0)]


@lru_cache(maxsize=64)
def _sentences(text: str) -> tuple[tuple[Span, ...], list[int]]:
    spans = split_sentences(text)
    return spans, [span.start for span in spans]


@lru_cache(maxsize=32768)
def _triggers(sentence: str) -> tuple[Trigger, ...]:
    return find_triggers(sentence)


def _from_triggers(sentence: str, start: int, end: int) -> Assertion:
    triggers = _triggers(sentence)
    ends = [t.start for t in triggers if (t.effect == "end" and not _goes_on(sentence, t)) or _starts_anew(sentence, t)]
    effects: set[str] = set()
    for trigger in sorted(triggers, key=lambda t: max(start - t.end, t.start - end)):  # the closest mostly tells
        if trigger.effect not in effects and _reaches(sentence, trigger, start, end, ends):
            effects.add(trigger.effect)
    temporality: Literal["current", "historical", "hypothetical"] = "current"
    if "hypothetical" in effects or is_before_a_call(sentence, end):
        temporality = "hypothetical"
    elif "historical" in effects or _OF_THE_PAST.fullmatch(sentence[start:end].strip()):
        temporality = "historical"
    return Assertion(
        negated="negated" in effects or sentence.casefold().startswith("-free", end),  # `relapse-free`
        temporality=temporality,
        experiencer="other" if "other" in effects else "patient",
        certainty="uncertain" if "uncertain" in effects else "certain",
    )


def _goes_on(sentence: str, trigger: Trigger) -> bool:
    """`Dialysis is currently not indicated`; `not that invasive`, `I do not like that idea`, where `that` begins no clause."""
    if sentence.startswith(" not ", trigger.end):
        return True
    if sentence[trigger.start : trigger.end].casefold() != "that":
        return False
    so_much = _SO_MUCH.finditer(sentence, max(trigger.start - _FAR_BACK, 0))
    return bool(_THAT_ONE.search(sentence, 0, trigger.end)) or any(one.end() == trigger.end for one in so_much)


def _starts_anew(sentence: str, trigger: Trigger) -> bool:
    """`no pain and no problem emptying my bladder`: what only looks like a denial ends the one before it."""
    return trigger.effect == "pseudo" and sentence[trigger.start : trigger.end].casefold().startswith(("no ", "not "))


def _reaches(sentence: str, trigger: Trigger, start: int, end: int, ends: list[int]) -> bool:
    """Whether nothing between trigger and mention closes the trigger's reach."""
    if trigger.effect in ("pseudo", "end"):
        return False
    if trigger.end <= start and trigger.direction in ("after", "both"):
        first = _where_it_works(sentence, trigger)
        is_over = trigger.effect == "negated" and (
            _is_over(sentence, first, start, end) or _NO_AS_AN_ANSWER.match(sentence, trigger.start)
        )
        opens = _OPENS if _NEVER.match(sentence, trigger.start, trigger.end) else _REASON
        is_aside = trigger.effect == "negated" and (
            opens.search(sentence, trigger.end, start)
            or ("(" in sentence[trigger.end : start] and _REASON_BEHIND.match(sentence, trigger.end))
            or _is_a_reason(sentence, trigger.end, start)
            or _OUT_OF_AN_ASIDE.match(sentence, trigger.end, start)
            or _ABOUT.match(sentence, trigger.end, start)
            or _is_behind_an_aside(sentence, trigger, start)
            or _is_what_it_amounts_to(sentence, trigger, start)
            or (opens is _OPENS and _DASH.search(sentence, trigger.end, start))
        )
        closed = is_over or is_aside or any(first <= stop < start for stop in ends)
        is_apart = trigger.effect == "negated" and _FILLED_IN.match(sentence, trigger.start)
        return not closed and not is_apart and not _broken(sentence[trigger.end : start], trigger)
    if trigger.start >= end and trigger.direction in ("before", "both"):
        if sentence[end : trigger.end].casefold().endswith("free") and sentence[end : trigger.start].strip(" -"):
            return False  # `back to normal and pain free` is free of pain only
        if _SAID_NO.fullmatch(sentence, trigger.start, trigger.end) and not _AT_THE_END.match(sentence, trigger.end):
            return False
        if _OF_A_TEST.match(sentence, trigger.start) or _is_of_an_act(sentence, trigger, start):
            return False
        if _GONE.fullmatch(sentence, trigger.start, trigger.end) and not _GONE_BY.match(sentence, trigger.end):
            return False  # `gone home`, `gone for a scan`
        if _is_past(sentence, trigger, end) or _is_listed(sentence, trigger, start, end):
            return True
        if _names_all(sentence[end : trigger.start]) and _HAS_A_VERB.search(sentence, 0, start):
            return False
        return not any(end <= stop < trigger.start for stop in ends) and not _broken(
            sentence[end : trigger.start], trigger
        )
    return False


def _is_what_it_amounts_to(sentence: str, trigger: Trigger, start: int) -> bool:
    """Whether a place stands behind a denial and a mark: what follows from it (`no IV access: glucagon IM`), or why.

    A dash opens a reason only behind a treatment: `no gent - AKI`, where `no fever - cough` may be a list.
    """
    if not _NO.fullmatch(sentence, trigger.start, trigger.end):
        return False
    before, colon, _ = sentence[trigger.end : start].partition(": ")
    if colon and _LETTER.search(before) and not _HEADS_A_LIST.search(before):
        return True
    dash = _DASH.search(sentence, trigger.end, start)
    denied = sentence[trigger.end : dash.start() + 1] if dash else ""
    return bool(denied and (_TREATMENT.search(denied) or find_drugs(denied) or find_groups(denied)))


def _is_behind_an_aside(sentence: str, trigger: Trigger, start: int) -> bool:
    """Whether a denial stands between two commas before a place."""
    is_bare = _NEVER.fullmatch(sentence, trigger.start, trigger.end)
    begins = is_bare and _BEGINS_AN_ASIDE.search(sentence, max(trigger.start - _FAR_BACK, 0), trigger.start)
    ends = _ENDS_AN_ASIDE.match(sentence, trigger.end) if begins else None
    return ends is not None and ends.end() <= start


def _is_a_reason(sentence: str, begin: int, start: int) -> bool:
    """Whether a place stands in the bracket behind a treatment that is denied: `no NSAIDs (pregnancy too)`."""
    aside = _ASIDE.match(sentence, begin, start)
    return aside is not None and bool(find_drugs(aside["denied"]) or find_groups(aside["denied"]))


def _is_of_an_act(sentence: str, trigger: Trigger, start: int) -> bool:
    """Whether a denial behind a place is of what is done about it: `paracetamol for fever: none used`."""
    if not _NOT_ACTED.match(sentence, trigger.start):
        return False
    purpose = _PURPOSE.search(sentence, 0, start)
    is_a_purpose = purpose is not None and _is_a_treatment(sentence[: purpose.start()])
    return bool(is_a_purpose or _OF_A_GIVEN.search(sentence, 0, start))


def _is_a_treatment(words: str) -> bool:
    """Whether some words end with a treatment, by name or not: that it was not begun says nothing of what it is for."""
    return bool(find_drugs(words) or _ANY_TREATMENT.search(words))


def _is_listed(sentence: str, trigger: Trigger, start: int, end: int) -> bool:
    """Whether a mention is an item of a list of which the trigger is said as a whole."""
    is_item = _ITEMS_BEFORE.fullmatch(sentence, 0, start) and _ITEMS_AFTER.fullmatch(sentence, end, trigger.start)
    is_plural = _PLURAL.match(sentence, trigger.start) and _NAMES_AFTER.fullmatch(sentence, end, trigger.start)
    is_one_of = is_plural and not _HAS_A_VERB.search(sentence, 0, trigger.start)
    is_closed = _is_in_closed_list(sentence, trigger, start)
    return bool(is_item or is_one_of) or is_closed or _is_tested_for(sentence, trigger, start)


def _is_tested_for(sentence: str, trigger: Trigger, start: int) -> bool:
    """Whether a mention is one of a list of what tests were for, which all turned out as the trigger says."""
    tests = _TESTED_FOR.search(sentence[: trigger.start]) if trigger.effect == "negated" else None
    return tests is not None and tests.start("list") <= start


def _is_in_closed_list(sentence: str, trigger: Trigger, start: int) -> bool:
    """Whether a mention is one of a list that a denial closes: `fever, chills, and cough denied`."""
    if trigger.effect != "negated" or not _CLOSES.match(sentence, trigger.end):
        return False
    listed = _LISTED.search(sentence[: trigger.start])
    return listed is not None and listed.start("list") <= start and not _HAS_A_VERB.search(listed["list"])


def _is_past(sentence: str, trigger: Trigger, end: int) -> bool:
    """`Delirium on days 2 to 4, resolved.`: the comma parts nothing."""
    is_resolved = sentence[trigger.start : trigger.end].casefold() == "resolved"
    return is_resolved and bool(
        _OVER_SINCE.fullmatch(sentence, end, trigger.start) and _AT_THE_END.match(sentence, trigger.end)
    )


def _is_over(sentence: str, first: int, start: int, end: int) -> bool:
    """Whether something else has begun between a denial and the mention."""
    if _NEXT_VERB.search(sentence, first, end):
        return True
    return any(first <= begin and stop <= start for begin, stop in _beginnings(sentence))


@lru_cache(maxsize=4096)
def _beginnings(sentence: str) -> tuple[tuple[int, int], ...]:
    """Where something else begins in a sentence, whatever is denied in it."""
    begins = (_CLAUSE_OF_ITS_OWN, _THERE, _ARROW, _NEXT_STATEMENT, _AND_MORE)
    return tuple(match.span() for begin in begins for match in begin.finditer(sentence))


def _where_it_works(sentence: str, trigger: Trigger) -> int:
    """From where on the ends of reach count: `denies he has` and `does not think that she has` go on after them."""
    if _SAYING.fullmatch(sentence, trigger.start, trigger.end):
        return trigger.end + 2
    believing = trigger.effect == "negated" and _BELIEVING.match(sentence, trigger.end)
    return believing.end() if believing else trigger.end


def _broken(between: str, trigger: Trigger) -> bool:
    """A semicolon or colon ends a list; for what stands after the mention a comma does too."""
    if trigger.effect == "other":
        return ";" in between
    if trigger.direction == "before":
        if _is_of_the_next(between):
            return True
        between = _FILLERS.sub(" ", between)
        if _names_all(between):
            return bool(_LIST_BREAK.search(between))
        is_answered = "," not in between or _ASKED_TOGETHER.fullmatch(between)
        if is_answered and _OF_A_FORM.search(between) and not _LIST_BREAK.search(_OF_A_FORM.sub("", between)):
            return False  # `Perineural invasion: not identified`, `Chest pain - no`
        if _POSITIVE.search(between) or (trigger.effect == "negated" and _SAID_OF_ANOTHER.search(between)):
            return True
        return bool(_LIST_BREAK.search(between)) or "," in between or len(between.split()) > 6
    is_aside = trigger.effect == "negated" and between.lstrip().startswith(",")  # `No, I am divorced`
    return ";" in between or is_aside or bool(_NEXT_CLAUSE.search(between))


def _names_all(between: str) -> bool:
    """Whether a list of subjects stands before what is said of them all.

    The last word is looked at first: the pattern reads on to the end from each `and`, of which a sentence may have many.
    """
    return between.rstrip().casefold().endswith(_CLOSES_A_LIST) and bool(_AND_ALL.search(between))


def _is_of_the_next(between: str) -> bool:
    """Whether another thing is named behind a wide gap or an arrow, and what is said behind that is of it."""
    *before, last = _GAP.split(between)
    return bool(before and last.strip()) and not _WHEN_SINCE.match(last.strip())


def _answered(text: str, sentence: Span, mention: Span, found: Assertion) -> Assertion:
    """In speech the answer to a question decides: `any pain?` `no` denies it, `no pain?` `right` does too."""
    words = text[sentence.start : sentence.end]
    from_here = asked_else(words)
    asks = is_question(words) or from_here is not None
    if presumes(words) or not (words.rstrip().endswith("?") or ((asks or _lists(text, sentence)) and _is_speech(text))):
        return found
    if states_first(words, mention.end - sentence.start):
        return found
    place = mention.start - sentence.start
    if place < (from_here or 0) and not words.rstrip().endswith("?"):
        return found
    if _DID_WHEN.search(words, 0, mention.end - sentence.start):
        return found
    if _ASKED_WHEN.search(words, 0, place):
        return replace(found, certainty="uncertain")
    if _SINCE_WHAT.search(words, 0, place) or any(start <= place < end for start, end in besides(words)):
        return found
    if _PRESUPPOSED.search(words, 0, place) and find_problems(text[mention.start : mention.end]):
        return found
    answer = _answer(text, sentence, text[mention.start : mention.end])
    if answer is None:
        is_said = found.negated and not words.rstrip().endswith("?")  # `I see no rash or anything like that`
        return replace(found, certainty="uncertain") if asks and not is_said else found
    if not asks and answer == "yes":
        return found
    return replace(found, negated=answer == "no" or found.negated)


def _answer(text: str, sentence: Span, mention: str) -> Literal["yes", "no"] | None:
    """The answer to a question as far as it is about the mention."""
    answer = answer_to(text, sentence.end)
    if answer == "no" and is_taken_back(text, sentence.end):
        answer = None
    part = answer_in_part(text, sentence.end)
    if part is None or (answer == "yes" and part[1] == "only these"):
        return answer
    if part[1] == "just these":
        return _of_these(part[0], mention) or answer
    named, asked, own = (_stems(some) for some in (part[0], text[sentence.start : sentence.end], mention))
    if part[1] in ("these", "bare"):
        if named & asked:
            return "yes" if own & named else "no"  # who names one of several things has not the others
        is_vague = part[1] == "these" and _SEVERAL.search(text, sentence.start, sentence.end)
        return None if is_vague else answer
    if part[1] == "all but these":
        return answer if own & named else "no"
    return None if named & asked and not own & named else answer


def _of_these(named: str, mention: str) -> Literal["yes", "no"] | None:
    """What `just the chills` says of a thing that was asked; yes where it names but a place (`just my ankles`)."""
    findings = {one.concept for one in find_problems(named)}
    if not findings:
        return "yes" if find_parts(named) else None
    own = {one.concept for one in find_problems(mention)}
    return "yes" if own & findings or _stems(mention) & _stems(named) else "no"


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem for stem, _, _ in content_words(words))


def _lists(text: str, sentence: Span) -> bool:
    """Whether a sentence names things to ask for them: who names some and is no clinician answers."""
    if not is_list(text[sentence.start : sentence.end]) or _speaker_at(text, sentence.end) in _ANSWERING:
        return False
    if _is_concluded(text, sentence):
        return False
    return not asks_anew(_next_of_turn(text, sentence.end))


def _is_concluded(text: str, sentence: Span) -> bool:
    """Whether a list is what somebody gathers from the turn before: `my belly hurts up here` `okay so epigastric pain`."""
    turns, starts = _turns(text)
    place = bisect_right(starts, sentence.end - 1) - 1
    if place < 1 or turns[place - 1].speaker not in _ANSWERING:
        return False
    before = turns[place - 1]
    is_so = _SO.match(text, turns[place].start, sentence.end)
    is_told = not is_question(text[before.start : before.end]) and plain_answer(text[before.start : before.end]) != "no"
    return bool(is_so and is_told and sentence.start < is_so.end())


def _next_of_turn(text: str, end: int) -> str:
    """The sentence after one that ends somewhere, where the same speaker goes on in the same line."""
    spans, starts = _sentences(text)
    place = bisect_right(starts, end - 1)
    is_next = place < len(spans) and "\n" not in text[end : spans[place].start]
    return text[spans[place].start : spans[place].end] if is_next else ""


def _speaker_at(text: str, end: int) -> str:
    """Who says what ends there: a sentence may start with the label of its turn."""
    turns, starts = _turns(text)
    place = bisect_right(starts, end - 1) - 1
    return turns[place].speaker if place >= 0 else ""


@lru_cache(maxsize=64)
def _turns(text: str) -> tuple[tuple[Turn, ...], list[int]]:
    turns = find_turns(text)
    return turns, [turn.start for turn in turns]


def _is_speech(text: str) -> bool:
    return bool(_turns(text)[0])
