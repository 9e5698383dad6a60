"""Texts that the tests of sources share; written for this project, names and events fictional."""

ARABIC = (
    "قالت البعثة الأممية في بيان إن الأطراف وافقت على وقف إطلاق النار في جميع أنحاء البلاد.\n"
    "وأضافت أن المحادثات ستستأنف في مدينة الواحة الأسبوع المقبل بحضور وفدين من الشرق والغرب، "
    "مؤكدة أن «الحل لا يكون إلا سياسيا» وأن القوى المعنية تدعم هذا المسار.\n"
)
HEADLINE = "البعثة الأممية تعلن استئناف المحادثات"
PAGE_HEAD = """
<title>البعثة الأممية تعلن استئناف المحادثات - صحيفة الواحة</title>
<meta property="og:site_name" content="صحيفة الواحة">
<meta name="author" content="مراسل الصحيفة">
<meta property="article:published_time" content="2020-08-21T10:00:00+02:00">
<link rel="canonical" href="https://example.org/news/1">
"""


def page(body: str, head: str = PAGE_HEAD) -> str:
    """A whole web page around `body`."""
    return f'<!doctype html><html lang="ar"><head>{head}</head><body>{body}</body></html>'
