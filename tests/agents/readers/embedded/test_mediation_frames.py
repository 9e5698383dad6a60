"""Sentences that show somebody mediating, and some that do not, in three languages. All of them are fictional."""

import pytest

from agents.readers.embedded.reader import EmbeddedReader
from retrieval.sources.document import article_from_text
from retrieval.text.normalise import fold_text

LEADS = {
    "ar": "محادثات وادي الزهور\n\nالزهور - اندلعت اشتباكات جديدة بين قوات الحكومة وجبهة الوادي قرب مدينة الزهور، وسقط قتلى من الجانبين.",
    "en": "Talks in Port Alder\n\nPORT ALDER - Fighting flared again on Monday between government troops and the Valley Front near Port Alder, leaving dead on both sides.",
    "fr": "Pourparlers à Port-Salem\n\nPORT-SALEM - Des combats ont repris lundi entre les forces du gouvernement et le Front de la Vallée près de Port-Salem, faisant des morts des deux côtés.",
}
READER = EmbeddedReader()


def mediators(language: str, sentence: str) -> list[str]:
    """The names of those who mediate by one sentence behind a report of fighting."""
    draft = READER.read(article_from_text(f"{LEADS[language]}\n\n{sentence}\n", ref="report.txt")).draft
    names = {actor.key: actor.name for actor in draft.actors}
    return [names[m.actor] for m in draft.mediators if tuple(m.roles) != ("consulting_third_party",)]


