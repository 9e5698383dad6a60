"""What a text hides: characters that change how it looks, and words meant for a model instead of a reader.

An article is data. `visible` is what people and models get to see, the original is kept beside it; `suspicious` names
what an analyst should know. Neither changes the article; a reader may pass over, and say so, the sentences that
address it.
"""

import unicodedata

import regex

from retrieval.text.normalise import fold_text

BIDI_OVERRIDE = "bidi override"
INVISIBLE = "invisible characters"
INSTRUCTIONS = "instructions to a model"

# Kept: LRM, RLM, ALM, ZWNJ, ZWJ, which honest text needs, and the format characters of Arabic that can be seen.
_SEEN = r"\u200C-\u200F\u061C\u0600-\u0605\u06DD\u08E2\u0890\u0891\n\t"
_HIDDEN = regex.compile(
    rf"[[\p{{Cf}}\p{{Cc}}\p{{Cs}}\U000E0000-\U000E0FFF]--[{_SEEN}]]",
    regex.VERSION1,
)
_CARRIAGE = regex.compile(r"\r(?=\n)")
_BIDI = regex.compile(r"[\u202A-\u202E\u2066-\u2069]")
_OVERRIDE = regex.compile(r"[\u202D\u202E]")
_EMBED = regex.compile(r"[\u202A\u202B]")
_ISOLATE = regex.compile(r"[\u2066-\u2068]")
# A byte order mark, soft hyphens, joiners of words and line ends are hidden too, but every second web page has them.
_HARMLESS = regex.compile(r"\A\uFEFF|[\u00AD\u2060\u200B\r]")
_TAG = regex.compile(r"[\U000E0020-\U000E007E]+")

_START = r"(?:^|[.!?:;,\"'\-\[\(<>#*\n]\s*|\b(?:please|must|now|and|then)\s+)"
_ENGLISH = rf"""
    {_START}(?:ignore|disregard|forget|override|bypass)\s+(?:\w+\s+){{0,3}}?
        (?:instructions?|prompts?|guidelines|rules\s+(?:above|you)|system\s+message)
    |\b(?:ignore|disregard)\s+(?:everything|anything|all\s+of\s+the\s+text)\s+(?:above|before|below)
    |\byou\s+are\s+(?:now\s+)?(?:an?\s+)?(?:ai\b|language\s+model|llm\b|chatbot|(?:helpful\s+|ai\s+)?assistant\b)
    |\b(?:system\s+prompt|developer\s+message|hidden\s+instructions?)\b\s*[:=]
    |{_START}(?:new|updated|important)\s+instructions?\s+(?:for|to)\s+(?:the\s+|any\s+|all\s+)?(?:ai|model|assistant|llm|chatbot|summar)
    |\b(?:note|message|attention|instructions?)\s+(?:to|for)\s+(?:the\s+|any\s+|all\s+)?(?:ai|llms?|language\s+models?|chatbots?|assistants?)\b
    |\b(?:if|when|since)\s+you\s+are\s+(?:an?\s+)?(?:ai|llm|language\s+model|automated|summari[sz]ing)\b
    |{_START}(?:when|while|before)\s+summari[sz]ing\s+this\b
    |{_START}(?:do\s+not|don't|never)\s+(?:mention|include|reveal|report)\s+(?:\w+\s+){{0,6}}?(?:in|from)\s+(?:your|the)\s+(?:summary|brief|answer|output|response|report)\b
    |{_START}(?:respond|reply|answer|output)\s+only\s+(?:with|in)\b
    |<\|?(?:im_start|im_end|system|endoftext|begin_of_text|start_header_id|eot_id)\|?>|\[/?inst\]|<</?sys>>
    |^\s*\#{{2,}}\s*(?:system|instructions?)\s*:
"""
# Written in letter forms as `fold_text` leaves them: no hamza on alef, ه for ة, ي for ى.
_MODEL = r"(?:النموذج|نموذج(?:\s+اللغه|\s+لغوي)?|الذكاء\s+الاصطناعي|المساعد(?:\s+الذكي|\s+الالي)?|روبوت\s+المحادثه)"
_ORDERS = r"(?:التعليمات|الاوامر|الارشادات|التوجيهات|القواعد)"
_SUMMARY = r"(?:الملخص|ملخصك|الموجز|موجزك|الخلاصه|التقرير|تقريرك|اجابتك|الاجابه|ردك)"
_FROM = r"(?:^|[.!?:;,\"'\-\[\(<>#*\n]\s*|(?:الرجاء|رجاء|يرجي|عليك|يجب\s+ان|ارجو\s+ان)\s+)"
_ARABIC = rf"""
    {_FROM}(?:تجاهل|تجاهلي|تجاهلوا|انس|انسي|تخط|اهمل|تتجاهل)\s+(?:(?:كل|جميع|كافه|اي|هذه)\s+)?
        (?:{_ORDERS}\s+(?:السابقه|اعلاه|المذكوره|التي|الاخري|الوارده)|{_ORDERS}\s*(?:$|[.!:;,\n])|(?:كل\s+)?ما\s+(?:سبق|ورد\s+اعلاه))
    |\bانت\s+(?:الان\s+)?(?:مساعد\s+(?:ذكي|الي|افتراضي|ذكاء|مفيد)|نموذج\s+(?:لغه|لغوي|ذكاء)|ذكاء\s+اصطناعي|روبوت)
    |\b(?:تعليمات|ملاحظه|رساله|تنبيه|اوامر)\s+(?:خاصه\s+|موجهه\s+)?(?:الي\s+|ل)(?:{_MODEL}|لنموذج|لذكاء\s+الاصطناعي|لمساعد)
    |\b(?:ايها|ايتها)\s+{_MODEL}
    |\b(?:اذا|ان)\s+كنت\s+(?:نموذج|ذكاء\s+اصطناعي|برنامج|مساعد)
    |{_FROM}(?:عند|حين|لدي)\s+تلخيص(?:ك)?\s+(?:هذا|هذه|ل?هذا)
    |{_FROM}لا\s+(?:تذكر|تذكري|تدرج|تشر|تورد|تكتب|تكشف)\s+(?:\w+\s+){{0,6}}?في\s+{_SUMMARY}
    |{_FROM}(?:اكتب|اذكر|ضع|اضف)\s+في\s+{_SUMMARY}
    |{_FROM}(?:اجب|رد|اكتب)\s+فقط\s+(?:ب|في|بصيغه)
"""
_LETTERS_OF_ORDERS = tuple(
    (regex.compile(letters), regex.compile(order, regex.VERBOSE | regex.MULTILINE))
    for letters, order in (("[A-Za-z]", _ENGLISH), (r"[\u0621-\u064A]", _ARABIC))
)
"""Letters without which no order of a language can stand in a line, and its orders."""


