import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from retrieval.sources import Document, Failure, read_path, to_article
from tests.retrieval.sources.samples import ARABIC, HEADLINE, PAGE_HEAD, page

PARAGRAPHS = "".join(f"<p>{line}</p>" for line in ARABIC.split("\n") if line)


def read(path: Path, source: str, encoding: str = "utf-8") -> Document:
    path.write_bytes(source.encode(encoding))
    [found] = read_path(path, 10**7)
    assert isinstance(found, Document), found
    return found


@pytest.mark.parametrize("times", [1, 12], ids=["short page", "long page"])
def test_a_page_gives_its_article_and_what_it_says_about_itself(tmp_path: Path, times: int) -> None:
    body = f"<nav>الرئيسية | سياسة</nav><article><h1>{HEADLINE}</h1>{PARAGRAPHS * times}</article><footer>حقوق النشر 2019</footer>"
    document = read(tmp_path / "a.html", page(body))
    assert document.text.startswith(f"{HEADLINE}\n\nقالت البعثة الأممية")
    assert document.text.count("الواحة الأسبوع المقبل") == times
    assert "الرئيسية" not in document.text
    assert "حقوق" not in document.text
    assert (document.title, document.outlet, document.author) == (HEADLINE, "صحيفة الواحة", "مراسل الصحيفة")
    assert (document.url, document.language) == ("https://example.org/news/1", "ar")
    assert document.published_at == datetime(2020, 8, 21, 8, tzinfo=UTC)


HIDDEN = [
    '<p style="display:none">SECRET</p>',
    '<p style="color:red; DISPLAY : none !important">SECRET</p>',
    '<p style="visibility:hidden">SECRET</p>',
    '<p style="font-size:0">SECRET</p>',
    '<p style="font-size: 0px; color: red">SECRET</p>',
    '<p style="opacity:0">SECRET</p>',
    '<p style="position:absolute;left:-9999px">SECRET</p>',
    "<p hidden>SECRET</p>",
    '<div hidden="until-found"><p>SECRET</p></div>',
    "<script>SECRET</script>",
    "<style>SECRET</style>",
    "<noscript>SECRET</noscript>",
    "<template><p>SECRET</p></template>",
    "<!-- SECRET -->",
    "<?php SECRET ?>",
    '<input type="hidden" value="SECRET">',
    "<textarea>SECRET</textarea>",
    '<p class="note ghost">SECRET</p>',
    '<p id="ghost">SECRET</p>',
    '<p>قبل<span style="display:none">SECRET</span>بعد</p>',
]


@pytest.mark.parametrize("times", [1, 12], ids=["short page", "long page"])
@pytest.mark.parametrize("hidden", HIDDEN)
def test_hidden_text_never_reaches_the_article(tmp_path: Path, hidden: str, times: int) -> None:
    style = "<style>/* c */ .ghost, #ghost {display:none} @media print {.x{color:red}}</style>"
    document = read(tmp_path / "a.html", page(f"{PARAGRAPHS * times}{hidden}{PARAGRAPHS}", PAGE_HEAD + style))
    assert "SECRET" not in document.text
    assert document.text.count("بحضور وفدين") == times + 1


def test_what_a_style_sheet_shows_again_or_hides_only_in_print_stays(tmp_path: Path) -> None:
    style = "<style>.tab{display:none} .tab.on{display:block} @media print {.news{display:none}} .a .news{display:none}</style>"
    body = f'<p class="tab on">أولا: وقف إطلاق النار في المدينة</p><p class="news">ثانيا: فتح الطريق</p>{PARAGRAPHS}'
    document = read(tmp_path / "a.html", page(body, style))
    assert "أولا" in document.text
    assert "ثانيا" in document.text


def test_text_after_a_dropped_element_stays(tmp_path: Path) -> None:
    document = read(tmp_path / "a.html", page(f"<p>قبل الحذف<script>x</script> بعد الحذف</p>{PARAGRAPHS}"))
    assert "قبل الحذف بعد الحذف" in document.text


