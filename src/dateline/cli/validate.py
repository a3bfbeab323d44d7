"""`dateline validate`: the store, or RDF files, against the shapes."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import DEFAULT_STORE, OutputOption, StoreOption
from dateline.cli.output import write
from dateline.errors import ExitCode

if TYPE_CHECKING:
    from rdflib import Graph

    from dateline.validation.report import Report, Severity


class Format(StrEnum):
    """How the report is written."""

    TEXT = "text"
    TURTLE = "turtle"
    JSONLD = "jsonld"
    HTML = "html"
    JUNIT = "junit"
    SARIF = "sarif"
    GITHUB = "github"
    CSV = "csv"


class FailOn(StrEnum):
    """From which severity on findings end the command with exit code 1."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"

    @property
    def limit(self) -> "Severity | None":
        """The mildest severity that fails."""
        from dateline.validation.report import Severity

        return None if self is FailOn.NEVER else Severity(self.value)


def validate_cli(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]…",
            help="RDF files (.ttl .trig .nt .nq .rdf .jsonld, also packed: .gz .zst) to check instead of a store.",
        ),
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            help="text for people, html as a page; turtle and jsonld as a W3C sh:ValidationReport; junit, sarif and "
            "github for build servers; csv for tables.",
        ),
    ] = Format.TEXT,
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="End with exit code 1 where a finding is at least as bad.")
    ] = FailOn.VIOLATION,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help="A report from before (turtle or jsonld, of any SHACL processor): only findings that it lacks count.",
        ),
    ] = None,
    own: Annotated[
        list[Path] | None,
        typer.Option("--shapes", metavar="FILE", help="SHACL shapes of your own, besides ours. May be given again."),
    ] = None,
    covered: Annotated[
        bool,
        typer.Option("--coverage", help="List how many nodes each shape looked at; one that saw none is a warning."),
    ] = False,
    output: OutputOption = None,
) -> None:
    """Check the store against the shapes, and the words of its claims against its texts; or check RDF files.

    Exit codes: 0 nothing that --fail-on names, 1 findings, 3 a file or the store cannot be read.
    """
    from dateline.corpus.check import check_files, check_store
    from dateline.store.opening import open_store
    from dateline.validation.baseline import known_findings, without_known
    from dateline.validation.own import own_shapes

    known = known_findings(baseline) if baseline else frozenset()
    shapes = own_shapes(own) if own else None
    if files:
        report = check_files(files, own=shapes, covered=covered)
    else:
        with open_store(store, read_only=True) as opened:
            report = check_store(opened, own=shapes, covered=covered)
    report = without_known(report, known)
    write(_render(report, form, fail_on.limit, covered, shapes), output)
    raise typer.Exit(ExitCode.FINDINGS if report.fails(fail_on.limit) else ExitCode.OK)


def _render(
    report: "Report", form: Format, limit: "Severity | None", covered: bool, own: "Graph | None"
) -> str | bytes:
    from dateline import __version__
    from dateline.validation.render import github, junit, page, sarif, table, text, w3c

    if form not in (Format.TURTLE, Format.JSONLD):  # of which programs know each constraint by itself
        report = report.without_repeats()
    match form:
        case Format.TEXT:
            return text.render_text(report, covered=covered)
        case Format.TURTLE:
            return w3c.render_turtle(report, own=own)
        case Format.JSONLD:
            return w3c.render_jsonld(report, own=own)
        case Format.HTML:
            return page.render_html(report)
        case Format.JUNIT:
            return junit.render_junit(report, limit=limit)
        case Format.SARIF:
            return sarif.render_sarif(report, version=__version__)
        case Format.GITHUB:
            return github.render_github(report)
        case Format.CSV:
            return table.render_csv(report)
