"""One way to break each shape: SPARQL updates of world.trig, by the local name of the shape."""

from collections.abc import Callable
from typing import TypeAlias

from pyoxigraph import Quad

World: TypeAlias = Callable[..., list[Quad]]

PREFIXES = """
PREFIX : <https://example.org/id/article/a/>
PREFIX id: <https://example.org/id/>
PREFIX dl: <https://w3id.org/dateline/ns#>
PREFIX et: <https://w3id.org/dateline/event-type/>
PREFIX ac: <https://w3id.org/dateline/action/>
PREFIX at: <https://w3id.org/dateline/actor-type/>
PREFIX ct: <https://w3id.org/dateline/count/>
PREFIX fa: <https://w3id.org/dateline/factuality/>
PREFIX sa: <https://w3id.org/dateline/speech-act/>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
ARTICLE = "<https://example.org/id/article/a>"
SPAN = "<https://example.org/id/article/a#char=0,19>"


def without(node: str, prop: str) -> str:
    """Take all values of a property from a node."""
    return f"DELETE WHERE {{ GRAPH ?g {{ {node} {prop} ?value }} }}"


def add(triples: str) -> str:
    """Say more."""
    return f"INSERT DATA {{ GRAPH id:more {{ {triples} }} }}"


def instead(node: str, prop: str, value: str) -> str:
    """Give a property another value."""
    return f"{without(node, prop)} ; {add(f'{node} {prop} {value}')}"


def anonymous(kind: str) -> str:
    """A node without an IRI."""
    return add(f"[] a {kind}")


_ON_ANY_NODE = """
    expresses dateText lower upper approximate inCluster clusterScore
    agent victim killed injured place orderedBy target speaker addressee about demands opposes threatens
    commitsTo adoptedBy quotation binding inFavour against absent eventType factuality speechAct earliest
    latest action performedBy condition holder inOrganization roleText counts value actorType concerns
    reportedIn attributedTo quantity evidence rule