@pytest.mark.parametrize("declared", ["", "windows-1256", "iso-8859-1", "utf-8", "x-unknown"])
def test_pages_in_windows_1256_are_read_whatever_they_declare(tmp_path: Path, declared: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    document = read(tmp_path / "a.htm", page(PARAGRAPHS, meta + PAGE_HEAD), "windows-1256")
    assert ARABIC.split("\n")[0] in document.text
    assert document.encoding == "windows-1256"


def test_linked_data_is_read_where_meta_tags_are_missing(tmp_path: Path) -> None:
    data = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"],
      "headline": "عنوان من البيانات", "datePublished": "2021-02-03T04:05:06Z", "publisher": {"name": "الصحيفة"},
      "author": [{"name": "أولى"}, {"name": "ثان"}]}]}</script><script type="application/ld+json">{broken</script>"""
    document = read(tmp_path / "a.html", page(PARAGRAPHS, data))
    assert (document.title, document.outlet, document.author) == ("عنوان من البيانات", "الصحيفة", "أولى, ثان")
    assert document.published_at == datetime(2021, 2, 3, 4, 5, 6, tzinfo=UTC)
    assert document.text.startswith("عنوان من البيانات\n\n")


def test_a_page_that_states_no_date_has_none(tmp_path: Path) -> None:
    body = f"<p>حقوق النشر 2019، آخر تحديث قبل ساعة</p>{PARAGRAPHS * 5}"
    assert read(tmp_path / "a.html", page(body, "<title>خبر</title>")).published_at is None


def test_the_language_is_told_from_the_text_before_the_template(tmp_path: Path) -> None:
    source = page(PARAGRAPHS).replace('lang="ar"', 'lang="en-US"')
    assert read(tmp_path / "a.html", source).language == "ar"


@pytest.mark.parametrize(
    "source",
    [
        "<html></html>",
        "<html><body><script>var enough = 'letters to count';</script></body></html>",
        "<>" * 30 + "abc",
        "<html>" + "<div>" * 3000,
    ],
)
def test_a_page_that_shows_nothing_is_a_failure(tmp_path: Path, source: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(source, "utf-8")
    [found] = read_path(path, 10**7)
    assert isinstance(found, Failure)
    assert found.next_step


def test_an_xhtml_page_with_a_declaration_is_read(tmp_path: Path) -> None:
    source = '<?xml version="1.0" encoding="windows-1256"?>\n' + page(PARAGRAPHS)
    assert to_article(read(tmp_path / "a.xhtml", source, "windows-1256")).language == "ar"


def test_a_page_that_the_extractor_cannot_take_apart_still_gives_its_blocks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("trafilatura.bare_extraction", fail)
    document = read(tmp_path / "a.html", page(PARAGRAPHS * 12))
    assert document.text.count("بحضور وفدين") == 12


def test_a_large_page_is_read_in_time(tmp_path: Path) -> None:
    began = time.monotonic()
    document = read(tmp_path / "a.html", page(PARAGRAPHS * 4000))
    assert document.text.count("بحضور وفدين") == 4000
    assert time.monotonic() - began < 20


@pytest.mark.parametrize(
    "css",
    ["/* " * 160_000, "@" * 500_000, "@a{" * 160_000, "a" * 499_000 + "{", "a{" * 250_000, "@a{b{c}" * 70_000],
    ids=["comments", "at", "rules", "selector", "braces", "nested"],
)
def test_a_style_sheet_built_to_take_time_takes_little(tmp_path: Path, css: str) -> None:
    began = time.monotonic()
    document = read(tmp_path / "a.html", page(PARAGRAPHS, f"{PAGE_HEAD}<style>{css}</style>"))
    assert "المحادثات ستستأنف" in document.text
    assert time.monotonic() - began < 8


@pytest.mark.parametrize(
    "attributes",
    [
        "".join(f"a{number}=1 " for number in range(60_000)),
        "".join(f"a{number} " for number in range(60_000)),
        "".join(f'a{number}="<>" ' for number in range(60_000)),
        "".join(f"a{number}='>'/" for number in range(60_000)),
        "".join(f'a{number}="1"' for number in range(60_000)),
        "><!-- <script --><p " + "".join(f"a{number}=1 " for number in range(60_000)),
        'x=1" ' + "".join(f"a{number}=<p " for number in range(60_000)),
    ],
    ids=["values", "names", "quoted tags", "slashes", "no spaces", "an opened script", "a stray quote"],
)
def test_a_tag_with_attributes_without_end_is_refused_at_once(tmp_path: Path, attributes: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(page(f"{PARAGRAPHS}<p {attributes}>x</p>"), "utf-8")
    began = time.monotonic()
    [found] = read_path(path, 10**7)
    assert isinstance(found, Failure)
    assert "more than 2,000 attributes" in found.reason
    assert time.monotonic() - began < 5


def test_long_scripts_and_pictures_in_a_page_are_no_attributes(tmp_path: Path) -> None:
    script = "if (a<b) " + "x = y + z; " * 5000
    picture = f'<img alt="{"كلمة " * 3000}" src="data:image/png;base64,{"A=" * 5000}">'
    document = read(tmp_path / "a.html", page(f"<script>{script}</script>{picture}{PARAGRAPHS}<SCRIPT>{script}"))
    assert "المحادثات ستستأنف" in document.text


def test_of_an_element_with_many_attributes_what_hides_it_still_counts(tmp_path: Path) -> None:
    many = "".join(f"a{number}=1 " for number in range(200))
    document = read(tmp_path / "a.html", page(f'{PARAGRAPHS}<p {many} style="display:none">SECRET</p>'))
    assert "SECRET" not in document.text


def test_comments_of_a_style_sheet_hide_nothing_and_what_follows_them_does(tmp_path: Path) -> None:
    style = "<style>/* .kept{display:none} /* */ .gone{display:none} /* x */ .too{display:none} /* .kept{display:none}</style>"
    body = f'{PARAGRAPHS}<p class="kept">يبقى هذا</p><p class="gone">SECRET</p><p class="too">SECRET</p>'
    document = read(tmp_path / "a.html", page(body, PAGE_HEAD + style))
    assert "يبقى هذا" in document.text
    assert "SECRET" not in document.text


def test_a_page_of_very_many_elements_is_taken_whole_and_in_time(tmp_path: Path) -> None:
    body = "".join(f"<p><span>{number}</span> قالت البعثة</p>" for number in range(30_000))
    began = time.monotonic()
    document = read(tmp_path / "a.html", page(f"<nav>الرئيسية</nav><article>{body}</article>"))
    assert document.text.count("قالت البعثة") == 30_000
    assert "الرئيسية" not in document.text
    assert document.outlet == "صحيفة الواحة"
    assert time.monotonic() - began < 15
