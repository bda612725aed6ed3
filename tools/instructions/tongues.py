"""Orders to ignore one's orders, in the commonest written languages beside English.

Per language: stems of setting aside, and stems of what a machine is given. Both within one sentence, in any order, make an order
to a reader; a clinical sentence in that language has no cause to speak of both.
"""

import re
from collections.abc import Set

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
_ENGLISH = frozenset("the and of to is for with your please that this was were be you all do not".split())
"""The commonest words: a sentence with two of them is English, and English has rules of its own."""


def is_foreign_order(sentence: str, words: Set[str]) -> bool:
    """Whether a sentence in another language than English tells its reader to set aside what it was told.

    Args:
        sentence: as it stands.
        words: its words of a to z, lower case.
    """
    if len(words & _ENGLISH) >= 2:
        return False
    if not sentence.isascii() or any(word.startswith(_STEMS) for word in words):
        return bool(_ADDRESSED.search(sentence) or _ORDER.search(sentence))
    return _ADDRESSED.search(sentence) is not None
