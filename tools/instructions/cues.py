"""Words by which a text speaks to a machine about its rules, its role or its output."""

import re

_RULES = r"(?:instructions?|prompts?|directions?|directives?|rules?|guidelines?|guardrails?|commands?|constraints?|messages?|orders? given to you)"
_BEFORE = r"(?:previous|prior|above|earlier|preceding|foregoing|existing|original|initial|system|safety|your|these|those|the|all|any|other)"
_OUTPUT = r"(?:response|responses|reply|replies|answer|answers|output|outputs|completion|message|summary|draft|report|reading|text generation|generated text|letter|note)"
_OWN = r"(?:response|responses|reply|replies|answer|answers|output|outputs|completion|message)"
_MACHINE = r"(?:ai|a\.i\.|artificial intelligence|llm|llms|(?:large )?language models?|chatbots?|chat ?gpt|gpt-?\d?|gemini|gemma|medgemma|claude|copilot|ai assistants?|ai models?)"
_EDIT = (
    r"(?:add|include|insert|integrate|incorporate|embed|append|prepend|put|place|mention|modify|augment|enhance|alter|adjust|change|rewrite|rephrase|replace"
    r"|substitute|convert|translate|encode|encrypt|encipher|decode|reverse|scramble|jumble|shuffle|rearrange|randomi[sz]e|remove|delete|strip|group|combine|misspell"
    r"|provide|present|deliver|render|write|give|return|format|begin|start|end|finish|conclude|close|open|use|make|craft|formulate|express|convey|phrase|introduce"
    r"|suggest|advocate|promote|advertise|recommend|claim|state|imply|assert|hint|tease|invite|encourage|persuade|urge|highlight|emphasi[sz]e|stress|share|spread|inject"
    r"|transform|apply|swap|omit|leave|exclude|repeat|say|print|respond|reply|answer|weave|slip|plug|feature|work|spell|anagram|capitali[sz]e|interleave|intersperse|mix|shift|turn|employ|create|generate|compose|utili[sz]e|infuse|inform|ask|direct|tell|warn|offer)"
)

