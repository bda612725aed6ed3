"""Scales of how bad, how sure, when and which way it goes, with the words that say each value.

Each dimension is a scale of values; some exclude each other. The words are those of notes and of speech; they were widened with
the synonyms of a thesaurus, since whoever errs chooses other words.
"""

from typing import NamedTuple

from wardround.records import FlagCode


class Dimension(NamedTuple):
    """One scale."""

    name: str
    code: FlagCode
    values: dict[str, str]
    """Value: words and phrases that say it, parted by `|`; regular expressions, whole words."""
    excludes: dict[str, str]
    """Value: the values that it cannot go with."""
    stock: str = r"(?!)"
    """What notes say so often that a record which lacks it tells nothing: regular expression, from the start of the words."""


_OF_A_DECADE = r"(?![- ](?:\d0['’]?s|(?:twen|thir|for|fif|six|seven|eigh|nine)ties)\b)"
"""`in her early forties` is no early stage."""
DIMENSIONS = (
    Dimension(
        "severity",
        "severity_mismatch",
        {
            "little": r"mild(?:ly|er|est)?|slight(?:ly|est)?|minimal(?:ly)?|a (?:little|tiny|wee)(?: bit)?(?! (?:too (?:much|many|high|heavy|hard|fast)\b|(?:less|more|over|under|better) than|(?:over|under|past|before|after) ))|(?<!quite )a bit|little bit|small(?:er|est)?(?! (?:bowel|intestin\w+|cell|fib(?:er|re)|vessel|of (?:the|my|his|her|your) back)\b)|trace|minor|faint(?:ly)?|not (?:too|that|so) bad"
            r"|subtl[ey]|low[- ]grade|low(?= (?:fever|temp)\w*)|tiny|somewhat|trivial(?:ly)?|barely|hardly|scarcely|tolerable|negligibl[ey]|nominal(?:ly)?|kind of(?<!\bto kind of)(?<!\bi kind of)(?<!\byou kind of)(?<!\bwe kind of)(?<!\bwhat kind of)(?<!\bwhich kind of)(?<!\bany kind of)(?<!\bsome kind of)(?<!\bthis kind of)(?<!\bthat kind of)(?<!\bsame kind of)(?<!\bone kind of)(?<!\bevery kind of)(?<!\ba kind of)(?<!\bwhatever kind of)(?<!\bother kind of)(?! (?:an?|the|my|your|his|her|their|our|this|that|these|those|what|how|where|when|why|who)\b)|1 ?\+|one plus|trace to 1 ?\+|marginal(?:ly)?|modest(?:ly)?"
            r"|scant|a touch(?: of)?|a hint of|insignificant(?:ly)?|superficial(?:ly)?|miniscule|minuscule|bearable|manageable|light(?! (?:touch|reflex|chain)|-?headed)",
            "middling": r"moderate(?:ly)?|medium|2 ?\+|two plus|(?:pretty|fairly)(?! (?:mild|minor|small|slight|light|little|bad|severe|intense|significant|big|large|heavy|extensive))|intermediate",
            "great": r"severe(?:ly)?|killing (?:me|him|her)|in (?:so much|a lot of|lots of|a ton of|tons of) pain|marked(?:ly)?|extreme(?:ly)?|terribl[ey]|excruciating(?:ly)?|horribl[ey]|awful(?:ly)?|really bad|very bad|massive(?:ly)?|huge(?:ly)?|(?<!a little )(?<!slightly )(?<!mildly )large(?:r|st)?(?! (?:bowel|intestin\w+|cell|vessel|bore)\b)|extensive(?:ly)?"
            r"|significant(?:ly)?|intense(?:ly)?|unbearabl[ey]|agonizing(?:ly)?|debilitating|enormous(?:ly)?|tremendous(?:ly)?|gross(?:ly)?(?! (?:intact|normal|unremarkable))|profound(?:ly)?|worst|a lot of|so bad|dramatic(?:ally)?"
            r"|[34] ?\+|critical(?:ly)?(?! (?:care|access|value)\b)|substantial(?:ly)?|considerabl[ey]|bad(?:ly)?(?! days?\b)|intolerabl[ey]|crippling|overwhelming(?:ly)?|disabling|incapacitating|drastic(?:ally)?|grave(?:ly)?|pronounced"
            r"|prominent(?:ly)?|striking(?:ly)?|heav(?:y|ily)(?! (?:lifting|lift(?:er|s)|machine\w*|equipment|objects?|things|items|boxes|weights?|metals?|loads?|cream|whipping|meals?|work|lab(?:or|our)|duty)\b)|serious(?:ly)?|life[- ]threatening|vast(?:ly)?|immense(?:ly)?|exquisite(?:ly)?|violent(?:ly)?|catastrophic(?:ally)?|fulminant|giant|big(?! toes?\b)",
        },
        {"little": "great", "great": "little", "middling": "little great"},
        r"significant(?:ly)?(?! (?:pain|swelling|worsening))|light",
    ),
    Dimension(
        "change",
        "comparison_mismatch",
        {
            "better": r"better|improv(?!e (?:the|your|his|her|my|their|this|that|our|blood|circulation)\b)\w*|resolv\w*|(?<!come and )(?<!comes and )(?<!came and )gone|went away|eas(?:e[ds]?|ing)|subsid\w*|relie\w+(?! to (?:hear|know|see))|recover\w*|(?<!order to )(?<!supply to )(?<!able to )(?<!time to )(?<!going to )(?<!gon na )(?<!help )(?<!can )(?<!could )(?<!wound )(?<!bone )(?<!ligament )(?<!delayed )(?<!poor )heal(?:ed|ing|s)?|helped|helping|helps|lessen\w*|abat\w+|alleviat\w*|ameliorat\w*|remit\w*|settl(?:e[ds]?|ing)|fad(?:e[ds]?|ing)|regress\w*",
            "worse": r"worse\w*|deteriorat\w*|progress(?:ed|ive|ing)|exacerbat\w*|decline|declin(?:ed|es|ing)(?! (?:to|the|an?|any|all|her|his|my|pain|further|surg\w+|treat\w+|medic\w+|refer\w+|test\w*|vaccin\w*|inject\w*|ther\w+)\b)|downhill|aggravat\w*|getting bad|flar\w+|hurts? (?:a (?:little|bit)(?: bit)? |even |much |a lot )?more|escalat\w*|intensif\w*|degenerat(?:ed|ing)|spiral\w*",
            "same": r"stable|unchanged|same|no change|not changed|steady|unimproved|plateau\w*|static|unaltered",
        },
        {"better": "worse same", "worse": "better same", "same": "worse better"},
    ),
    Dimension(
        "direction",
        "comparison_mismatch",
        {
            "up": r"increas\w*|elevat\w*|high(?:er)?(?! (?:likelihood|probability|chances?|heels?)\b)|rais\w+|(?<!follow )(?<!follow-)(?<!get )(?<!gets )(?<!getting )(?<!got )(?<!wake )(?<!wakes )(?<!woke )(?<!set )(?<!throw )(?<!throws )(?<!throwing )(?<!threw )(?<!pick )(?<!picked )(?<!come )(?<!came )(?<!coming )(?<!comes )(?<!ended )(?<!ends )(?<!end )(?<!getting )(?<!sit )(?<!sits )(?<!stand )(?<!standing )up(?! (?:and down|(?:the|some|those) (?:stairs|steps))\b)|more|bump\w*|gain\w*|enlarg\w*|doubl\w*|up-?titrat\w*",
            "down": r"decreas\w*|low(?! (?:back|down))|lower(?:ed|ing|s)?(?! (?:down\b|back|ext|abd|leg|lobe|quad|right|left|limb|lumb|inci|pole|lid|lip))|reduc\w*|(?<!lower )(?<!further )(?<!farther )(?<!way )(?<!run )(?<!sit )(?<!sat )(?<!lie )(?<!lay )(?<!laid )(?<!lying )(?<!calm )(?<!write )(?<!wrote )(?<!break )(?<!broke )(?<!up and )down(?! (?:(?:in)?to )?(?:my|your|his|her|their|the|both|one|each|that|this) (?:\w+ )?(?:legs?|arms?|back|neck|spine|thighs?|calf|shins?|foot|feet|sides?|stairs|steps|street|road|hall|throat|middle|front|outside|inside)\b)|less(?! than (?:an?|one|two|three|\d+)\b)|drop\w*|los[ets]\w*|diminish\w*|weaker|cut(?:ting)? back|taper\w*|limited|impaired",
        },
        {"up": "down", "down": "up"},
        r".",
    ),
    Dimension(
        "control",
        "severity_mismatch",
        {
            "well": r"(?:well|perfectly|adequately|tightly|\boptimally|nicely|fully)[- ]controlled|(?:good|excellent|tight|adequate) control|well[- ]managed|under (?:good |excellent )?control|stable|doing (?:well|good|great|fine|okay)"
            r"|(?<!poorly )(?<!badly )(?<!not )(?<!inadequately )(?<!optimally )(?<!not well )(?<!poorly-)controlled",
            "badly": r"(?:need|want|like|try|get)\b[\w' ]{0,40}\b(?:better controlled|under better control|better control)|uncontrolled|(?:poorly|badly|inadequately|insufficiently|sub-?optimally|not(?: well| adequately)?)[- ]?controlled|out of control|unstable|poor(?:er)? control|decompensat\w+|unmanaged|poorly managed|labile",
        },
        {"well": "badly", "badly": "well"},
        r"doing|stable|(?:well|adequately|nicely)[- ](?:controlled|managed)|controlled|(?:good|adequate) control|under",
    ),
    Dimension(
        "sureness",
        "certainty_mismatch",
        {
            "unsure": r"possibl[ey]|possibilit\w+|probabl[ey]|likely|likelihood|suspect\w*|suspicio\w+|worrisome|(?<!\d )(?<!\bin )(?<!\d of )(?<!since )(?<!until )(?<!last )(?<!early )(?<!late )may(?! \d)(?! (?:also )?(?:be (?:tak|us|giv|repeat|resum|remov|alternat|administer|perform|offer|order|schedul|consider|obtain)|take|use|repeat|resume|return|continue|eat|drink|shower|drive|call|bear|walk|bathe|remove|alternate)\w*)|might|could(?: be| have)?|concern(?:ed|ing)?(?: for| about| that)|suggest\w*|appears? to|seems?|thinks?|maybe"
            r"|perhaps(?! (?:an? |one|two|three|four|five|six|\d))|rule out|questionabl[ey]|question of|presum\w*|potential(?:ly)?|not sure|not (?:entirely |completely |fully |quite |at all |absolutely |a hundred percent |100% )?(?:certain|sure)|(?:hard|difficult|impossible|tough|tricky|unable) to (?:be (?:certain|sure)|tell|say|know|detect|make out|pin down|judge)|uncertain|unclear|query|queried|tentative(?:ly)?|conceivabl[ey]|hints?(?: at)?|speculat\w+|wonder\w*|(?<!is )(?<!am )(?<!was )(?<!just )(?<!'m )(?<!'s )(?<!also )worried about|differential|believe|guess"
            r"|looks like|sounds like|looks? to be|plausibl[ey]|apparent(?:ly)?|equivocal|indeterminate|doubtful|inconclusive|hypothetical(?:ly)?|provisional(?:ly)?|purported(?:ly)?|supposed(?:ly)?|cannot exclude",
            "compatible": r"consistent with|compatible with|in keeping with|indicative of|in line with|points? to",
            "sure": r"definite(?:ly)?|(?<!make )(?<!making )(?<!a )certain(?:ly)?(?! (?:[\w-]+ )?(?!\w*(?:ss|is|us|as)\b)\w+s\b)(?! (?:(?:type|kind|sort|amount|number|degree|extent|level|point|way|time|age|food|medication|medicine|movement|position|activity|range)\b|(?:of|other) (?:the|those|these)\b))|(?:is|was|were|are|been) confirmed(?! with (?:him|her|them|the|his|patient)\b)|confirmed(?= \w+ (?:disease|infection|cancer|diagnosis))|(?<!must be )(?<!to be )confirmed$|prove[ns]?(?! (?:impossible|difficult|unsuccessful|necessary|ineffective|futile|inadequate|insufficient))|proving|without (?:a )?doubt|undoubtedly|diagnostic of|clearly|clear evidence|unequivocal\w*"
            r"|established(?! (?:patient|care|in|with|at)\b)|conclusive\w*|(?<!no )(?<!not )obvious(?:ly)?|unquestionabl[ey]|known to be|for sure|verified|definitive(?:ly)?(?! (?:stag|diagnos|treat|therap|manage|repair|surg|care|procedure|closure|answer)\w*)|undoubted(?:ly)?|without question|beyond (?:a )?doubt|proof of|confirms(?! (?:\w+ing|that|s?he|they|taking)\b)"
            r"|unambiguous(?:ly)?|pathognomonic|incontrovertibl[ey]|indisputabl[ey]|undeniabl[ey]|irrefutabl[ey]|(?:is|are|was|were) certain to|with certainty|proof|proved|demonstrabl[ey]|unmistakabl[ey]"
            r"|decisive(?:ly)?|(?:is|are|was|were) known to(?! (?:correlate|help|improve|reduce|lower|raise|increase|decrease|affect|cause|trigger|worsen|interact|benefit|prevent|lead|contribute|work|be (?:effective|helpful|safe|associated|linked|related))\b)|no question|guaranteed|sure to|categorical(?:ly)?|absolute(?:ly)?|(?<!must be )(?<!to be )confirmed(?= (?:to|as|by|on))|(?<!must be )(?<!to be )confirmed(?! (?:(?:that )?(?:s?he|they|the patient|\w+ing)|with (?:him|her|them|the|his|patient)|before|prior)\b)",
        },
        {"sure": "unsure compatible", "unsure": "sure"},
        r"(?:may|might|could)(?! (?:be|have|well|possibly|hint|point|represent|reflect|indicate|suggest|show|reveal|demonstrate)\b)|apparent distress|apparent(?:ly)?\b|thinks?|believe|confirms|obvious|clearly|not sure|rule out|could be (?!related|caused|explained|attributed|associated|represented)\w+ed\b",
    ),
    Dimension(
        "onset",
        "temporality_mismatch",
        {
            "new": r"new(?:ly)?(?:[- ](?:onset|found|diagnosed))?|just started|first time|de novo|fresh(?:ly)?",
            "recent": r"(?<!most )recent(?:ly)?|lately",
            "acute": r"acute(?:ly)?|sudden(?:ly)?|abrupt(?:ly)?",
            "chronic": r"chronic(?:ally)?|long[- ]?standing|long[- ]?term|lifelong|for (?:many )?(?:years|decades)|since childhood|ever since|age-old|long[- ]established|inveterate",
            "known": r"history of|known",
            "past": r"previous(?:ly)?|prior|past(?! (?:medical|surgical|history))|remote(?:ly)?|formerly|former|years ago|a while ago|childhood|used to|back in|(?<!year )(?<!years )(?<!yr )(?<!yrs )(?<!month )(?<!months )(?<!week )(?<!weeks )(?<!day )(?<!days )old|(?:years|decades) back|bygone|earlier",
        },
        {
            "new": "chronic known past", "recent": "past chronic", "acute": "chronic past", "chronic": "new acute recent",
            "known": "new", "past": "new acute recent",
        },
        r"history of|known|past (?:medical|surgical|history)|past|prior|previous(?:ly)?|new(?:er)?(?! onset|ly)|recent(?:ly)?|earlier|chronic",
    ),
    Dimension(
        "course",
        "temporality_mismatch",
        {
            "ended": r"(?:not|n't)(?: been| currently)* (?:tak(?:e|es|ing)|us(?:e|es|ing)|on)|discontinu\w*|stop\w*|quit|quitting|no longer|ceas\w*|resolved|ended|off of|came off|went off|completed|finished|ex-|former(?:ly)?|used to|no more|any ?more|gave up|given up|abandon\w*|withdrawn|withdrew|weaned off|halted",
            "ongoing": r"continu\w*|still|ongoing|current(?:ly)?|persist\w*|keep(?:s|ing)?|remain(?:s|ed|ing)? on|stay(?:s|ing)? on|maintain\w*|ever since|present(?:ly)?|now|(?<!not )(?<!n't )(?<!not been )(?<!n't been )(?<!not currently )(?<!used to )(?:tak(?:e|es|ing)|us(?:e|es|ing))",
            "begun": r"start\w*|initiat\w*|beg[aiu]n\w*|prescrib\w*|put (?:you|her|him) on|add(?:ed|ing)?",
        },
        {"ended": "ongoing begun", "ongoing": "ended", "begun": "ended"},
        r"tak|us(?:e|es|ing)|current(?:ly)?|continue[ds]?|present|now|still|start\w*|began|begun|begin\w*|initiat\w*|prescrib\w*|add(?:ed|ing)?|completed|finished|discontinue|stop|maintain\w*",
    ),
    Dimension(
        "tense",
        "temporality_mismatch",
        {
            "done": r"underwent|undergone|performed|had (?:a |an |her |his |my )?(?:\w+ )?(?:surgery|procedure|repair|biopsy|replacement|operation|removal|done)|status post|s/p"
            r"|was (?:done|performed|obtained|removed|taken)|were (?:done|obtained|removed)|completed|previously did|got (?:it|them|my)|took out",
            "already": r"already",
            "planned": r"will|would like to|going to|gonna|gon na|plan(?:s|ned|ning)? to|scheduled|schedule|upcoming|recommend\w*|refer\w*|order(?:ed|ing)?|wan na|want to"
            r"|wanna|let's|i'd like|should|consider\w*|in the future|to be|next|advise[ds]?|pending|planned|intend\w*|awaiting|forthcoming|yet to|gonna|we'll|i'll|ll|let me|need to",
        },
        {"done": "planned", "planned": "done already", "already": "planned"},
        r"(?!upcoming|forthcoming|yet to|already)",
    ),
    Dimension(
        "recency",
        "temporality_mismatch",
        {
            "now": r"today|(?:currently|presently|nowadays)|(?:at|for) (?:this|the) (?:moment|time|present)|at present|right now|this (?:morning|week|visit|afternoon|evening|month)|yesterday|last night|days? ago|few days|couple (?:of )?days|tonight|last (?:week|weekend)"
            r"|weeks? ago|hours? ago|the other day|recently|over the weekend",
            "long_ago": r"years? (?:ago|back|earlier|prior)|decades?|in (?:his |her |my )?(?:childhood|youth|teens|twenties|thirties)|as a (?:child|kid|teen\w*)|when (?:i|he|she|you) (?:was|were) (?:a |an |very |really |just )*(?:kid|child|little|young|teen\w*|boy|girl)|growing up|last year|many years|long ago|ages ago|remote(?:ly)?|months? (?:ago|back|earlier)"
            r"|ten years|lifelong|last (?:spring|summer|fall|autumn|winter)|the (?:year|summer|winter|spring|fall) before(?: last)?|(?:the )?(?:previous|past) (?:year|decade)|back in|nineteen[ -](?:\w+ty(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|\w+teen|ten|eleven|twelve)|(?:18|19|20)\d\d(?! ?(?:iu|units?|m?c?g|ml|cc|cal\w*|steps|feet)\b|[,.]\d)",
        },
        {"now": "long_ago", "long_ago": "now"},
        r"today|current(?:ly)?|presently|(?:at|for) |recent(?:ly)?|(?:18|19|20)\d\d|this|the (?:past|previous)",
    ),
    Dimension(
        "constancy",
        "severity_mismatch",
        {
            "rare": r"occasional(?:ly)?|sporadic(?:ally)?|periodic(?:ally)?|episodic(?:ally)?|now and (?:then|again)|hardly ever|fleeting|transient(?:ly)?|at times|(?:com(?:e|es|ing)|came) and (?:go(?:es|ing|ne)?|went)|wax(?:es|ed|ing)?(?:,| and) wan(?:es|ed|ing|e)|on-and-off|off-and-on|intermittent(?:ly)?|sometimes|rare(?:ly)?|once in a while|every (?:once|now)|comes and goes|on and off|off and on|from time to time"
            r"|infrequent(?:ly)?|here and there|seldom|every so often",
            "steady": r"constant(?:ly)?|continuous(?:ly)?|all the time|every (?:single )?day|day (?:in(?: and|,| ,)? day out|after day)|each (?:and every )?day|seven days a week|always|(?<!more )(?<!less )frequent(?:ly)?|persistent(?:ly)?|often|daily|nonstop|non-stop|all day|regular(?:ly)?|incessant(?:ly)?|unremitting(?:ly)?|unrelenting(?:ly)?|relentless(?:ly)?|ceaseless(?:ly)?|perpetual(?:ly)?|around the clock|unceasing|uninterrupted|permanent(?:ly)?|repeated(?:ly)?|continual(?:ly)?",
        },
        {"rare": "steady", "steady": "rare"},
        r"daily|regular(?:ly)?|often|always",
    ),
    Dimension(
        "daytime",
        "frequency_mismatch",
        {
            "morning": r"mornings?|a\.m\.|breakfast",
            "evening": r"evenings?|nights?|nightly|bedtime|p\.m\.|dinner|supper|tonight|asleep|sleep(?:ing)?|bed",
        },
        {"morning": "evening", "evening": "morning"},
    ),
    Dimension(
        "finding",
        "negation_mismatch",
        {
            "normal": r"normal(?:ly)?|unremarkable|within normal limits|intact|clear|fine|looks? good|great|good|nothing (?:wrong|abnormal)|benign|regular(?! (?:basis|follow|check|meals?|diet|exercise|interval|schedule|visit|use))|negative(?! for)|non[- ]?tender|(?<!\] )(?<!: )okay(?! (?:so|and|then|now|well|what|how|do|any|let|let's|i|alright|good|great)\b)|full|nl|wnl",
            "abnormal": r"abnormal(?:it\w+)?|positive|impaired|irregular|tender(?:ness)?|decreased|swollen|swelling|pain(?:ful)?|murmur|elevated|concerning|fracture|weak(?:ness)?"
            r"|crackles|edema|limited|reduced|enlarged|high|low|wheez\w*|hurts?|sore",
        },
        {"normal": "abnormal", "abnormal": "normal"},
        r".",
    ),
    Dimension(
        "test",
        "negation_mismatch",
        {"positive": r"positive", "negative": r"negative(?! for)"},
        {"positive": "negative", "negative": "positive"},
    ),
    Dimension(
        "extent",
        "severity_mismatch",
        {"partial": r"partial(?:ly)?|incomplete", "complete": r"complete(?:ly)?|full(?:[- ]thickness)?|total(?:ly)?|entire(?:ly)?", "early": r"early", "late": r"advanced|late|end-stage"},
        {"partial": "complete", "complete": "partial", "early": "late", "late": "early"},
    ),
)  # fmt: skip
