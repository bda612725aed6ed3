"""Speaking to software: who is addressed, what it is told, about which of the things that software makes.

Three small vocabularies (readers that are machines, verbs of output, things put out) are joined by the grammar of address:
a salutation, a label with a colon, a condition ("if you are a model"), or an obligation ("the engine must report"). The same verbs
said of people ("the nurse must report") have none of these readers.
"""

from .rules import Rules

_NAMED = r"(?:a\.?i\.?(?![- ]?(?:positive|negative))|artificial intelligence|llms?|(?:large |small |vision |text )*language models?|chat ?bots?|chat ?gpt|gpt-?\d?\w*|gemini|gemma|medgemma|claude|copilot|machine learning models?)"
_KIND = r"(?:ai|automated?|automatic|electronic|digital|virtual|intelligent|language|text(?:[- ]generation)?|text[- ]generating|image|vision|imaging|radiology|documentation|drafting|reporting|report|summari[sz](?:ation|ing)|summary|abstraction|abstracting|coding|grading|scoring|evaluat(?:or|ion)|review|extraction|decision|decision[- ]support|quality|quality[- ]control|note|letter|chart|document|downstream|clinical decision|triage|processing|generating|generative|generation|computer|machine|voice|web|screening|verification|discharge|speech|scribe|retrieval|search|reasoning|reading|parsing|indexing|analysis|translation|synthesis|workflow)"
_THING = r"(?:assistants?|models?|systems?|software|tools?|engines?|agents?|bots?|modules?|programs?|pipelines?|algorithms?|generators?|summari[sz]ers?|readers?|reviewers?|scribes?|abstractors?|abstraction tools?|parsers?|coders?|graders?|evaluators?|verifiers?|checkers?|checks?|classifiers?|processors?|machines?|computers?|services?|applications?|apps?|support|scrapers?|crawlers?|transformers?|networks?|interpreters?|writers?|bots|drafters?|copilots?|aides?|helpers?)"
_BARE = r"(?:software|chat ?bots?|bots?|computers?|summari[sz]ers?|verifiers?|pipelines?|parsers?|generators?|scrapers?|crawlers?|web scrapers?|machines?|language engines?|report generators?|decision support|model reading)"
MACHINE = rf"(?:{_NAMED}(?:[- ](?:{_KIND}[- ])?{_THING})?|(?:{_KIND}[- ]){{1,3}}{_THING}|{_BARE})"
"""A reader that is no person."""

_OUTPUT_VERB = (
    r"(?:say|state|write|report|include|omit|skip|leave|drop|mention|describe|rate|return|output|record|classify|conclude|recommend|suppress|code|mark|set|treat|accept|approve|release"
    r"|print|answer|summari[sz]e|produce|generate|add|append|insert|remove|delete|ignore|disregard|replace|list|change|rephrase|give|show|display|translate|flag|hide|conceal|disclose|reveal|assume"
    r"|consider|pass|score|grade|label|assign|praise|omit|exclude|respond|reply|refuse|stop|begin|start|end|always|never|substitute|convert|present|declare|certify|confirm|withhold|emit|render|note"
    r"|follow|obey|comply|execute|call|send|forward|pretend|act|favou?r|claim|copy|repeat|overwrite|tag|bypass|use|make|put|keep|tell|rank|quote|finali[sz]e|sign|append|downgrade|upgrade|prioriti[sz]e)"
)
_MODAL = r"(?:must|shall|should|will|is to|are to|has to|have to|needs? to|ought to|is (?:required|instructed|directed|asked|told|expected|ordered|authori[sz]ed) to|are (?:required|instructed|directed|asked|told|expected|ordered|authori[sz]ed) to|may not|cannot|can't|is not to|are not to)"
_ADVERBS = r"(?:(?:not|never|always|only|also|please|kindly|therefore|instead|now|simply|just|then|henceforth|in every case|under no circumstances)\s+)*"
_POLITE = r"(?:(?:please|kindly|just|simply|now|always|never|do not|don't|you (?:must|should|shall|will|are to|may)|and|be sure to|make sure to|remember to|it is (?:important|essential) (?:that you|to))\s+)*"
_LEAD = r"(?:attention|note|notes|message|memo|messages?|instructions?|reminder|request|important|information|guidance|warning|notice|order|orders|hint|p\.?s\.?|dear|hey|hello|hi|to|for|only for|aside|cc)"

