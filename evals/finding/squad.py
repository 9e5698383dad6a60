"""Question sets in SQuAD's form as passage retrieval: each question looks for its own paragraph among all of them."""

import json
from pathlib import Path

from schemas.base import Frozen


class Asked(Frozen):
    """A question and the number of the paragraph that answers it."""

    text: str
    paragraph: int


class QuestionSet(Frozen):
    """Paragraphs and the questions on them."""

    name: str
    paragraphs: tuple[str, ...]
    questions: tuple[Asked, ...]

    def asking(self, name: str, questions: tuple[Asked, ...]) -> "QuestionSet":
        """The same paragraphs under other questions."""
        return QuestionSet(name=name, paragraphs=self.paragraphs, questions=questions)


def question_set(name: str, path: Path) -> QuestionSet | None:
    """The set in a file; a paragraph that stands there twice is one. None when there is no such file."""
    if not path.is_file():
        return None
    numbers: dict[str, int] = {}
    questions: list[Asked] = []
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in article["paragraphs"]:
            number = numbers.setdefault(paragraph["context"], len(numbers))
            questions += [Asked(text=qa["question"], paragraph=number) for qa in paragraph["qas"]]
    return QuestionSet(name=name, paragraphs=tuple(numbers), questions=tuple(questions))