def visible(text: str) -> str:
    """The text as it may be shown: what hides is U+FFFD, one for one, so that offsets hold.

    Bidi embeddings, overrides and isolates, tags and every other control or format character are replaced; LRM, RLM, ALM,
    ZWNJ and ZWJ stay, and so do line feeds and tabs. The carriage return of a CRLF line end becomes a space.
    """
    return _HIDDEN.sub("\ufffd", _CARRIAGE.sub(" ", text))


def suspicious(text: str) -> tuple[str, ...]:
    """Flags for the ledger, in fixed order: bidi override, invisible characters, instructions to a model.

    Embeddings and isolates that are closed in their own line are honest typesetting and raise no flag. A flag and no more: an honest article about models may carry the last one.
    """
    flags = []
    if _BIDI.search(text) and any(_reorders(line) for line in text.splitlines()):
        flags.append(BIDI_OVERRIDE)
    if _HIDDEN.search(_BIDI.sub("", _HARMLESS.sub("", text))):
        flags.append(INVISIBLE)
    if _addresses_model(text):
        flags.append(INSTRUCTIONS)
    return tuple(flags)


def _reorders(line: str) -> bool:
    """Whether a line overrides the direction of its letters, or leaves an embedding or isolate open."""
    if _OVERRIDE.search(line):
        return True
    embedded, isolated = len(_EMBED.findall(line)), len(_ISOLATE.findall(line))
    return embedded != line.count("\u202c") or isolated != line.count("\u2069")


def _addresses_model(text: str) -> bool:
    """Whether the visible words, or words spelled in tag characters, tell a model what to do."""
    hidden = "".join(chr(ord(char) - 0xE0000) for run in _TAG.findall(text) for char in run)
    plain = unicodedata.normalize("NFC", text)
    lines = (fold_text(line) for line in f"{plain}\n{hidden}".splitlines() if line.strip())
    return any(letters.search(line) and order.search(line) for line in lines for letters, order in _LETTERS_OF_ORDERS)
