"""A report as one self-contained HTML page: no script, nothing loaded from elsewhere."""

from collections import Counter
from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Final

from dateline.validation.render.words import details, node_of, quoted, summary
from dateline.validation.report import Finding, Report

_STYLE: Final = """
:root { color-scheme: light dark; --line: #8886; --violation: #b3261e; --warning: #8a5a00; --info: #2456a6 }
@media (prefers-color-scheme: dark) { :root { --violation: #ff8a80; --warning: #ffca6b; --info: #9cc2ff } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem; margin-bottom: .25rem } h2 { font-size: 1rem; margin: 2rem 0 .5rem; overflow-wrap: anywhere }
ul { list-style: none; padding: 0; margin: 0 } li { border-top: 1px solid var(--line); padding: .6rem 0 }
.severity { font-weight: 600 } .violation { color: var(--violation) } .warning { color: var(--warning) }
.info { color: var(--info) } code, .where { font-size: .85rem; overflow-wrap: anywhere }
blockquote { margin: .3rem 0 0; padding-left: .75rem; border-left: 3px solid var(--line) }
table { border-collapse: collapse } th, td { text-align: left; padding: .1rem 1.5rem .1rem 0 }
td.number, th.number { text-align: right } .none { color: var(--warning) }
"""


def render_html(report: Report) -> str:
    """The report as a page: a summary, the findings by article with their words, and what each shape looked at."""
    body = "\n".join([*_rules(report), *_findings(report), *_coverage(report)])
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Dateline validation report</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>Validation report</h1>
<p><strong>{escape(summary(report))}</strong></p>
{body}
</body>
</html>
"""


def _rules(report: Report) -> Iterator[str]:
    """The broken rules with the number of their findings, most first: where one cause spoils a hundred nodes."""
    counted = Counter((f.rule, f.severity) for f in report.findings)
    if len(counted) < 2:
        return
    yield '<table><thead><tr><th scope="col" class="number">findings</th><th scope="col">rule</th></tr></thead><tbody>'
    for (rule, severity), number in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        mark = f'<span class="severity {severity}">{severity}</span>'
        yield f'<tr><td class="number">{number}</td><td>{escape(rule)} {mark}</td></tr>'
    yield "</tbody></table>"


def _findings(report: Report) -> Iterator[str]:
    if not report.findings:
        yield "<p>Nothing was found.</p>"
    for article, findings in groupby(report.findings, key=lambda f: f.article):
        yield f"<h2>{escape(article or 'Of no article')}</h2>"
        yield "<ul>"
        yield from (_finding(f) for f in findings)
        yield "</ul>"


def _finding(finding: Finding) -> str:
    parts = [
        f'<span class="severity {finding.severity}">{finding.severity}</span> <code>{escape(node_of(finding))}</code>'
        f"<br>{escape(finding.message)}",
        f'<div class="where">{escape(details(finding))}</div>',
    ]
    if finding.place:
        where = f"{finding.place.file}, line {finding.place.line}"
        words = f"{escape(quoted(finding.place.words))}<br>" if finding.place.words else ""
        parts.append(f'<blockquote>{words}<span class="where">{escape(where)}</span></blockquote>')
    return "<li>" + "\n".join(parts) + "</li>"


def _coverage(report: Report) -> Iterator[str]:
    if not report.coverage:
        return
    yield "<h2>What each shape looked at</h2>"
    yield '<table><thead><tr><th scope="col">shape</th><th scope="col" class="number">nodes</th></tr></thead><tbody>'
    for checked in report.coverage:
        mark = "number" if checked.nodes else "number none"
        yield f'<tr><td>{escape(checked.rule)}</td><td class="{mark}">{checked.nodes or "none"}</td></tr>'
    yield "</tbody></table>"
