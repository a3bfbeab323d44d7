"""The date of issue, where only the text has one."""

from datetime import date

import pytest

from dateline.articles.blocks import find_blocks
from dateline.articles.dates import date_of

STORY = "The army left the town of Zarwa on Monday after a week of shelling, the mayor said."

TEXTS = [  # text, date
    (f"Army leaves Zarwa\n\nPosted by Ruth Mensah on Jan 16, 2012\n\n{STORY}", date(2012, 1, 16)),
    (f"Army leaves Zarwa\n\nBy Ruth Mensah\nUpdated: 5 March 2014\nPublished: 4 March 2014\n\n{STORY}",
     date(2014, 3, 4)),
    (f"Army leaves Zarwa\n\n24 September 2016\n\n{STORY}", date(2016, 9, 24)),
    (f"Army leaves Zarwa\n\n27.09.2022, 10:47\n\n{STORY}", date(2022, 9, 27)),
    (f"Army leaves Zarwa\n\n4/5/2022\n\n{STORY}", None),
    (f"Army leaves Zarwa\n\nOslo/Berlin, 7 January 2003 (RFE/RL) - {STORY}", date(2003, 1, 7)),
    (f"Army leaves Zarwa\n\nJune 16, 2006 (AFP) – {STORY}", date(2006, 6, 16)),
    (f"Army leaves Zarwa\n\nZARWA, April 26 (Reuters) - {STORY}\n\n© 2008 Reuters. All rights reserved.",
     date(2008, 4, 26)),
    (f"Army leaves Zarwa\n\nZARWA, April 26 (Reuters) - {STORY}", None),
    (f"Army leaves Zarwa\n\n{STORY} It had taken the town on 3 May 2014.", None),
    (f"Talks of 3 May 2014 remembered in Zarwa\n\n{STORY}", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEXTS, ids=[str(e) for _, e in TEXTS])
def test_the_date_of_issue_comes_from_a_stamp_or_the_dateline(text: str, expected: date | None) -> None:
    assert date_of(text, find_blocks(text, "en"), "en") == expected


def test_dutch_months() -> None:
    text = (
        "Leger verlaat Zarwa\n\n16 januari 2012\n\nHet leger heeft maandag de stad Zarwa verlaten, zei de burgemeester."
    )
    assert date_of(text, find_blocks(text, "nl"), "nl") == date(2012, 1, 16)
