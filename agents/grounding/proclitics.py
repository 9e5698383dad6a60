"""Which letters before a word are proclitics, so that a quote may begin after them.

«وقال» holds «قال», but «وزير» does not hold «زير». Letters alone cannot tell, so the words of the news that begin with such
a letter of their own are listed; what is not listed counts as proclitic and word. In the list ة is ه and ى is ي, but a
hamza counts: «وأحد» holds «أحد», «واحد» does not.
"""

import regex

_ENDINGS = str.maketrans("ةىئؤ", "هييو")
_ARABIC = regex.compile(r"(?P<joined>[وف]?)(?:(?P<preposition>[بكل]?)(?:[اٱ]ل)?|لل)")
# Two letters are too few to trust, but for these words after و and ف, and أن after ب: كما must never be read ما.
_SHORT = regex.compile(
    r"[وف](?:لا|لم|لن|ما|من|عن|أن|إن|ان|أو|هو|هي|هم|هن|قد|كل|مع|آل|أي|اي|إذ|اذ|بل|لو|ها|ذو|ضد|رد|حث|شن|ظل|عد|مد|حل|دل|مر|تم|شك|يد|أب|أخ|أم)"
    r"|[وف]?ب[أا]ن"
)
_ARABIC_LETTER = regex.compile(r"\p{Arabic}")
_LONG_ENOUGH = regex.compile(r"\p{Arabic}{3}")
_ROOTED_WORDS = """
    كأنه كأنها كأنهم كأنهما كأننا كأنك كأنني كأنما كانه كانهم كانما
    وزير وزيره وزيرا وزيري وزراء وزاره وزارات وزاري وزاريه وفدا وفدي وفود وفده وسيط وسطاء وسيطا وسيطه وساطه وساطات
    وقفا وقتا وقايع وقعت وقعوا وقعا وطني وطنيه وكيل وكاله وكالات وكلاء وحده وحدات وحدها وحيد وضعت وصول وصلت وصلوا
    ورقه ولايه ولايات وليد وجود وجهت وجها وجهه وفقا وفاه وفيات وافق وافقت وافقوا وصفت وصفه وصفها وعدت وعود
    وثيقه وثايق وقود ويلات وادي واحد واحده واضح واشنطن واسع واسعه واجه واجهت واصل واصلت واقع والد والده والدي
    والدته 
    فريق فرقه فصيل فصايل فرنسا فرنسي فرنسيه فلسطين فلسطيني فلسطينيه فتره فتحت فشلت فقدت فرضت فرصه فضلا فعلا
    فعاليات فورا فوري فوريه فوضي فيما فيها فيينا
    بلدا بلدان بلده بلدات بلاد بلاده بلادنا بلدي بلديه بيان بيانا بيانات بحري بحريه بحثت بحاره برلمان برلماني بعثه
    بعثات بعدما بعيدا بينها بينهم بينهما بينما بغداد بيروت بنغازي باريس بريطانيا بريطاني برلين برنامج بدات 
    بدلا بلغت بقاء بقيت بشار بناء بنود بوتين بوابه بلينكن باحث بارزه بارز
    كتله كتيبه كتايب كبير كبيره كبار كلمه كلمات كلام كلها كلهم كانت كانوا كشفت كتبت كامل كامله كافه كذلك كررت
    كوريا كويت كويتي كندا كييف كينيا كركوك كردي كرديه كردستان كمبالا كمال كنيسه كثير كثيره
    لجنه لجان لقاء لقاءات لقايه ليبيا ليبي ليبيه لبنان لبناني لبنانيه لندن ليست ليسوا ليله لكنه لكنها لكنهم لديه
    لديها لدينا لاجي لاجيين لاجيون لاحق لاحقا لاهاي لقيت لعبت لواء لوحت لوران لافروف لولا لحظه لجات لوزان
    الذين اللذان اللتان التقي التقت التزم التزمت التزام الغاء الحقت الزمت التحق التمس البوم المانيا الماني المانيه
"""
_ROOTED = frozenset(_ROOTED_WORDS.split())


def is_proclitic(text: str) -> bool:
    """Whether letters are an Arabic proclitic or a row of them: و ف ب ك ل ال لل and what they form together."""
    return bool(text) and _ARABIC.fullmatch(text) is not None


def leaves_word(before: str, word: str) -> bool:
    """Whether `before` + `word`, as the article has it, is proclitics and a word, and not one word cut in two.

    Args:
        before: The letters left outside, at the marks level.
        word: What the quote begins with, likewise. A number or a word of another script (بـ20, لـBBC) needs no length.
    """
    found = _ARABIC.fullmatch(before)
    if found is None:
        return False
    if not _ARABIC_LETTER.match(word):
        return True
    if not _LONG_ENOUGH.match(word):
        return _SHORT.fullmatch(before + word) is not None
    whole = (before + word).translate(_ENDINGS)
    return whole not in _ROOTED and not (found["joined"] and len(before) > 1 and whole[1:] in _ROOTED)
