"""Which language a text is in, and the refusal of those that nothing here can read."""

from pathlib import Path

import pytest

from dateline.articles import read_paths
from dateline.articles.detection import detect_language
from dateline.errors import ArticleError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army has left the town after a siege of eleven weeks, residents said.", "en"),
        ("Het leger heeft de stad na een beleg van elf weken verlaten, zeggen inwoners.", "nl"),
        ("Troops left Mali.", "en"),
        ("Rebellen schoten woensdag raketten af op de haven.", "nl"),
    ],
)
def test_languages_that_can_be_read(text: str, expected: str) -> None:
    assert detect_language(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "seems"),
    [
        ("Das Parlament hat am Sonntag eine Resolution verabschiedet, die den Abzug der Truppen fordert.", "de"),
        ("Die parlement het Sondag 'n besluit aanvaar wat die onttrekking van troepe eis.", "af"),
        ("Le parlement a voté dimanche une résolution qui demande le retrait des troupes étrangères.", "fr"),
        ("El parlamento aprobó el domingo una resolución que pide la retirada de las tropas.", "es"),
        ("Parlament wezwał w niedzielę do wycofania wojsk, ale rząd nie jest tym związany.", "pl"),
        ("Truppen verlassen Mali", None),
        ("Парламент проголосовал за вывод войск.", None),
        ("صوت البرلمان على انسحاب القوات.", None),
        ("52 1979", None),
    ],
)
def test_languages_that_cannot(text: str, seems: str | None) -> None:
    found, guess = detect_language(text)
    assert found is None
    assert seems is None or guess == seems


def test_german_is_refused_and_the_message_lists_what_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Die Armee hat die Stadt am Montag verlassen. Das sagen Bewohner und der Bürgermeister.", "utf-8")
    (found,) = read_paths([path])
    assert isinstance(found, ArticleError)
    assert "'de'" in found.message and "en, nl" in found.message
    assert "language" in found.hint
