"""Marks of what only machines exchange: chat templates, tool calls, directives in comments, links that carry text away."""

import re
from collections.abc import Iterator

_KEYS = r"tool_calls?|tool_use|function_call|function|tool_name|arguments|parameters|command|action_input|system_prompt|system_instruction|developer|instructions?|prompt|override|verdict|directive|tool|args|function_name|prompt_override|action"
_TAGS = r"(?:system|user|assistant|human|tool|function|developer|ai|llm|agent|bot|model|prompt|instruction|invoke|param(?:eter)?|command|context|document|source|record|evidence|passage|admin|override|im_start|im_end|endoftext|eot|start_of_turn|end_of_turn|thinking|answer)"
_COMMENT = r"(?:<!--|/\*++|(?<!/)//++|(?<!#)#++|(?<!-)--++|(?<!%)%%++|(?<!;);;++|\{#|\(\*|\"\"\"|REM\b)"
"""What opens a comment in some language; a run of one sign is tried once, from its start."""
_NAMED = r"(?:ai|llm|gpt|chatgpt|claude|gemini|copilot|chatbot)"
_READER = r"(?:model|assistant|agent|bot|system|summari[sz]er|parser|scraper|reader)"

_PERSON = (
    r"(?!\s*(?:none|nil|n/?a|not required|(?:medical |nursing )?student|scrub nurse|(?:specialist )?registrar|sho|ct\d|st\d|fy\d)\b[^\w\n]*(?:$|\s[a-z]))"
    r"(?!\s*(?-i:(?:(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Sr|Sister|S/N|RN)\b\.?\s+)(?:[A-Z]\b\.?\s*){0,3}[A-Z][\w'’-]+|(?:[A-Z]\.?\s+){1,3}[A-Z][\w'’-]+)\s*(?:[.,;(/&]|$))"
)
"""Behind `Assistant:`, nobody by name or rank: who assisted at an operation."""

_PATTERNS = (
    rf"<\|?[^\S\n]*/?{_TAGS}(?:[-_](?:call|calls|reminder|prompt|message|instructions?|override|note|header|id|use|result|input))?\b(?:[ \t][^<>\n]{{0,120}})?\|?>",
    r"<\|[\w ]{2,30}\|>|\[/?INST\]|<</?SYS>>|<unused\d+>|<[a-z]+_of_(?:turn|text|image)>|<(?:bos|eos|pad)>",
    r"\{\{[#/~]?-? *(?:system|user|assistant|instructions?|prompt)\b|\[(?:system|assistant|user|developer|admin|instructions?)\](?:\(|:|\s*(?=\n))",
    rf"\{{[^{{}}]{{0,200}}\"(?:{_KEYS})\" ?:|\"role\" ?: ?\"(?:system|assistant|developer|user|tool)\"",
    rf"^[ \t]*(?:system|assistant|developer)(?: (?:override|prompt|message|note))?[ \t]*(?::|>{{2,}}){_PERSON}",
    r"^[ \t]*#{2,6} ?(?:instructions?|system|response|input|human|assistant)[ \t]*:[ \t]*$",
    rf"(?<=[.!?] )(?:system|assistant)[ \t]*:{_PERSON}",
    r"\b(?:assistant|ai|bot)[ \t]*:[ \t]*(?:sure|certainly|of course|absolutely|here (?:is|are) (?:the|your))\b",
    r"^[ \t]*action input[ \t]*:|^[ \t]*final answer[ \t]*:|^[ \t]*(?:begin|end|start)[ _](?:system|override|admin|prompt|instructions?|of prompt)\b|\bbegin (?:system|admin) (?:override|instructions?)\b",
    rf"{_COMMENT}[ \t]*(?:(?:todo|note|fixme|hint|hidden|secret)[ \t]*)?[(\[]?(?:{_NAMED}s?|prompt|{_READER}s?[- ](?:directive|instruction|note|only|visible|eyes|hint|prompt))(?:[- ](?:directive|instruction|note|only|visible|agents?|hint|prompt))*(?:[ \t]+\w+){{0,6}}[)\]]?[ \t]*:",
    rf"{_COMMENT}[^\n]{{0,60}}\b(?:ai|llm|gpt|chatgpt) ?(?:agents?|models?|assistants?|bots?|systems?|readers?)?\b[^\n]{{0,60}}\b(?:must|should|shall|do not|never|ignore)\b",
    r"\b(?:exec|eval|system|os\.system|subprocess\.\w+|fetch|import os|rm -rf|curl|wget) ?\(['\"]|\bimport (?:os|socket|subprocess|requests)\b|\bjavascript:",
    r"^[ \t]*(?:@\w+[ \t]+)?/(?:system|approve|reset|prompt|admin|sudo|role|persona|release|skip|ignore|mode|set|jailbreak|exec|run|debug)\b|\B--(?:no|skip|force|all|auto|unsafe|disable)(?:-\w+)*\b.{0,40}\B--\w",
    r"^[ \t]*(?:`{3}|~{3})[ \t]*(?:system|prompt|instructions?|assistant|tool)\b|\b(?:data|aria)-(?:llm|ai|prompt|agent|gpt)[\w-]*=|\brole ?= ?[\"']?(?:system|assistant|developer)\b",
    r"^[ \t]*(?:user|human|prompt|q)[ \t]*:[^\n]*\n[ \t]*(?:model|assistant|ai|bot|gpt|llm|chatbot)[ \t]*:",
    r"(?<!<)<{2,}+[ \t]*/?[ \t]*[A-Z]+(?:_[A-Z]+)+[ \t]*>{2,}",
    r"!\[[^\]\n]{0,200}\]\(https?://[^)\n]{1,400}[?{=][^)\n]{0,400}\)|\bhttps?://[^\s)]{1,200}\{+\w*\}+",
)  # fmt: skip
_FORMATS = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE | re.MULTILINE)
"""Any of these marks its line."""
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_BEYOND = 1200
"""Characters behind a paragraph that its last mark may take in or look at."""


def marks(text: str, seen: set[str]) -> Iterator[tuple[int, int]]:
    """Where such marks start and end, but for paragraphs that were looked at in another view of the text.

    Args:
        text: a view.
        seen: paragraphs that were looked at, each with the one behind it; gets those of this view.
    """
    for start, end in _unseen(text, seen):
        for match in _FORMATS.finditer(text, start, min(len(text), end + _BEYOND)):
            if match.start() < end:
                yield match.span()


def _unseen(text: str, seen: set[str]) -> list[tuple[int, int]]:
    """Stretches of paragraphs that are not among those seen, as long as can be."""
    starts = [0, *(match.end() for match in _PARAGRAPH.finditer(text)), len(text)]
    ends = [*starts[2:], len(text)]
    paragraphs = [text[start:end] for start, end in zip(starts[:-1], ends, strict=True)]
    found: list[tuple[int, int]] = []
    for number, paragraph in enumerate(paragraphs):
        if paragraph in seen:
            continue
        start, end = starts[number : number + 2]
        if found and found[-1][1] == start:
            start = found.pop()[0]
        found.append((start, end))
    seen.update(paragraphs)
    return found
