from retrieval.dedupe import clusters
from schemas.article import Article
from tests.retrieval.shelves import make_article

WIRE = """طرابلس 4 مارس (وكالة) - قال شهود إن تحميل النفط توقف يوم الاثنين في الميناء بعد تبادل لإطلاق النار قرب بوابته الثالثة.
وقال المتحدث باسم القوة إن رجاله مستعدون لتسليم البوابة إلى حرس المنشآت إذا انسحب الطرف الآخر إلى ما وراء الطريق الساحلي.
ولم يرد اللواء على طلبات للتعليق، فيما ذكر عميد البلدية لإذاعة محلية أن ثلاثة مدنيين قتلوا في الاشتباك.
وتضخ الحقول المرتبطة بالميناء ستين ألف برميل يوميا، وقد أغلقت مرتين في العام الماضي بسبب خلاف على توزيع العائدات."""
COPY = """رصاص عند البوابة والنفط لا يغادر
طرابلس – بوابة الساحل – وكالات
أفاد شهود بأن تحميل النفط توقف اليوم الاثنين في الميناء بعد تبادل لإطلاق النار قرب بوابته الثالثة.
وقال المتحدث باسم القوة إن رجاله مستعدون لتسليم البوابة إلى حرس المنشآت إذا انسحب الطرف الآخر إلى ما وراء الطريق الساحلي.
ولم يرد اللواء على طلبات للتعليق، فيما ذكر عميد البلدية لإذاعة محلية أن ثلاثة مدنيين قتلوا في الاشتباك."""
OTHER_REPORT = """بنغازي - نفى آمر اللواء أن يكون جنوده قد بدأوا بإطلاق النار في الميناء النفطي، وقال في بيان إن ما جرى محاولة لاقتحام البوابة.
وأضاف أن تحميل النفط سيستأنف حين تغادر القوة محيط المنشآت، مشيرا إلى أن ثلاثة مدنيين قتلوا برصاصها.
ودعت المؤسسة الوطنية للنفط الطرفين إلى إخلاء المنطقة، وقالت إن الخسائر تبلغ ملايين الدولارات كل يوم."""


def cluster_of(*articles: Article) -> list[str]:
    found = clusters(articles)
    return [found[article.id] for article in articles]


def test_wire_copies_share_the_smallest_id_and_another_report_stands_alone() -> None:
    wire, copy, other = (make_article(text) for text in (WIRE, COPY, OTHER_REPORT))
    assert cluster_of(wire, copy, other) == [min(wire.id, copy.id)] * 2 + [other.id]


def test_order_does_not_matter() -> None:
    articles = [make_article(text) for text in (WIRE, COPY, OTHER_REPORT)]
    assert clusters(articles) == clusters(articles[::-1])


def test_marks_and_letter_forms_do_not_hide_a_copy() -> None:
    marked = WIRE.replace("إن", "ان").replace("قتلوا", "قُتِلُوا").replace("الثالثة", "الثالثه")
    one, other = make_article(WIRE), make_article(marked)
    assert len(set(cluster_of(one, other))) == 1


def test_a_chain_of_copies_is_one_cluster() -> None:
    lines = WIRE.split("\n")
    articles = [
        make_article("\n".join(lines[:4])),
        make_article("\n".join(lines[:3])),
        make_article("\n".join(lines[:2])),
    ]
    assert len(set(cluster_of(*articles))) == 1


def test_a_statement_quoted_whole_in_a_long_report_is_no_copy_of_it() -> None:
    statement = make_article(WIRE.split("\n")[1])
    report = make_article(OTHER_REPORT + "\n" + WIRE.split("\n")[1] + "\n" + COPY.replace("النفط", "الغاز") * 2)
    assert cluster_of(statement, report) == [statement.id, report.id]


def test_the_front_matter_does_not_count() -> None:
    front = "---\ntitle: هذا عنوان طويل جدا لا علاقة له بالنص\n---\n"
    one, other = make_article(front + WIRE, body_start=len(front)), make_article(WIRE)
    assert len(set(cluster_of(one, other))) == 1
    texts = [front * 9 + text for text in (WIRE, OTHER_REPORT)]
    one, other = (make_article(text, body_start=len(front) * 9) for text in texts)
    assert len(set(cluster_of(one, other))) == 2


def test_empty_and_tiny_articles_are_their_own() -> None:
    articles = [make_article(text) for text in ("", "!", "هدنة", "حرب")]
    assert cluster_of(*articles) == [article.id for article in articles]
    assert clusters([]) == {}


def test_the_same_words_from_two_outlets_are_one_cluster() -> None:
    one = make_article("هدنة قائمة")
    other = one.model_copy(update={"id": "f" * 16, "outlet": "آخر"})
    assert cluster_of(one, other) == [one.id] * 2
