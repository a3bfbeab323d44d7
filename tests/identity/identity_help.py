"""A small register, and entities of an article in one line each."""

from collections.abc import Sequence

from dateline.language.model import Entity

REGISTER = {
    "actor/kenya": ("dl:Group", "Kenya", None),
    "actor/african-union": ("dl:Group", "African Union", None),
    "place/ethiopia": ("dl:Location", "Ethiopia", None),
    "place/mexico": ("dl:Location", "Mexico", None),
    "place/lebanon": ("dl:Location", "Lebanon", None),
    "place/libya": ("dl:Location", "Libya", None),
    "place/beirut": ("dl:Location", "Beirut", "place/lebanon"),
}


class SmallRegister:
    """A register in the form of `language.register.Register`."""

    def triples(self, keys: Sequence[str]) -> list[tuple[str, str, str, str]]:
        found = []
        for key in keys:
            if key in REGISTER:
                cls, label, within = REGISTER[key]
                found += [(key, "rdf:type", cls, "curie"), (key, "rdfs:label", label, "en")]
                if within:
                    found += [(key, "dl:within", within, "key"), *self.triples([within])]
        return found


def person(label: str, slug: str = "p", **more: object) -> Entity:
    return Entity(f"actor/{slug}", label, "person", **more)  # type: ignore[arg-type]


def group(label: str, slug: str = "g", **more: object) -> Entity:
    return Entity(f"actor/{slug}", label, "armed-group", **more)  # type: ignore[arg-type]


def place(label: str, slug: str = "l", within: str | None = None, **more: object) -> Entity:
    return Entity(f"place/{slug}", label, "city", is_place=True, within=within, **more)  # type: ignore[arg-type]


def known(key: str) -> Entity:
    cls, label, _ = REGISTER[key]
    return Entity(key, label, "country", is_place=cls == "dl:Location", register=key)
