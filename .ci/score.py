"""Build the publishers' articles, score the export, and hold the figures to .ci/floors.json.

    .venv/bin/python .ci/score.py            compare; exit 1 below a floor
    .venv/bin/python .ci/score.py --raise    write today's figures as floors where they are better

Floors only rise: one that is easier than in an earlier commit fails as well. Without ../shared/articles nothing is
measured, which is said.
"""

import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
FLOORS = ROOT / ".ci" / "floors.json"
DATELINE = Path(sys.executable).with_name("dateline")

Floors = dict[str, dict[str, float]]


def run(*command: str | Path, fine: tuple[int, ...] = (0,)) -> str:
    """Standard output of a command; ends the script where it fails."""
    done = subprocess.run([str(c) for c in command], stdout=subprocess.PIPE, text=True)
    if done.returncode not in fine:
        sys.exit(f"score: exit code {done.returncode} of {' '.join(map(str, command))}")
    return done.stdout


def measure(folder: Path) -> dict[str, float]:
    """The figures of a fresh store of the originals."""
    store, export = folder / "store", folder / "export.trig"
    print(run(DATELINE, "build", "--store", store, SHARED / "articles", fine=(0, 1)))
    run(DATELINE, "export", "--store", store, "--format", "trig", "-o", export)
    score = json.loads(run(sys.executable, SHARED / "tools" / "score", "--json", export))
    questions = [sys.executable, SHARED / "tools" / "score-questions", "--dateline", DATELINE]
    questions += ["--store", store, "--json"]
    q01 = json.loads(run(*questions, "--only", "Q01", fine=(0, 1)))["questions"]["Q01"]
    every = json.loads(run(*questions, fine=(0, 1)))["overall"]
    overall = score["overall"]
    return {
        "evidence that quotes the text": overall["shares"]["evidence spans that quote the text"]["share"],
        "reading_f1": score["reading_f1"],
        **{f"reading_f1 {language}": s["reading_f1"] for language, s in score["languages"].items()},
        "modality errors": overall["errors"]["modality errors"],
        "event modality errors": overall["errors"]["event modality errors"],
        "median length of evidence": score["evidence_median_length"],
        "Q01 found": len(q01["found"]),
        "Q01 wrong or forbidden": len(q01["wrong"]) + len(q01["forbidden"]),
        "questions: recall": every["recall"],
        "questions: precision": every["precision"],
    }


def below(floors: Floors, figures: dict[str, float]) -> list[str]:
    """What is not good enough, or not measured."""
    found = [f"{n}: not measured" for side in floors.values() for n in side if n not in figures]
    found += [f"{n}: {figures[n]}, at least {v}" for n, v in floors["at_least"].items() if figures.get(n, v) < v]
    return found + [f"{n}: {figures[n]}, at most {v}" for n, v in floors["at_most"].items() if figures.get(n, v) > v]


def lowered(floors: Floors) -> list[str]:
    """Floors that are easier than in an earlier commit, as far as the clone goes back."""
    log = [
        "git",
        "-c",
        "safe.directory=*",
        "-C",
        str(ROOT),
        "log",
        "--format=%H",
        "--diff-filter=AM",
        "--",
        ".ci/floors.json",
    ]
    commits = subprocess.run(log, capture_output=True, text=True).stdout.split()
    found = []
    for commit in commits:
        before: Floors = json.loads(
            run("git", "-c", "safe.directory=*", "-C", ROOT, "show", f"{commit}:.ci/floors.json")
        )
        now_least, now_most = floors["at_least"], floors["at_most"]
        names = [n for n, v in before["at_least"].items() if now_least.get(n, -math.inf) < v]
        names += [n for n, v in before["at_most"].items() if now_most.get(n, math.inf) > v]
        found += [f"{n}: the floor was lowered since {commit[:8]}" for n in names]
    return found


def raised(floors: Floors, figures: dict[str, float]) -> Floors:
    """The better one of each floor and figure; shares a hundredth at a time."""
    least = {n: max(v, math.floor(figures[n] * 100) / 100) for n, v in floors["at_least"].items()}
    return {"at_least": least, "at_most": {n: min(v, figures[n]) for n, v in floors["at_most"].items()}}


def main() -> int:
    if not (SHARED / "articles").is_dir():
        print("score: skipped, ../shared/articles is not here")
        return 0
    floors: Floors = json.loads(FLOORS.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder))
    bounds = {n: f">= {v}" for n, v in floors["at_least"].items()}
    bounds |= {n: f"<= {v}" for n, v in floors["at_most"].items()}
    for name, figure in figures.items():
        print(f"{name:32} {figure:>8}   {bounds.get(name, '')}".rstrip())
    if "--raise" in sys.argv[1:]:
        FLOORS.write_text(json.dumps(raised(floors, figures), indent=2) + "\n", "utf-8")
        return 0
    problems = below(floors, figures) + lowered(floors)
    for problem in problems:
        print(f"score: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