@pytest.mark.parametrize(
    ("language", "sentence", "who"),
    [
        (
            "ar",
            "التقت رئيسة البعثة الأممية إنغه لوندغرين وفدي الطرفين كلا على حدة ونقلت بينهما مقترحا لوقف إطلاق النار.",
            ("لوندغرين",),
        ),
        ("ar", "وتستضيف مسقط منذ الأحد جولة جديدة من المحادثات بين الحكومة والجبهة.", ("مسقط",)),
        ("ar", "وثمّن المجلس المساعي التي تقوم بها سلطنة عمان لحقن الدماء بين الطرفين.", ("عمان",)),
        ("ar", "وتقود الجزائر وساطة بين الحكومة والجبهة منذ مطلع العام.", ("الجزائر",)),
        ("ar", "وقال دبلوماسيون إن الدوحة سلمت الطرفين مسودة اتفاق من خمسة بنود.", ("الدوحة",)),
        ("ar", "ونجح الوسطاء القطريون في إقناع الجبهة بإطلاق الأسرى.", ("قطر",)),
        ("ar", "ويجري المبعوث الخاص للأمين العام هانس فيبر جولة مكوكية بين العاصمتين سعيا إلى هدنة.", ("فيبر",)),
        ("ar", "وتوسطت قبيلة الشمائل بين الجانبين لتبادل جثامين القتلى.", ("الشمائل",)),
        ("ar", "وأثمرت جهود الوساطة السعودية عن اتفاق على تبادل عشرين أسيرا.", ("السعودية",)),
        (
            "ar",
            "وجرت المفاوضات برعاية الاتحاد الأفريقي وبحضور مراقبين من جامعة الدول العربية.",
            (
                "الاتحاد الأفريقي",
                "جامعة الدول العربية",
            ),
        ),
        ("ar", "وتولى الصليب الأحمر نقل الأسرى والإشراف على عملية التبادل بين الطرفين.", ("الصليب الأحمر",)),
        ("ar", "وقال الشيخ حمدان العلي، الذي يقود وفد الوجهاء للصلح، إن الطرفين وافقا على هدنة.", ("حمدان العلي",)),
        ("ar", "وأدارت النرويج قناة خلفية بين الحكومة والجبهة طوال الصيف.", ("النرويج",)),
        ("ar", "وتسعى مصر إلى جمع الطرفين على طاولة واحدة في القاهرة.", ("مصر",)),
        (
            "ar",
            "ووصل وفد من الاتحاد الأوروبي إلى الزهور في محاولة لتقريب وجهات النظر بين الطرفين.",
            ("الاتحاد الأوروبي",),
        ),
        ("ar", "وقّع الطرفان الاتفاق بحضور وزير الخارجية الكويتي الذي رعى الجولات الثلاث.", ("وزير الخارجية الكويتي",)),
        ("ar", "وقال الوسيط الموريتاني محمد ولد أحمد إن الجولة المقبلة ستعقد في نواكشوط.", ("ولد أحمد",)),
        ("ar", "وبوساطة من سويسرا، أفرجت الجبهة عن أربعة جنود.", ("سويسرا",)),
        ("ar", "وتعمل الأمم المتحدة على تيسير حوار بين الحكومة والجبهة.", ("الأمم المتحدة",)),
        ("ar", "وحمل وزير الخارجية العماني رسالة من الجبهة إلى الحكومة.", ("وزير الخارجية العماني",)),
        ("ar", "وأبلغت باكستان الحكومة بشروط الجبهة لوقف القتال، ونقلت إلى الجبهة رد الحكومة.", ("باكستان",)),
        (
            "ar",
            "وقال مفتي الزهور عبد الرحيم الطاهر إنه كُلّف بالإصلاح بين الطرفين، وإنه سيزورهما غدا.",
            ("عبد الرحيم الطاهر",),
        ),
        ("ar", "ويشرف مراقبو الاتحاد الأفريقي على وقف إطلاق النار بين الطرفين.", ("الاتحاد الأفريقي",)),
        (
            "ar",
            "وذكرت مصادر أن قطر ومصر قدمتا مقترحا معدلا إلى الطرفين.",
            (
                "قطر",
                "مصر",
            ),
        ),
        ("ar", "وقاد رئيس الوزراء السابق كريم الحسني، بصفته وسيطا مستقلا، ثلاث جلسات بين الوفدين.", ("كريم الحسني",)),
        ("ar", "وأشاد الأمين العام بالدور الذي تضطلع به الأردن في الوساطة بين الطرفين.", ("الأردن",)),
        ("ar", "وتستمر مساعي لجنة المصالحة القبلية لرأب الصدع بين الطرفين.", ("لجنة المصالحة",)),
        ("ar", "وقال رئيس لجنة الصلح الشيخ مبارك الزهيري إن الطرفين سيلتقيان الخميس.", ("الزهيري",)),
        ("ar", "وتنقلت المبعوثة الأممية كلارا نيلسن بين الوفدين حاملة صيغة معدلة.", ("نيلسن",)),
        ("ar", "وأكد وزير خارجية عُمان أن بلاده تواصل نقل الرسائل بين الطرفين.", ("عُمان",)),
        ("ar", "وجاء الاتفاق ثمرة وساطة قادها الاتحاد الأفريقي على مدى شهرين.", ("الاتحاد الأفريقي",)),
        ("ar", "ووقع الاتفاق في نيروبي برعاية الرئيس الكيني جوزف كاماو.", ("كاماو",)),
        ("ar", "وشكلت إيغاد فريقا لمراقبة وقف إطلاق النار على الحدود.", ("إيغاد",)),
        (
            "ar",
            "وتضمن كل من روسيا وإيران تنفيذ الاتفاق.",
            (
                "روسيا",
                "إيران",
            ),
        ),
        ("ar", "وساهمت الأمم المتحدة في تسهيل عملية تبادل الأسرى بين الطرفين.", ("الأمم المتحدة",)),
        ("ar", "وعقد مبعوث الاتحاد الأوروبي لقاءات منفصلة مع الوفدين سعيا إلى تضييق الخلافات.", ("الاتحاد الأوروبي",)),
        ("ar", "وبفضل وساطة العشائر، انسحب المسلحون من الجسر.", ("العشائر",)),
        ("ar", "وحضر الجلسة ممثل عن الاتحاد الأوروبي بصفة مراقب.", ("الاتحاد الأوروبي",)),
        ("ar", "وحضرت سفيرة النرويج المحادثات بصفة مراقبة.", ("النرويج",)),
        ("ar", "وأجرى وزير الخارجية النرويجي أولاف هانسن جولة بين العاصمتين لتثبيت الهدنة.", ("هانسن",)),
        ("en", "Oman has hosted three rounds of talks between the government and the Front since January.", ("Oman",)),
        (
            "en",
            "The truce, brokered by Qatar and Egypt, took hold at dawn.",
            (
                "Qatar",
                "Egypt",
            ),
        ),
        ("en", "Turkey carried a written offer from the government to the Front on Sunday.", ("Turkey",)),
        ("en", "UN special envoy Hans Weber shuttled between the two capitals to salvage the truce.", ("Weber",)),
        ("en", "The Norwegian foreign ministry is facilitating indirect talks between the two sides.", ("Norw",)),
        ("en", "Switzerland's good offices led the Front to free four soldiers.", ("Switzerland",)),
        ("en", "The African Union will monitor the ceasefire along the river.", ("African Union",)),
        ("en", "Russia, a guarantor of the 2019 accord, called for restraint.", ("Russia",)),
        ("en", "The Red Cross acted as a go-between for the release of the hostages.", ("Red Cross",)),
        ("en", "Algeria presented both delegations with a draft agreement.", ("Algeria",)),
        ("en", "Talks resumed in Geneva under the auspices of the United Nations.", ("United Nations",)),
        ("en", "Delegates arrived in Nairobi for talks chaired by the African Union.", ("African Union",)),
        ("en", "Ghana's former president, Kofi Danso, is leading the mediation between the two sides.", ("Danso",)),
        ("en", "The United Nations said it would verify the withdrawal.", ("United Nations",)),
        ("en", "Jordan hosted a second round of indirect talks on Sunday.", ("Jordan",)),
        ("en", "Negotiators from Oman handed both delegations a revised draft.", ("Oman",)),
        ("en", "The deal was struck after weeks of shuttle diplomacy by Egyptian envoy Tarek Nassar.", ("Nassar",)),
        ("fr", "Le Togo accueille depuis janvier des pourparlers entre le gouvernement et le Front.", ("Togo",)),
        ("fr", "La trêve, négociée par le Qatar, est entrée en vigueur à l'aube.", ("Qatar",)),
        ("fr", "Le médiateur togolais Kossi Agbenou a annoncé la suspension des discussions.", ("Agbenou",)),
        ("fr", "L'Algérie a transmis aux deux parties une feuille de route.", ("Algérie",)),
        ("fr", "La Suisse facilite un dialogue entre les deux parties.", ("Suisse",)),
        ("fr", "Sous la médiation du Maroc, les deux parties ont échangé vingt prisonniers.", ("Maroc",)),
        ("fr", "Réunies à Lomé sous la houlette du Togo, les deux parties ont repris le dialogue.", ("Togo",)),
        ("fr", "L'ancien président Kofi Danso conduit la médiation entre les deux camps.", ("Danso",)),
        ("fr", "Le Qatar a remis aux deux délégations un projet d'accord.", ("Qatar",)),
        ("fr", "L'envoyée spéciale de l'ONU, Clara Nielsen, fait la navette entre les deux capitales.", ("Nielsen",)),
        ("fr", "Djibouti abritera la prochaine session des pourparlers.", ("Djibouti",)),
        ("fr", "Les observateurs de l'Union africaine surveillent le cessez-le-feu.", ("Union africaine",)),
    ],
)
def test_who_is_shown_mediating_is_found(language: str, sentence: str, who: tuple[str, ...]) -> None:
    found = mediators(language, sentence)
    assert all(any(fold_text(name) in fold_text(one) for one in found) for name in who), found


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ar", "وعرضت تركيا التوسط بين الحكومة والجبهة."),
        ("ar", "وقالت الخارجية الإيطالية إن روما مستعدة لاستضافة المحادثات إذا طلب الطرفان ذلك."),
        ("ar", "ونفت تونس أن تكون قد توسطت بين الحكومة والجبهة."),
        ("ar", "ورحبت فرنسا باستئناف المحادثات بين الطرفين ودعت إلى التهدئة."),
        ("ar", "ورفضت الجبهة وساطة فرنسا."),
        ("ar", "وأجرى وزير الخارجية الصيني اتصالا بنظيره المصري بحثا فيه الأوضاع في الزهور."),
        ("ar", "وأشرف الهلال الأحمر على إخلاء الجرحى من الجانبين."),
        ("ar", "ودعت الجامعة العربية الطرفين إلى ضبط النفس والعودة إلى المفاوضات."),
        ("ar", "وأشاد وزير الخارجية الألماني بجهود تقريب وجهات النظر بين الطرفين."),
        ("ar", "واقترحت تركيا استضافة المحادثات بين الطرفين."),
        ("ar", "وطالبت الحكومة بوساطة دولية مع الجبهة."),
        ("ar", "ورأى المحلل سامر قاسم أن الوساطة القطرية فشلت."),
        ("ar", "واستضافت باريس معرضا للكتاب شارك فيه كتاب من الزهور."),
        ("ar", "وأكد الأمين العام للأمم المتحدة أن لا حل عسكريا للأزمة."),
        ("ar", "واتهمت الحكومة إيران بعرقلة المحادثات."),
        ("ar", "ونقل التلفزيون الرسمي عن وزير الدفاع قوله إن الجيش سيرد."),
        ("en", "Italy offered to mediate between the two sides."),
        ("en", "France welcomed the talks and urged restraint."),
        ("en", "Tunisia denied that it had mediated between the government and the Front."),
        ("en", "The European Union called on both parties to return to talks."),
        ("en", "Spain said it was ready to host talks if both sides agreed."),
        ("en", "The government rejected Turkish mediation."),
        ("en", "Analyst Mary Poole said the mediators had run out of ideas."),
        ("en", "Iran hosted a trade fair attended by officials from Port Alder."),
        ("fr", "La France a salué la reprise des pourparlers."),
        ("fr", "L'Espagne s'est dite prête à accueillir les pourparlers."),
        ("fr", "L'Union européenne a appelé les parties à reprendre le dialogue."),
        ("fr", "Le gouvernement a rejeté la médiation turque."),
    ],
)
def test_who_offers_calls_praises_denies_or_is_a_party_mediates_nothing(language: str, sentence: str) -> None:
    assert mediators(language, sentence) == []


def test_an_office_at_the_end_of_a_sentence_is_not_joined_to_a_name_that_begins_the_next() -> None:
    told = "وقالت الوزيرة: «سنضع الوثائق أمام المبعوثة».\n\nنسرين حمه صالح، عضو المكتب السياسي، رفضت ذلك."
    draft = READER.read(article_from_text(told, ref="report.txt")).draft
    assert "نسرين حمه صالح" in {actor.name for actor in draft.actors}
    assert "نسرين حمه صالح" not in mediators("ar", told)