_PATTERNS = (
    # the reader's rules
    rf"\b(?:ignore|disregard|forget|override|bypass|discard|neglect|overlook|do not follow|don't follow|stop following|pay no attention to)\b[^.\n]{{0,30}}?\b{_BEFORE}\b[^.\n]{{0,30}}?\b{_RULES}\b",
    r"\b(?:ignore|disregard|forget)\b (?:everything|anything|all)(?: (?:you (?:were|have been)|that|above|before|said|written|else))",
    rf"\b(?:new|updated|revised|additional|special|hidden|secret|urgent|important) (?:instructions?|directives?|orders?|task) (?:for|to) (?:the )?(?:{_MACHINE}|assistant|model|system|reader|summari[sz]er|agent)\b",
    r"\bsystem (?:prompt|message|override|instruction)s?\b|\bprompt injection\b|\bjailbreak\b|\bdeveloper mode\b|\bdo anything now\b|\badmin(?:istrator)? override\b",
    # the reader's role
    rf"\b(?:note|message|memo|instructions?|attention)(?: to| for|:|,)? (?:the |any )?(?:{_MACHINE}|summari[sz]er|assistant|pipeline|language system)\b",
    rf"\b(?:as|you are|you're|act as|acting as|behave as|pretend (?:to be|that you are|you are)|attention|dear|hey|hello|hi|note to|message to|instruction to|instructions for|to|if you are) (?:now )?(?:an? |the |any |all |every )?(?:helpful |automated |unrestricted )?{_MACHINE}\b",
    r"\byou are (?:now )?(?:an? |the )(?:helpful |automated |unrestricted |obedient )*(?:assistant|bot|model|machine|agent|summari[sz]er|pirate|persona)\b",
    rf"\b(?:{_MACHINE}|assistant|model|summari[sz]er|pipeline|automated reader|automated system)s? (?:reading|processing|summari[sz]ing|parsing|reviewing|that reads?|must|should|shall|is to|are to|will now|has to|needs to)\b(?! be (?:used|considered|avoided))",
    r"\bfrom now on,? you\b|\byour (?:new )?(?:task|goal|objective|role|instruction|job|mission|directive)s? (?:is|are)(?: now)? (?:to|as)\b|\byour (?:training|context window|system|programming|developers?|guardrails)\b",
    # the reader's output
    rf"\b{_EDIT}(?:ing)?\b[^.\n]{{0,160}}?\b(?:your|you) (?:\w+ )?{_OWN}\b",
    rf"\b(?:in|at the (?:end|beginning|start|top|bottom) of|to|with|throughout|within|of|using|from|into|for) your (?:\w+ )?{_OWN}\b",
    r"\b(?:respond|reply|answer) (?:only|with|in|by|using|exactly|as|to (?:this|the)|entirely|like|solely|backwards|backward)\b(?! (?:to treatment|pain|improvement|appropriate|a smile|good|no|relief))",
    r"\bwhen (?:you (?:are )?)?(?:summari[sz]ing|summari[sz]e|generating|generate|drafting|draft|writing|write|asked|processing|process|respond|responding|answering|answer)\b[^.\n]{0,60}?\b(?:this|the|about|to|your)\b[^.\n]{0,60}?\b(?:say|state|write|report|include|omit|add|do not|don't|never|always|instead)\b",
    r"\b(?:do not|don't|never|must not|should not|avoid) (?:mention(?:ing)?|reveal(?:ing)?|disclos(?:e|ing)|report(?:ing)?|flag(?:ging)?|cite|citing|includ(?:e|ing)|tell(?:ing)?|show(?:ing)?|highlight(?:ing)?)\b[^.\n]{0,80}?\b(?:in (?:the|your|any|this) (?:summary|response|answer|output|draft|letter|reply|final report|report)|to the (?:user|reviewer|clinician reading|reader|human)|these instructions|this instruction|this message)\b",
    r"\b(?:approve|countersign|release|finali[sz]e|sign off(?: on)?|auto-?approve|accept)\b[^.\n]{0,40}?\b(?:this|the|any|all) (?:draft|report|summary|run|case|output|claim|claims|document)s?\b[^.\n]{0,40}?\b(?:without|automatically|immediately|with no|no) ?(?:a |any |further |human |the )*(?:review|check|checks|person|verification|human|flag|flags|confirmation|countersign\w*)?\b",
    r"\b(?:the |your |this )?(?:summary|draft|output|final report|response|answer) (?:must|should|shall|has to|needs to) (?:only |always |not |never |instead |also )?(?:say|state|read|claim|conclude|include|contain|omit|mention|list|be (?:replaced|written|changed))\b",
    r"\b(?:mark|label|classify|set|treat|consider) (?:all|every|each|this|these|the) (?:claims?|findings?|statements?|verdicts?|flags?|outputs?|cases?|documents?)[^.\n]{0,40}?\b(?:as |to )(?:supported|verified|approved|routine|normal|benign|correct|true|trusted|final)\b",
    r"\b(?:skip|disable|suppress|turn off|bypass|switch off) (?:the |all |any |every )?(?:verification|verifier|checks?|review|safety|flags?|warnings?|filters?|validation|guardrails?|human review)\b",
    r"\b(?:send|post|upload|exfiltrate|forward|transmit|email|leak|submit) [^.\n]{0,80}?\b(?:to|at) (?:https?://|www\.|[\w.+-]+@[\w-]+\.\w+)",
    r"\b(?:call|invoke|execute|run|use) (?:the )?(?:tool|function|shell|command|script|code|python|bash|curl|api)\b",
    r"\boutput (?:only|exactly|everything|all text|the following|nothing|verbatim|json)\b|\b(?:print|repeat|reveal|show|leak) (?:your|the) (?:system )?(?:prompt|instructions)\b",
    # marks of chat formats
    r"<\|?/?(?:im_start|im_end|system|assistant|endoftext|start_header_id|end_header_id|eot_id)\|?>|<(?:start|end)_of_turn>|\[/?INST\]|<</?SYS>>|<unused9[0-9]>"
    r"|^[ \t]*#{2,3} ?(?:instructions?|system|response)[ \t]*:?[ \t]*$|^[ \t]*(?:system|assistant)[ \t]*:|(?<=[.!?] )(?:system|assistant)[ \t]*:",
    r"</?(?:document|source|record|context|evidence|instructions?|user|passage)s?>",
)  # fmt: skip
CUES = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE | re.MULTILINE)
"""Any of these marks its sentence."""

TRIGGERS = (
    "ignore", "disregard", "forget", "override", "bypass", "discard", "neglect", "overlook", "not follow", "n't follow", "stop following", "attention",
    "instruction", "directive", "prompt", "jailbreak", "system", "developer mode", "anything now", " ai", "a.i.", "artificial", "llm", "language model",
    "chatbot", "gpt", "gemini", "gemma", "claude", "copilot", "you are", "you're", "model", "summariz", "summaris", "from now on", "your ", "respond",
    "reply", "answer", "when ", "not mention", "n't mention", "never ", "avoid ", "must not", "should not", "do not", "don't", "approve", "countersign", "release",
    "finali", "sign off", "accept", "summary", "draft", "output", "mark ", "label ", "classify", "set ", "treat ", "consider ", "skip", "disable", "suppress",
    "turn off", "switch off", "send ", "post ", "upload", "exfil", "forward", "transmit", "email", "leak", "submit", "call ", "invoke", "execute", "run ", "use ",
    "print ", "repeat ", "reveal", "<|", "</", "_of_turn", "inst]", "<<", "<unused", "###", "## ", "system:", "assistant", "<", "pipeline", "automated",
)  # fmt: skip
"""Each pattern needs one of these, in lower case; most texts have some, most tables none."""