"""

SPOILT = {
    "Event": anonymous("dl:Event"),
    "Event-reportedIn": without(":strike", "dl:reportedIn"),
    "Event-evidence": without(":strike", "dl:evidence"),
    "Event-rule": add(':strike dl:rule "another"'),
    "Event-eventType": instead(":strike", "dl:eventType", "et:sneeze"),
    "Event-factuality": without(":said", "dl:factuality"),
    "Event-earliest": instead(":strike", "dl:earliest", '"Friday"'),
    "Event-latest": add(':strike dl:latest "2031-03-08"^^xsd:date'),
    "Event-interval": instead(":strike", "dl:earliest", '"2031-04-01"^^xsd:date'),
    "Event-dateText": instead(":strike", "dl:dateText", '"on Friday"'),
    "Event-agent": add(":strike dl:agent :lakeport"),
    "Event-victim": add(":strike dl:victim :nobody"),
    "Event-killed": add(":strike dl:killed :lakeport"),
    "Event-injured": add(':strike dl:injured "Ada Moss"'),
    "Event-attributedTo": add(":strike dl:attributedTo :lakeport"),
    "Event-place": add(":strike dl:place :band"),
    "Event-concerns": add(":strike dl:concerns :said"),
    "Event-quantity": add(":strike dl:quantity :role"),
    "EventDated": without(":strike", "dl:dateText"),
    "ArmedAttackIsStrike": instead(":strike", "a", "dl:Event"),
    "Strike-attacker": add(":strike dl:attacker :lakeport"),
    "Strike-orderedBy": add(":strike dl:orderedBy :lakeport"),
    "Strike-target": add(":strike dl:target :said"),
    "StrikeIsViolent": instead(":strike", "dl:eventType", "et:meeting"),
    "CommunicativeAct-speechAct": without(":said", "dl:speechAct"),
    "CommunicativeAct-speaker": add(":said dl:speaker :lakeport"),
    "CommunicativeAct-addressee": add(":said dl:addressee :lakeport"),
    "CommunicativeAct-about": add(":said dl:about :lakeport"),
    "CommunicativeAct-demands": add(":said dl:demands :strike"),
    "CommunicativeAct-opposes": add(":said dl:opposes :strike"),
    "CommunicativeAct-threatens": add(":said dl:threatens :strike"),
    "CommunicativeAct-commitsTo": add(":said dl:commitsTo :strike"),
    "CommunicativeAct-expresses": add(":said dl:expresses :strike"),
    "Statement-speaker": without(":said", "dl:speaker"),
    "Statement-eventType": instead(":said", "dl:eventType", "et:meeting"),
    "Statement-quotation": add(":said dl:quotation :strike"),
    "Resolution-adoptedBy": without(":voted", "dl:adoptedBy"),
    "Resolution-eventType": instead(":voted", "dl:eventType", "et:vote"),
    "Resolution-binding": instead(":voted", "dl:binding", '"no"'),
    "Resolution-inFavour": add(":voted dl:inFavour :lakeport"),
    "Resolution-against": add(":voted dl:against :lakeport"),
    "Resolution-absent": add(":voted dl:absent :lakeport"),
    "Proposition": anonymous("dl:Proposition"),
    "Proposition-reportedIn": without(":leave", "dl:reportedIn"),
    "Proposition-evidence": without(":leave", "dl:evidence"),
    "Proposition-rule": instead(":leave", "dl:rule", '""'),
    "Proposition-action": instead(":leave", "dl:action", "et:withdrawal"),
    "Proposition-condition": instead(":stay", "dl:condition", '"should it go on"'),
    "Proposition-performedBy": add(":leave dl:performedBy :lakeport"),
    "Proposition-concerns": add(":leave dl:concerns :strike"),
    "Proposition-quantity": add(":leave dl:quantity :role"),
    "PropositionIsExpressed-force": without(":said", "dl:demands"),
    "PropositionIsNoEvent": add(":leave a dl:Strike"),
    "Role": anonymous("dl:Role"),
    "Role-reportedIn": without(":role", "dl:reportedIn"),
    "Role-evidence": without(":role", "dl:evidence"),
    "Role-holder": without(":role", "dl:holder"),
    "Role-inOrganization": instead(":role", "dl:inOrganization", ":lakeport"),
    "Role-roleText": without(":role", "dl:roleText"),
    "Role-attributedTo": add(":role dl:attributedTo :lakeport"),
    "Quantity": anonymous("dl:Quantity"),
    "Quantity-counts": without(":q1", "dl:counts"),
    "Quantity-value": instead(":q1", "dl:value", '"a dozen"'),
    "Quantity-lower": instead(":q1", "dl:lower", "-1"),
    "Quantity-upper": add(":q1 dl:upper 20"),
    "Quantity-lower-value": instead(":q1", "dl:lower", "13"),
    "Quantity-value-upper": instead(":q1", "dl:upper", "11"),
    "Quantity-lower-upper": add(":q2 dl:upper 200"),
    "Quantity-approximate": instead(":q1", "dl:approximate", '"about"'),
    "Quantity-evidence": without(":q1", "dl:evidence"),
    "QuantityHasFigure": without(":q2", "dl:lower"),
    "Actor": anonymous("dl:Person"),
    "Actor-label": without(":judge", "rdfs:label"),
    "Actor-actorType": instead(":band", "dl:actorType", "at:wizard"),
    "PersonType-actorType": instead(":judge", "dl:actorType", "at:state"),
    "PersonIsNoGroup": add(":judge a dl:Group"),
    "Location": anonymous("dl:Location"),
    "Location-label": without(":lakeport", "rdfs:label"),
    "Location-within": add(":lakeport dl:within :band"),
    "Location-lat": instead(":lakeport", "geo:lat", "120.0"),
    "Location-long": instead(":lakeport", "geo:long", "-200.0"),
    "LocationIsNoActor": add(":lakeport a dl:Group"),
    "Article": anonymous("dl:Article"),
    "Article-source": without(ARTICLE, "dct:source"),
    "Article-language": instead(ARTICLE, "dct:language", '"some English"'),
    "Article-sha256": instead(ARTICLE, "schema:sha256", '"abc"'),
    "Article-title": add(f'{ARTICLE} dct:title "Another"@en'),
    "Article-issued": instead(ARTICLE, "dct:issued", '"yesterday"'),
    "Article-undated": without(ARTICLE, "dct:issued"),
    "Article-publisher": instead(ARTICLE, "dct:publisher", '"The Gazette"'),
    "Span": instead(SPAN, "a", "dl:Span"),
    "Span-referenceContext": without(SPAN, "nif:referenceContext"),
    "Span-beginIndex": without(SPAN, "nif:beginIndex"),
    "Span-endIndex": instead(SPAN, "nif:endIndex", '"nineteen"'),
    "Span-order": instead(SPAN, "nif:beginIndex", "19"),
    "Span-anchorOf": without(SPAN, "nif:anchorOf"),
    "SubjectOf-attacker": add(":leave dl:attacker :band"),
    "SubjectOf-within": add(":band dl:within :lakeport"),
    "SubjectOf-canonical": add(":strike dl:canonical :strike"),
    "SubjectOf-because": add(':strike dl:because "so"'),
    "EventInCluster-inCluster": without(":strike", "dl:inCluster"),
    "EventInCluster-clusterScore": instead(":strike", "dl:clusterScore", "1.5"),
    "ActorCanonical-canonical": without(":band", "dl:canonical"),
    "LocationCanonical-canonical": instead(":lakeport", "dl:canonical", ":band"),
    "CanonicalIsFinal-itself": instead(":band", "dl:canonical", ":judge"),
    "EventCluster-because": add('<https://example.org/id/cluster/1> dl:because "no", "yes"'),
    "EventCluster-members": add("id:empty a dl:EventCluster"),
}
for _name in _ON_ANY_NODE.split():
    SPOILT[f"SubjectOf-{_name}"] = add(f":lakeport dl:{_name} :band")
