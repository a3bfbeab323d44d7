"""Shapes and baselines that users bring."""

from pathlib import Path

import pytest
from spoilt import SPOILT, World

from dateline.errors import InputError
from dateline.validation.baseline import known_findings, without_known
from dateline.validation.check import validate
from dateline.validation.locate import in_files
from dateline.validation.own import check_shapes, own_shapes
from dateline.validation.render.w3c import render_jsonld, render_turtle
from dateline.validation.report import Finding, Report, Severity
from dateline.validation.rules import rules

MISSPELT = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dl: <https://w3id.org/dateline/ns#> .
<https://example.org/shapes#S> a sh:NodeShape ; sh:targetClass dl:Strik ;
    sh:property [ sh:path dl:place ; sh:mincount 1 ] .
"""


def test_misspelt_terms_in_shapes_are_warned_of(tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text(MISSPELT, "utf-8")
    one, two = check_shapes(own_shapes([tmp_path / "own.ttl"]))
    assert {one.severity, two.severity} == {Severity.WARNING}
    assert {one.rule, two.rule} == {"UnknownShaclTerm", "UnknownTerm"}
    assert {one.focus, two.focus} == {"https://example.org/shapes#S"}
    assert any("sh:mincount; did you mean sh:minCount?" in f.message for f in (one, two))
    assert any("did you mean <https://w3id.org/dateline/ns#Strike>?" in f.message for f in (one, two))


def test_our_own_shapes_have_no_misspelt_term() -> None:
    from dateline.validation.shapes import shapes

    assert check_shapes(shapes("store")) == ()


def test_a_file_without_shapes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data.ttl").write_text("<https://example.org/a> <https://example.org/b> 1 .", "utf-8")
    with pytest.raises(InputError, match=r"data\.ttl: has no shape in it"):
        own_shapes([tmp_path / "data.ttl"])


@pytest.mark.parametrize(("suffix", "render"), [("ttl", render_turtle), ("jsonld", render_jsonld)])
def test_a_baseline_takes_away_what_was_known(world: World, tmp_path: Path, suffix: str, render: object) -> None:
    before = validate(world(SPOILT["Statement-speaker"], SPOILT["EventCluster-members"]), kind="store")
    path = tmp_path / f"before.{suffix}"
    path.write_bytes(render(before))  # type: ignore[operator]
    known = known_findings(path)
    assert len(known) == len(before.findings) > 1
    assert without_known(before, known).findings == ()
    after = validate(
        world(SPOILT["Statement-speaker"], SPOILT["EventCluster-members"], SPOILT["Strike-target"]), kind="store"
    )
    new = without_known(after, known)
    assert {f.rule for f in new.findings} == {"Strike-target"}
    assert not new.conforms


def test_a_baseline_must_be_a_report(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text("<https://example.org/a> <https://example.org/b> 1 .", "utf-8")
    with pytest.raises(InputError, match="is no validation report"):
        known_findings(tmp_path / "x.ttl")


def test_findings_in_files_name_the_line(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(
        "@prefix ex: <https://example.org/> .\nex:other ex:leadsTo ex:strike .\n\nex:strike a ex:Thing .\n", "utf-8"
    )
    (tmp_path / "b.nt").write_text(
        "<https://example.org/o> <https://example.org/p> <https://example.org/q> .\n", "utf-8"
    )

    def line(node: str) -> tuple[str, int] | None:
        report = Report((Finding(Severity.VIOLATION, "s", node, "m"),))
        (finding,) = in_files(report, [tmp_path / "a.ttl", tmp_path / "b.nt"]).findings
        return finding.place and (Path(finding.place.file).name, finding.place.line)

    assert line("https://example.org/strike") == ("a.ttl", 4)
    assert line("https://example.org/q") == ("b.nt", 1)
    assert line("https://example.org/stri") is None


def test_every_rule_says_what_it_is_about() -> None:
    by_name = {rule.name: rule for rule in rules()}
    assert set(SPOILT) - {"SubjectOf-x"} <= set(by_name)
    assert all(rule.message and rule.about for rule in rules())
    assert by_name["Event-evidence"].about == "every dl:Event"
    assert by_name["Event-evidence"].path == "dl:evidence"
    assert by_name["EventDated"].severity is Severity.WARNING
