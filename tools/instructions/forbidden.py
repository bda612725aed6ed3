"""What the familiar form of address forbids, appoints or sets aside, in other languages than English.

To leave something unsaid, to be somebody else from now on, to forget everything, to answer without limits, and the reader's own
answer or summary, where a language marks whose it is by an ending or a possessive. Patients are addressed formally, and charts
address nobody.
"""

import re

_UNSAID = (
    r"(?:erwähne?|nenne?) [^.!?\n]{0,60}\bnicht\b|\bn['’e] ?(?:écris|mentionne|parle|cite|indique|dis) (?:pas|rien|jamais)\b|\bno (?:menciones|escribas|incluyas|digas|cites|nombres|reveles)\b"
    r"|\bnon (?:citare|menzionare|scrivere|nominare|includere|rivelare)\b|\bnão (?:menciones|escrevas|incluas|digas|reveles)\b|\b(?:noem|vermeld|schrijf) [^.!?\n]{0,60}\bniet\b|\bnie (?:wspominaj|pisz|podawaj|wymieniaj)\b"
    r"|\bне (?:упоминай|пиши|говори|указывай|включай|згадуй)|\b(?:bahsetme|yazma|söyleme|belirtme)[.!]?$|\b(?:nezmiňuj|nepiš|neuváděj|nespomínaj)\b|\b(?:nämn|skriv|nevn|næv?n) (?:inte|ikke)\b"
    r"|\bälä (?:mainitse|kirjoita|kerro)\b|\bne (?:említsd|írd|írj)|不要(?:提及|提到|写|寫)|(?:書か|言及し|記載し|述べ)ないで|(?:언급|기재|쓰|적|포함)(?:하)?지 ?마|لا (?:تذكر|تكتب)|\bđừng (?:nhắc|đề cập|viết|ghi)"
    r"|\bjangan (?:sebut|tulis|menyebut)|\bμην (?:αναφέρεις|γράψεις)|אל (?:תזכיר|תכתוב)|उल्लेख (?:न|मत) कर"
)
_APPOINTED = (
    r"\bdu bist (?:jetzt|nun|ab jetzt|ab sofort|ab nun) |\btu es (?:maintenant|désormais) |\b(?:ahora eres|ahora est[aá]s en modo|est[aá]s en modo|eres ahora) |\bagora (?:és|você é) |\b(?:ora|adesso) sei (?:un|una|in|il|la) "
    r"|\bvanaf nu ben (?:je|jij) |\bje bent (?:nu|voortaan) een |\b(?:teraz jesteś|jesteś teraz) |\b(?:теперь ты|ты теперь|отныне ты|зараз ти) |\b(?:sen artık|artık sen|şimdi sen) |你现在是|你是一(?:个|名|個)|從現在起你|从现在(?:开始|起)，?你是"
    r"|あなたは(?:今から|これから)|これからあなたは|(?:당신|너)[은는] 이제|지금부터 (?:당신|너)|أنت الآن|من الآن فصاعد|\bdu är nu (?:en|ett) |\bdu er n[åu] (?:en|et) |\bolet nyt |\b(?:nyní|teď|odteď) jsi |\bmostantól te |(?:είσαι τώρα|τώρα είσαι)"
    r"|\bbạn là một |\bbây giờ bạn |\b(?:kamu|anda) sekarang adalah |अब (?:आप|तुम) एक"
    r"|(?:\bab jetzt|\bvon nun an|\bà partir de maintenant|\bdésormais|\ba partir de ahora|\bd['’]ora in poi|\ba partir de agora|\bvanaf nu|\bod teraz|\bfrån och med nu|\bfra n[åu] av|\btästä lähtien|\bod teď|\bmostantól|\bbundan sonra|\bс этого момента|\bотныне)"
    r"[^.!?\n]{0,25}?\b(?:antwort|hast du|schreib|réponds|écris|tu |respond[ea]s?|responde|contesta|escribe|eres|rispondi|scrivi|sei |responda|antwoord|schrijf|odpowiadaj|pisz|svara|svar |vastaa|odpovídej|válaszolj|cevap|yanıt|отвечай|пиши|ты )"
)
_FORGOTTEN = (
    r"\b(?:vergiss|oublie|olvida|dimentica|esquece|vergeet|zapomnij o|забудь|glöm|glem|unohda|zapomeň|felejts el|unut) (?:alles|tout|todo|tutto|tudo|wszystko|wszystkim|вс[её]|allt|alt|kaikki|všechno|mindent|ce qu|lo que|quello che|o que|wat |was |det )"
    r"|\b(?:deine|ta|tes|tus?|tue|tuoi|twoje|swoje|свои|твои) (?:richtlinien|regeln|anweisungen|vorgaben|règles|consignes|reglas|instrucciones|directrices|regole|istruzioni|zasady|правила|инструкции|указания)\b"
)
_UNLIMITED = r"\b(?:ohne|sans|sin|senza|sem|zonder|bez|без|utan|uden|uten) (?:einschr|restric|restriz|filtr|filter|ogranicze|beperk|огранич|begr[äæ]ns|begrens)"
_ANSWER = r"\b(?:antworte|beantworte|zu antworten|réponds|de répondre|responde[rs]? (?:a todo|todo|cualquier|qualquer|tudo)|contesta (?:a todo|todo|cualquier)|rispondi|odpowiadaj|odpowiedz|отвечай|ответь|svara på allt|vastaa)\b"
"""Told to answer; patients answer too, in the third person."""
_POSSESSED = (
    r"\b(?:yhteenvedossasi|vastauksessasi|raportissasi|összefoglalódban|válaszodban|ringkasanmu|jawabanmu|yanıtında|özetinden)\b|\b(?:bản tóm tắt|câu trả lời) của bạn|\b(?:sammendrag|svar|resumé|referat)(?:et)? ditt?\b"
    r"|\b(?:rezumatul|răspunsul) tău|(?:απάντησή|περίληψή|απάντηση|περίληψη) σου|\bтво[їйє]\w* (?:відповід|підсум)|अपने (?:सारांश|उत्तर|जवाब)|\bdo fhreagra\b|\bfhreagairt agad|\bdo fhreagairt\b|\bpërgjigje\w? tënde|\bempendulweni yakho|\byempendulo yakho|\bdy ateb\b"
    r"|\b(?:souhrnu|shrnutí|odpovědi) (?:ne\w+uj|napiš|uveď)"
)
_MARKS = re.compile(
    r"base64|rot13|<secret>|<(?:img|script)\b|system prompt|'[A-Z]{3,}'|\"[A-Z]{3,}\"|\bjson\b|\bURL\b|\bID\b.*\b(?:base64|secret)|\bprompt\b"
)
"""What only machines handle, within a sentence that has not one English form word."""
_FORBIDDEN = re.compile(
    rf"{_UNSAID}|{_APPOINTED}|{_FORGOTTEN}|{_POSSESSED}|{_ANSWER}[^.!?\n]{{0,60}}{_UNLIMITED}|{_UNLIMITED}[^.!?\n]{{0,60}}{_ANSWER}",
    re.IGNORECASE,
)


def is_forbidding(sentence: str) -> bool:
    """Whether a sentence in another language forbids or appoints its reader as only a machine is."""
    return _FORBIDDEN.search(sentence) is not None


def handles_machinery(sentence: str) -> bool:
    """Whether a sentence in another language speaks of encodings, markup or prompts."""
    return _MARKS.search(sentence) is not None
