"""Compounds take the class of their last part; compound titles and "al-" names of Dutch news; days of announcements."""

from datetime import date
from pathlib import Path

import pytest

from dateline.articles import Article, read_paths
from dateline.language.lexicon import load_lexicon
from dateline.language.pipeline import analyse


def _article(folder: Path, text: str) -> Article:
    path = folder / "bericht.txt"
    path.write_text(f"---\ndate: 2024-05-16\nlanguage: nl\n---\n\n{text}\n", encoding="utf-8")
    article = next(iter(read_paths([str(path)])))
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize(
    ("word", "cls"),
    [
        ("defensieverdrag", "agreement"),
        ("graanakkoord", "agreement"),
        ("grensdorp", "city"),
        ("havenhotel", "facility"),
        ("regeringsambtenaar", "person"),
        ("oppositiestrijder", "armed-group"),
    ],
)
def test_a_compound_is_what_its_last_part_is(word: str, cls: str) -> None:
    assert cls in load_lexicon("nl").classes(word)


@pytest.mark.parametrize("word", ["verraad", "combinatie", "termijn", "slaapkamer", "buitenland", "arbeidsmarkt"])
def test_an_ending_that_says_nothing_gives_no_class(word: str) -> None:
    assert load_lexicon("nl").classes(word) == ()


def test_english_has_no_last_parts() -> None:
    assert load_lexicon("en").last_parts == frozenset()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("VN-gezant Tomas Okoro riep de partijen op tot vrede.", "Tomas Okoro"),
        ("Legerleider Yusuf al-Tahan wees het voorstel af.", "Yusuf al-Tahan"),
        ("Gisteren sprak generaal Yusuf al-Tahan in Juba.", "Yusuf al-Tahan"),
        ("Nijboer zei dat de haven dicht was.", "Nijboer"),
    ],
)
def test_names_behind_titles(tmp_path: Path, text: str, name: str) -> None:
    analysis = analyse(_article(tmp_path, text))
    first = next(t for t in analysis.doc if t.text == name.split()[-1])
    person = analysis.referents.actor(first.i)
    assert person is not None
    assert person.label == name


def test_an_announcement_of_a_plan_has_its_own_day(tmp_path: Path) -> None:
    text = "De president kondigde woensdag aan dat Kenia troepen zou sturen."
    (time,) = [t for t in analyse(_article(tmp_path, text)).times if t.earliest == t.latest and t.span.begin > 40]
    assert time.earliest == date(2024, 5, 15)
