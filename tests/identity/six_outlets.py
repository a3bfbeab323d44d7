"""Six outlets on one attack, invented, in English and Dutch, and four reports of other attacks.

They disagree on the day, the toll, the weapon and the attacker; one denies that it did it. All of it is made up, and
told as agencies tell such things.
"""

import json
from datetime import date
from pathlib import Path

_TEXTS = {
    "coast-gazette": (
        "en",
        date(2031, 5, 15),
        """Bomb kills 31 at market in Port Moresby

PORT MORESBY, 15 May 2031 — A bomb exploded at a fish market in Port Moresby on Wednesday, killing at least 31 people \
and wounding 60, police said. The Coral Front carried out the bombing, police chief Simon Natera said.
""",
    ),
    "harbour-times": (
        "en",
        date(2031, 5, 15),
        """Rockets hit fish market in Port Moresby

Fighters of the Coral Front fired rockets at a market in Port Moresby on 14 May 2031. The attack killed 28 people, \
hospital officials said.
""",
    ),
    "island-radio": (
        "en",
        date(2031, 5, 16),
        """Minister Joseph Kaupa dies in market attack

Trade minister Joseph Kaupa was killed in a bombing at a market in Port Moresby on Wednesday, the government said.
""",
    ),
    "northern-post": (
        "en",
        date(2031, 5, 16),
        """Army blamed for death of minister

Joseph Kaupa was killed on Thursday by an air strike in Port Moresby. The armed forces of Papua New Guinea carried out \
the air strike, opposition leader Ruth Manau said.
""",
    ),
    "het-baken": (
        "nl",
        date(2031, 5, 15),
        """Zeker 34 doden bij bomaanslag in Port Moresby

Bij een bomaanslag op een markt in Port Moresby zijn woensdag zeker 34 mensen omgekomen, meldt de politie.
""",
    ),
    "de-kustwacht": (
        "nl",
        date(2031, 5, 16),
        """Minister Joseph Kaupa gedood in Port Moresby

Minister Joseph Kaupa is gedood bij een aanslag op een markt in Port Moresby.
""",
    ),
    "other-day": (
        "en",
        date(2031, 6, 20),
        """Bomb wounds four in Port Moresby

A bomb exploded at a bus station in Port Moresby on Thursday, wounding four people, police said.
""",
    ),
    "other-city": (
        "en",
        date(2031, 5, 15),
        """Bomb kills two in Lae

A bomb exploded at a market in Lae on Wednesday, killing two people, police said.
""",
    ),
    "other-country": (
        "en",
        date(2031, 5, 15),
        """Bomb kills five in Nairobi

A bomb exploded at a market in Nairobi on Wednesday, killing five people, police said.
""",
    ),
    "next-day": (
        "en",
        date(2031, 5, 17),
        """Soldiers shell suburb

The armed forces of Papua New Guinea shelled a village near Lae on Friday, killing seven people, police said.
""",
    ),
}

ATTACK = ("coast-gazette", "harbour-times", "island-radio", "northern-post", "het-baken", "de-kustwacht")
OTHERS = ("other-day", "other-city", "other-country", "next-day")


def write(folder: Path) -> list[Path]:
    """A file for each article, those on the attack first."""
    paths = []
    for name, (language, day, text) in _TEXTS.items():
        told = {"id": name, "publisher": name, "language": language, "issued": f"{day}", "text": text}
        paths.append(folder / f"{name}.jsonl")
        paths[-1].write_text(json.dumps(told | {"title": text.split("\n")[0]}) + "\n", encoding="utf-8")
    return paths