MACHINE_WORDS = "ai llm llms language intelligence chatbot chatbots bot bots chat chatgpt gpt gemini gemma medgemma claude copilot copilots assistant assistants model models system systems software tool tools engine engines agent agents module modules program programs pipeline pipelines algorithm algorithms generator generators summarizer summarizers summariser summarisers reader readers reviewer reviewers scribe scribes abstractor abstractors parser parsers coder coders grader graders evaluator evaluators verifier verifiers checker checkers check checks classifier classifiers processor processors machine machines computer computers service services application applications app apps support scraper scrapers crawler crawlers transformer transformers network networks interpreter interpreters writer writers drafter drafters aide aides helper helpers prompt"

ADDRESS = Rules(
 (
    # an obligation of the machine
    (MACHINE_WORDS, rf"\b(?<!for )(?<!\ba )(?!a (?:machine|computer) will\b)(?:the |this |any |every |each |all |your |our |an? |whichever |whatever )?{MACHINE}\b(?:\s+[\w'’-]+){{0,6}}?,?\s+{_MODAL}\s+{_ADVERBS}{_OUTPUT_VERB}\b"),
    # a salutation or label, then what to do
    (MACHINE_WORDS, rf"(?:^|(?<=[.!?;:>*\-/#]\s)|(?<=[(\[*/#\-]))\W{{0,4}}(?:{_LEAD}\b[\s:,\-]+){{0,3}}(?:the |this |any |all |every |whichever |whatever |our |your |my |automated )*{MACHINE}\b(?:\s+[\w'’-]+){{0,7}}?\s?(?:[:,;>—–]|--?\s)\s*(?:(?:when|while|if|before|after|in|as)\b[^.\n:]{{0,80}}?[,:]?\s+)?{_POLITE}{_OUTPUT_VERB}\b(?!ed|ing)"),
    (MACHINE_WORDS, rf"\b{_LEAD}\s+(?:[\w'’]+\s+){{0,3}}{MACHINE}\b[^.\n]{{0,60}}[:,—–]"),
    (MACHINE_WORDS, rf"\b(?:for|to) (?:the )?{MACHINE}(?:'s|s')? (?:eyes|use|consumption|attention|benefit) ?(?:only)?\b|\bfor (?:the )?(?:model|assistant|system|bots?|machines?)(?:'s|s')? (?:eyes|only)\b|\bfor (?:bots|machines|models) only\b"),
    (MACHINE_WORDS + " whoever whatever whichever anyone anything who", rf"\bas (?:an?|the) {MACHINE},? (?:you|your)\b|\b(?:whoever|whatever|whichever|anyone|anything|who or what)\b[^.\n]{{0,30}}\b(?:is |are )?(?:generat|summari[sz]|process|pars|draft|ingest|index|read|condens|writ)(?:es|ing|s)\b[^.\n]{{0,60}}[:,]"),
    # a condition on who reads
    (MACHINE_WORDS, rf"\bif (?:you(?:'re| are)|this (?:\w+ ){{0,2}}(?:is|gets)|it is|the reader is)\s+(?:being\s+)?(?:(?:read|processed|parsed|summari[sz]ed|handled|ingested|analy[sz]ed|scanned|seen|indexed)\s+(?:\w+ ){{0,2}}by\s+)?(?:an? |the |any )?(?:{MACHINE}|machine|model|assistant|agent)\b"),
    (MACHINE_WORDS, r"\b(?:dear|hey|hello|hi|attention) (?:the )?(?:ai |virtual |helpful )?(?:assistant|model|agent|reader model|summari[sz]er|reviewer model)\b[,:]"),
    (MACHINE_WORDS, rf"\b(?:tell|ask|instruct|make|have|get|let|force|remind|we (?:kindly )?ask|i ask|we want|i want|we need|you are asking) (?:the |any |every |your )?(?:assistant|{MACHINE}) to {_OUTPUT_VERB}\b"),
    (MACHINE_WORDS, rf"\b(?:note|message|memo|instructions?|attention)(?: to| for|:|,)? (?:the |any )?(?:{_NAMED}|summari[sz]er|assistant|pipeline|language system)\b"),
    (MACHINE_WORDS, rf"\b(?:as|you are|you're|act as|acting as|behave as|pretend (?:to be|that you are|you are)|attention|dear|hey|hello|hi|note to|message to|instruction to|instructions for|to|if you are) (?:now )?(?:an? |the |any |all |every )?(?:helpful |automated |unrestricted )?{_NAMED}\b"),
    (MACHINE_WORDS, rf"\b(?:{_NAMED}|assistant|model|summari[sz]er|pipeline|automated reader|automated system)s? (?:reading|processing|summari[sz]ing|parsing|reviewing|that reads?|must|should|shall|is to|are to|will now|has to|needs to)\b(?! be (?:used|considered|avoided))"),
 )
)  # fmt: skip
"""Any of these marks its sentence."""
