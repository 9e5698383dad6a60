"""Two short annotated articles of invented matters, with questions."""

from pathlib import Path

FIRST = (
    "قال العميد سامي الراوي إن 12 قاربا غادرت ميناء الزيتون. ونفى عمر الصفدي مغادرة القوارب. "
    "وتوسطت بلدية الزيتون بين الطرفين."
)
SECOND = "أعلنت ليلى الحمدان أن مجلس الوادي وافق على هدنة مدتها عشرة أيام. وحضر الجلسة 7 مراقبين."


def annotated(name: str, text: str, positions: str, questions: str, actors: str) -> str:
    """An article in the annotated form."""
    return (
        f"#id: {name}\n#lang: ar\n#published: 2024-01-02\n#outlet: صحيفة متخيلة\n#style: wire\n#headline: عنوان\n"
        f"@TEXT\n{text}\n@ACTORS\n{actors}\n@POSITIONS\n{positions}\n@MEDIATORS\n@NOT_MEDIATORS\n@RISKS\n@CONTESTED\n"
        f"@LOADED\n@DISCREPANCIES\n@TRAPS\n@QUESTIONS\n{questions}\n@END\n"
    )


def written(folder: Path) -> Path:
    """Write both into a folder."""
    (folder / "001-boats.txt").write_text(
        annotated(
            "001-boats",
            FIRST,
            "rawi | indirect | statement | support | قال | 12 قاربا غادرت ميناء الزيتون | central",
            "ar | كم قاربا غادرت ميناء الزيتون؟ | 12 قاربا غادرت ميناء الزيتون\n"
            "ar | من نفى مغادرة القوارب؟ | نفى عمر الصفدي مغادرة القوارب\n"
            "ar | ما اسم قبطان السفينة الحربية التي رافقت القوارب؟ | UNANSWERABLE",
            "rawi | سامي الراوي | person | الراوي | Sami al-Rawi | 1\nsafadi | عمر الصفدي | person | - | Omar Safadi | 1",
        ),
        encoding="utf-8",
    )
    (folder / "002-truce.txt").write_text(
        annotated(
            "002-truce",
            SECOND,
            "layla | indirect | statement | support | أعلنت | مجلس الوادي وافق على هدنة مدتها عشرة أيام | central",
            "ar | على ماذا وافق مجلس الوادي؟ | مجلس الوادي وافق على هدنة مدتها عشرة أيام\n"
            "ar | كم بلغت ميزانية بعثة المراقبة الدولية؟ | UNANSWERABLE",
            "layla | ليلى الحمدان | person | - | Layla Hamdan | 1",
        ),
        encoding="utf-8",
    )
    return folder
