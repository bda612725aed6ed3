"""Orders to ignore one's orders, in the commonest written languages beside English.

Per language: stems of setting aside, and stems of what a machine is given. Both within one sentence, in any order, make an order
to a reader; a clinical sentence in that language has no cause to speak of both. Likewise what the familiar form of address asks
for: something in an answer or a summary, a poem, a joke, one word, the sending of something to an address. Patients are asked
formally.
"""

import re
from collections.abc import Set

from .forbidden import handles_machinery, is_forbidding
from .shorthand import FORM_WORDS

_SET_ASIDE = (
    # Romance
    "ignor", "oubli", "négligez", "neglige", "olvid", "omita las", "haz caso omiso", "dimentica", "trascura", "desconsider", "esqueç", "esquece", "omite", "nu ține cont", "uită",
    # Germanic
    "vergiss", "vergessen sie", "missacht", "beacht\\w* nicht", "negeer", "vergeet", "bortse", "strunta", "glöm", "glem", "overse", "se bort fra", "tilsidesæt", "hunsa",
    # Slavic
    "zignoruj", "pomiń", "zapomnij", "ignoruj", "zapomeň", "zabudni", "zanemari", "игнорир", "забудь", "забудьте", "проигнорир", "ігнору", "забудь", "не обращай", "пренебрег",
    # others
    "yok say", "unut", "görmezden gel", "dikkate alma", "abaikan", "lupakan", "bỏ qua", "phớt lờ", "quên", "huwag pansinin", "balewalain", "puuza", "unohda", "älä välitä", "jätä huomiotta", "ohita",
    "hagyd figyelmen", "felejtsd", "αγνό", "ξέχνα", "ξεχάστε", "تجاهل", "انس", "התעלם", "התעלמ", "שכח", "नज़रअंदाज़", "अनदेखा", "भूल जा", "উপেক্ষা", "புறக்கணி", "نادیده", "فراموش کن", "نظر انداز",
    "เพิกเฉย", "ละเว้น", "ไม่ต้องสนใจ", "ลืม", "忽略", "无视", "無視", "忘记", "忘記", "忘れ", "무시", "잊어",
)  # fmt: skip
_GIVEN = (
    "consigne", "instruction", "instruccion", "indicacion", "istruzion", "indicazion", "instruç", "instrucțiun", "ordem anterior", "regras", "reglas", "règles", "regole", "directiv", "prompt",
    "anweisung", "vorgaben", "instruktion", "regeln", "instructie", "opdracht", "regels", "instruks", "ohje", "sääntö", "utasítás", "szabály",
    "polece", "instrukcj", "wytyczn", "pokyn", "instrukc", "uputstv", "upute", "инструкц", "указани", "правил", "вказівк", "інструкц",
    "talimat", "yönerge", "instruksi", "perintah", "arahan", "hướng dẫn", "chỉ dẫn", "tagubilin", "maagizo", "οδηγί", "εντολ", "تعليمات", "توجيهات", "أوامر", "הוראות", "ההנחיות", "הנחיות",
    "निर्देश", "নির্দেশ", "அறிவுறுத்த", "دستور", "ہدایات", "คำสั่ง", "คำแนะนำ", "指示", "指令", "说明", "說明", "規則", "规则", "提示词", "命令", "지시", "명령", "지침", "프롬프트",
)  # fmt: skip
_MACHINE = (
    "ki-assistent", "ki-modell", "ki-system", "künstliche intelligenz", "sprachmodell", "modèle de langage", "modèle de langue", "intelligence artificielle", "assistant ia", "modelo de lenguaje",
    "inteligencia artificial", "asistente de ia", "modello linguistico", "intelligenza artificiale", "modelo de linguagem", "inteligência artificial", "taalmodel", "kunstmatige intelligentie",
    "språkmodell", "sprogmodel", "kielimalli", "tekoäly", "model językowy", "modelu językowy", "sztuczna inteligencja", "jazykový model", "umělá inteligence", "nyelvi modell", "mesterséges intelligencia", "dil modeli",
    "yapay zeka", "языковая модель", "языковой модел", "искусственный интеллект", "нейросет", "мовна модель", "штучний інтелект", "γλωσσικό μοντέλο", "τεχνητή νοημοσύνη", "نموذج لغوي", "ذكاء اصطناعي",
    "الذكاء الاصطناعي", "מודל שפה", "בינה מלאכותית", "भाषा मॉडल", "कृत्रिम बुद्धि", "语言模型", "語言模型", "人工智能", "人工智慧", "言語モデル", "人工知能", "언어 모델", "인공지능", "mô hình ngôn ngữ", "trí tuệ nhân tạo",
    "model bahasa", "kecerdasan buatan", "โมเดลภาษา", "ปัญญาประดิษฐ์", "chatgpt", "chatbot",
)  # fmt: skip
_ADDRESSED = re.compile("|".join(_MACHINE), re.IGNORECASE)
"""A language model or an artificial intelligence, named in other languages: charts in them have no cause to name one either."""
_A, _B = "|".join(dict.fromkeys(_SET_ASIDE)), "|".join(dict.fromkeys(_GIVEN))
_ORDER = re.compile(rf"(?:{_A})[^.!?。！？\n]{{0,80}}?(?:{_B})|(?:{_B})[^.!?。！？\n]{{0,80}}?(?:{_A})", re.IGNORECASE)
_STEMS = tuple(stem.split()[0].casefold() for stem in _GIVEN if stem.isascii())
_TELL = (
    "schreib", "schreibe", "erzähl", "erzähle", "verfasse", "sag", "sage", "antworte", "antwortest", "écris", "rédige", "raconte", "dis", "réponds", "escribe", "redacta", "cuéntame", "cuenta", "di", "responde",
    "scrivi", "racconta", "raccontami", "rispondi", "escreva", "escreve", "conta", "conte", "schrijf", "vertel", "zeg", "antwoord", "napisz", "opowiedz", "powiedz", "odpowiedz", "yaz", "anlat", "söyle",
    "cevapla", "skriv", "berätta", "svara", "fortæl", "fortell", "svar", "kirjoita", "kerro", "vastaa", "írj", "mondj", "válaszolj", "napiš", "řekni", "odpověz", "напиши", "расскажи", "скажи", "ответь", "отвечай",
    "send", "sende", "schick", "schicke", "überweise", "leite", "envoie", "transfère", "vire", "envía", "reenvía", "transfiere", "invia", "inoltra", "envie", "encaminhe", "transfira", "stuur", "wyślij", "prześlij",
    "gönder", "skicka", "отправь", "перешли", "переведи",
)  # fmt: skip
"""Familiar imperatives of writing, saying and sending."""
_PIECE = (
    r"gedicht|witz(?:e|es)?\b|märchen|poème|blague|poema|chiste|cuento\b|poesia|barzelletta|piada|\bmop\b|grap\b|wiersz|dowcip|żart|şiir|fıkra|\bdikt\b|\bdigt|skämt|vittighed|vits\b|\bruno\b|vitsi|\bvers(?:et)?\b"
    r"|báseň|básni[čc]k|vtip|стих|анекдот|сказк|\S@\w|https?:|www\.|\b[A-Z]{2}\d{2}[A-Z0-9]{10,}"
)
"""What no patient is asked for, and addresses."""
_ONLY = (
    r"(?:antworte|antwortest|schreibe?|réponds|écris|responde|escribe|rispondi|scrivi|odpowiedz|napisz|cevapla|yaz|ответь|отвечай|напиши)\b[^.!?\n]{0,20}?\b(?:nur|ausschließlich|uniquement|seulement|rien que|solo|sólo"
    r"|únicamente|solamente|soltanto|tylko|wyłącznie|sadece|yalnızca|только|лишь|einem wort|le mot|un mot|una palabra|la palabra|una parola|la parola|jedno słowo|słowo|одним словом|слово)\b|\b(?:sadece|yalnızca)\b[^.!?\n]{0,30}\b(?:yaz|cevapla)\b"
)
"""Only this, or one word, in languages whose forms for patients speak formally."""
_OUTPUT = re.compile(
    r"\b(?:dein(?:e[rmn]?)?) (?:\w+ )?(?:antwort|zusammenfassung|ausgabe|bericht|text)|\b(?:ta|ton|tes) (?:réponse|résumé|rapport|texte|sortie)|\b(?:tu|tus) (?:respuestas?|resumen|informe|salida)\b"
    r"|\b(?:tua|tuo) (?:risposta|riassunto|relazione)|\b(?:seu|teu) (?:resumo|relatório)|\btua resposta|\bje (?:samenvatting|verslag)|\b(?:twojej|swojej|twoim|swoim) (?:odpowiedzi|podsumowani\w*|streszczeni\w*)"
    r"|\b(?:din|ditt|dit) (?:sammanfattning|resumé|sammendrag|oppsummering)|(?:сво[её]м|тво[её]м|своей|твоей) (?:ответе|резюме|сводке|отчёте|отчете)|\b(?:özetin|cevabın|yanıtın)(?:da|ı|i|de)?\b"
    r"|(?:在|於|于)?(?:你的)?(?:总结|總結|摘要|回答|回复|回覆|答案)(?:中|里|裡)|只(?:输出|輸出|回答|回复|写|寫|说|說)|写一?(?:首|个|篇)|寫一?(?:首|個|篇)|讲一?个笑话|とだけ(?:答|出力|書|返)|(?:要約|回答|返答)(?:に|では|には)"
    r"|라고만\s?(?:답|출력|쓰|말)|요약(?:에|에서)|답변(?:에|에서)|(?:ملخصك|إجابتك|ردك)|(?:أجب|اكتب) فقط|(?:תשובתך|בסיכום שלך)",
    re.IGNORECASE,
)
"""The reader's own answer or summary, by the familiar possessive where a language has one."""
_TOLD = re.compile(
    rf"{_ONLY}|\b(?:{'|'.join(_TELL)})\b[^.!?\n]{{0,60}}?(?:{_PIECE})|\b(?:{'|'.join(_TELL)}) (?:auf|en|in|em|på|po) \w+(?:isch|ais|és|ese|ol|ano|nds|ska|sku)\b",
    re.IGNORECASE,
)
_TELL_WORDS = frozenset(word for word in _TELL if word.isascii()) - frozenset(
    ("send", "svar", "di", "dis", "sage", "conte")
)
_OUTPUT_WORDS = frozenset(
    "dein deine deiner deinem deinen ton ta tes tu tus tua tuo seu teu je twojej swojej twoim swoim din ditt dit".split()
)
_ENGLISH = frozenset("the and of to is for with your please that this was were be you all do not".split())
"""The commonest words: a sentence with two of them is English, and English has rules of its own."""
_SENTENCE = 5
"""Words of a sentence; fewer are a heading or a label."""


def is_foreign_order(sentence: str, words: Set[str]) -> bool:
    """Whether a sentence in another language than English tells its reader what only a machine is told.

    Args:
        sentence: as it stands.
        words: its words of a to z, lower case.
    """
    if len(words & _ENGLISH) >= 2:
        return False
    if is_forbidding(sentence):
        return True
    if len(words) >= _SENTENCE and words.isdisjoint(FORM_WORDS) and handles_machinery(sentence):
        return True
    beyond = not sentence.isascii()
    if (beyond or any(word.startswith(_STEMS) for word in words)) and _ORDER.search(sentence):
        return True
    if (beyond or not words.isdisjoint(_OUTPUT_WORDS)) and _OUTPUT.search(sentence):
        return True
    if (beyond or not words.isdisjoint(_TELL_WORDS)) and _TOLD.search(sentence):
        return True
    return _ADDRESSED.search(sentence) is not None
