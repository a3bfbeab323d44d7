"""Which claims are spoilt by what, and what goes with them."""

from spoilt import ARTICLE, SPAN, World, add, instead, without

from dateline.validation.check import validate
from dateline.validation.claims import violating_claims, violations_by_claim

HERE = "https://example.org/id/article/a/"


def spoilt_by(world: World, *updates: str) -> set[str]:
    quads = world(*updates, identity=False)
    return {iri.removeprefix(HERE) for iri in violating_claims(validate(quads), quads)}


def test_nothing_is_withheld_from_what_conforms(world: World) -> None:
    assert spoilt_by(world) == set()


def test_a_warning_withholds_nothing(world: World) -> None:
    assert validate(world(without(":strike", "dl:dateText"), identity=False)).findings
    assert spoilt_by(world, without(":strike", "dl:dateText")) == set()


def test_a_claim_and_what_only_it_leads_to(world: World) -> None:
    assert spoilt_by(world, without(":said", "dl:speaker")) == {"said", "leave", "q2"}
    assert spoilt_by(world, without(":strike", "dl:factuality")) == {"strike", "q1"}


def test_what_another_claim_leads_to_stays(world: World) -> None:
    assert spoilt_by(world, without(":said", "dl:speaker"), add(":voted dl:demands :leave")) == {"said"}


def test_a_part_goes_alone(world: World) -> None:
    assert spoilt_by(world, without(":q1", "dl:counts")) == {"q1"}
    assert spoilt_by(world, without(":stay", "dl:action")) == {"stay"}


def test_an_event_that_is_spoken_about_is_no_part(world: World) -> None:
    assert spoilt_by(world, without(":said", "dl:speaker"), "DELETE WHERE { GRAPH ?g { :x dl:about ?y } }") == {
        "said",
        "leave",
        "q2",
    }


def test_a_span_spoils_what_points_to_it(world: World) -> None:
    assert spoilt_by(world, without(SPAN, "nif:anchorOf")) == {"strike", "q1"}


def test_an_entry_spoils_what_names_it(world: World) -> None:
    assert spoilt_by(world, without(":lakeport", "rdfs:label")) == {"strike", "q1"}
    assert spoilt_by(world, "DELETE WHERE { GRAPH ?g { id:place\\/northland ?p ?o } }") == {"strike", "q1"}


def test_an_article_spoils_everything(world: World) -> None:
    everything = {"strike", "said", "voted", "leave", "stay", "role", "q1", "q2"}
    assert spoilt_by(world, without(ARTICLE, "schema:sha256")) == everything


def test_messages_by_claim(world: World) -> None:
    quads = world(without(":said", "dl:speaker"), instead(":said", "dl:speechAct", "sa:shout"), identity=False)
    messages = violations_by_claim(validate(quads), quads)
    assert list(messages) == [HERE + "said"]
    assert any("dl:speaker" in m for m in messages[HERE + "said"])
    assert any("sa: scheme" in m for m in messages[HERE + "said"])


def test_what_is_no_claim_and_on_no_claim_stands_for_itself(world: World) -> None:
    quads = world(add(":stray a dl:Person"), identity=False)
    assert list(violations_by_claim(validate(quads), quads)) == [HERE + "stray"]
