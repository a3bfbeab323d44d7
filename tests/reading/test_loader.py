"""The frame files: what is read from them, and what is said of every mistake in them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.errors import MappingError
from dateline.language.model import TriggerKind
from dateline.reading.frames import Frame
from dateline.reading.loader import NOT_FRAMES, load_frames, read_frame_file, read_yaml
from dateline.resources import folder

GOOD = """\
- id: blockade
  trigger: {verb: [blockade, "seal off"], noun: [blockade]}
  event: {class: dl:Event, type: et:coercion}
  action: ac:coercion
  where:
    object: {type: [place, facility]}
    modifier: {lemma: [naval], absent: true}
    under: false
  light_verbs: {impose: dl:agent}
  part_of: [during]
  roles:
    dl:agent: {from: subject, type: [state, armed-force], required: true}
    dl:concerns: {from: [object, of], lemma: [port, Coast]}
  examples:
    - text: "The navy blockaded the port."
      reads: {class: dl:Event, dl:agent: The navy}
    - "Two ports were sealed off by the navy."
  counterexamples:
    - "Snow blockaded the road."
"""


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str, name: str = "made.yaml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def only(path: Path) -> Frame:
    (frame,) = read_frame_file(path, "en")
    return frame


# ------------------------------------------------------------------------------------------------ what is read
def test_a_whole_frame(write: Callable[[str], Path]) -> None:
    frame = only(write(GOOD))
    assert (frame.id, frame.language, frame.line, frame.path.name) == ("blockade", "en", 1, "made.yaml")
    assert frame.triggers == {TriggerKind.VERB: {"blockade", "seal off"}, TriggerKind.NOUN: {"blockade"}}
    assert frame.event and (frame.event.cls, frame.event.type.otherwise) == ("dl:Event", "et:coercion")
    assert frame.action and frame.action.concepts() == ["ac:coercion"]
    agent, concerns = frame.roles
    assert (agent.property, agent.functions, agent.required) == ("dl:agent", ("subject",), True)
    assert agent.types == {"state", "armed-force"}
    assert (concerns.functions, concerns.lemmas, concerns.required) == (("object", "of"), {"port", "coast"}, False)
    assert [(c.function, c.absent) for c in frame.where] == [("object", False), ("modifier", True), ("under", True)]
    assert frame.light_verbs == {"impose": "dl:agent"}
    assert frame.part_of == ("during",)
    assert [e.text for e in frame.examples] == [
        "The navy blockaded the port.",
        "Two ports were sealed off by the navy.",
    ]
    assert frame.examples[0].reads == {"class": "dl:Event", "dl:agent": "The navy"}
    assert (frame.examples[0].line, len(frame.counterexamples)) == (15, 1)


def test_the_type_may_depend_on_words(write: Callable[[str], Path]) -> None:
    text = """\
- id: hit
  trigger: {verb: hit}
  event:
    class: dl:Strike
    type: {modifier: {Drone: et:drone-strike}, subject: {rocket: et:rocket-attack}, otherwise: et:armed-attack}
  action: {on: {camp: ac:military-strike}, otherwise: null}
"""
    frame = only(write(text))
    assert frame.event is not None and frame.action is not None
    assert frame.event.type.by == (
        ("modifier", {"drone": "et:drone-strike"}),
        ("subject", {"rocket": "et:rocket-attack"}),
    )
    assert frame.event.type.concepts() == ["et:drone-strike", "et:rocket-attack", "et:armed-attack"]
    assert frame.action.otherwise is None and frame.action.concepts() == ["ac:military-strike"]


def test_a_speech_frame(write: Callable[[str], Path]) -> None:
    text = '- id: urge\n  trigger: {verb: [urge, "call on"]}\n'
    text += "  speech: {act: sa:call-for, force: demands, content: [complement, for], about: object}\n"
    frame = only(write(text))
    assert frame.speech is not None
    assert (frame.speech.act, frame.speech.force) == ("sa:call-for", "dl:demands")
    assert (frame.speech.content, frame.speech.about) == (("complement", "for"), ("object",))


def test_on_is_a_word_and_no_truth_value(write: Callable[[str], Path]) -> None:
    text = "- id: x\n  trigger: {verb: fire}\n  action: ac:violence\n"
    frame = only(write(text + "  where:\n    on: {type: place}\n  roles:\n    dl:target: {from: [on, no]}\n"))
    assert (frame.where[0].function, frame.roles[0].functions) == ("on", ("on", "no"))


def test_an_empty_file_holds_no_frames(write: Callable[[str], Path]) -> None:
    assert list(read_frame_file(write("# nothing yet\n"), "en")) == []


def test_the_frames_that_come_with_dateline() -> None:
    frames = load_frames("en")
    ids = [f.id for f in frames.all]
    assert len(frames) == len(ids) == len(set(ids)) > 40
    assert {"strike-noun", "kill", "say", "call-for", "threaten", "suspend", "forces-leave"} <= set(ids)
    files = {f.path.name for f in frames.all}
    assert not files & NOT_FRAMES
    assert "strike-noun" in [f.id for f in frames.candidates(TriggerKind.NOUN, "raid")]
    assert frames.candidates(TriggerKind.VERB, "xyzzy") == []
    assert "call-for" in [f.id for f in frames.candidates(TriggerKind.VERB, "call")]
    assert len(frames.fingerprint) == 64


# ------------------------------------------------------------------------------------------------ mistakes
MISTAKES = {
    "unknown class": ("dl:Event", "dl:Evnt", 3, "class 'dl:Evnt'", "did you mean dl:Event?"),
    "unknown type": ("et:coercion", "et:coersion", 3, "concept 'et:coersion'", "did you mean et:coercion?"),
    "unknown action": ("action: ac:coercion", "action: ac:coertion", 4, "concept 'ac:coertion'", "ac:coercion"),
    "concept of another scheme": ("action: ac:coercion", "action: et:coercion", 4, "concept 'et:coercion'", "ac:"),
    "unknown property": ("dl:concerns:", "dl:concern:", 13, "property 'dl:concern'", "did you mean dl:concerns?"),
    "unknown property of a light verb": ("impose: dl:agent", "impose: dl:agnt", 9, "property 'dl:agnt'", "dl:agent"),
    "unknown type of filler": (
        "[state, armed-force]",
        "[state, armed-forces]",
        12,
        "type 'armed-forces'",
        "armed-force",
    ),
    "unknown class in an example": (
        "reads: {class: dl:Event",
        "reads: {class: dl:Evnt",
        16,
        "class 'dl:Evnt'",
        "dl:Event?",
    ),
    "unknown role in an example": ("dl:agent: The navy", "dl:agnt: The navy", 16, "property 'dl:agnt'", "dl:agent?"),
    "beginning of a function": ("from: subject", "from: subj", 12, "function 'subj'", "did you mean subject?"),
    "unknown type in where": ("type: [place, facility]", "type: [plaze]", 6, "type 'plaze'", "did you mean place?"),
    "unknown key of a frame": ("  where:", "  were:", 5, "key 'were'", "did you mean where?"),
    "unknown key of a role": ("required: true", "requird: true", 12, "key 'requird'", "did you mean required?"),
    "unknown key of a condition": ("lemma: [naval]", "lema: [naval]", 7, "key 'lema'", "did you mean lemma?"),
    "unknown kind of trigger": ("{verb: [", "{verbs: [", 2, "kind of trigger 'verbs'", "did you mean verb?"),
    "no trigger": (
        '  trigger: {verb: [blockade, "seal off"], noun: [blockade]}\n',
        "",
        1,
        "has no trigger",
        "trigger: {",
    ),
    "no id": ("- id: blockade\n  trigger", "- trigger", 1, "no id", "expel-forces"),
    "no source of a role": ("{from: subject, type", "{type", 12, "does not say where it comes from", "from: subject"),
    "a condition that is no rule": ("under: false", "under: [a]", 8, "condition on under", "lemma"),
    "an event without a type": (", type: et:coercion}", "}", 3, "the event has no type", "et:"),
    "an example without text": ('- text: "The navy blockaded the port."', '- txt: "x"', 14, "no text", "{text:"),
}


@pytest.mark.parametrize(("old", "new", "line", "message", "hint"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake(write: Callable[[str], Path], old: str, new: str, line: int, message: str, hint: str) -> None:
    assert GOOD.count(old) >= 1
    path = write(GOOD.replace(old, new, 1))
    with pytest.raises(MappingError) as raised:
        list(read_frame_file(path, "en"))
    error = raised.value
    assert message in error.message
    assert hint in error.hint
    assert (error.where, error.line) == (str(path), line)
    assert str(error).startswith(f"{path}:{line}: ")
    assert error.exit_code == 3


@pytest.mark.parametrize(
    ("speech", "message", "hint"),
    [
        ("{act: sa:calls-for}", "speech act 'sa:calls-for'", "did you mean sa:call-for?"),
        ("{act: sa:state, force: demand}", "force 'demand'", "did you mean demands?"),
        ("{force: demands}", "speech act None", "sa:"),
    ],
)
def test_a_mistake_in_a_speech_frame(write: Callable[[str], Path], speech: str, message: str, hint: str) -> None:
    path = write(f"- id: x\n  trigger: {{verb: x}}\n  speech: {speech}\n")
    with pytest.raises(MappingError, match="unknown") as raised:
        list(read_frame_file(path, "en"))
    assert message in raised.value.message and hint in raised.value.hint
    assert raised.value.line == 3


def test_a_stance_is_a_force(write: Callable[[str], Path]) -> None:
    with pytest.raises(MappingError, match=r"unknown force 'oppose'.*did you mean opposes"):
        only(write("- id: x\n  trigger: {noun: need}\n  stance: oppose\n"))


def test_a_frame_that_reads_nothing(write: Callable[[str], Path]) -> None:
    with pytest.raises(MappingError, match=r":3: frame idle reads nothing .*event, an action"):
        list(read_frame_file(write("# a file\n\n- id: idle\n  trigger: {verb: idle}\n"), "en"))


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("- id: [x\n  trigger: {verb: y}\n", 2, "not YAML"),
        ("- id: x\n\ttrigger: {}\n", 2, "not YAML"),
        ("id: x\ntrigger: {verb: y}\n", 1, "expected a list of frames"),
        ("- just words\n", 1, "expected a frame, found 'just words'"),
    ],
)
def test_a_file_of_another_shape(write: Callable[[str], Path], text: str, line: int, message: str) -> None:
    path = write(text)
    with pytest.raises(MappingError) as raised:
        list(read_frame_file(path, "en"))
    assert message in raised.value.message
    assert (raised.value.where, raised.value.line) == (str(path), line)


def test_a_key_that_stands_twice(write: Callable[[str], Path]) -> None:
    with pytest.raises(MappingError, match="not YAML: found duplicate key"):
        list(read_frame_file(write("- id: x\n  id: y\n  trigger: {verb: z}\n"), "en"))


def test_a_file_that_is_missing_or_no_utf8(tmp_path: Path) -> None:
    with pytest.raises(MappingError, match="cannot be read"):
        read_yaml(tmp_path / "none.yaml")
    (tmp_path / "latin.yaml").write_bytes("- id: caf\xe9\n".encode("latin-1"))
    with pytest.raises(MappingError, match="not UTF-8"):
        read_yaml(tmp_path / "latin.yaml")


@pytest.mark.parametrize(
    "line",
    [
        "event: et:coercion",
        "event: [et:coercion]",
        "action: [ac:coercion]",
        "action: 5",
        "action: {modifier: ac:coercion}",
        "roles: [subject]",
        "roles: {dl:agent: {from: null}}",
        "where: [object]",
        "where: {object: {type: null}}",
        "light_verbs: [launch]",
        "examples: [{text: a, reads: [b]}]",
        "examples: just words",
        "part_of: 5",
        "speech: sa:state",
        "speech: {act: sa:state, content: 5}",
        "negated: maybe",
        "binding: maybe",
        "roles: {dl:agent: {from: subject, required: nope}}",
    ],
)
def test_a_value_of_the_wrong_kind(write: Callable[[str], Path], line: str) -> None:
    sound = "" if line.startswith(("event", "action", "speech")) else "  action: ac:coercion\n"
    path = write(f"# a file\n- id: x\n  trigger: {{verb: y}}\n{sound}  {line}\n")
    with pytest.raises(MappingError) as raised:
        list(read_frame_file(path, "en"))
    assert raised.value.where == str(path)
    assert raised.value.line in range(2, 6)


@pytest.mark.parametrize("words", ["[]", "null", "{a: b}"])
def test_a_trigger_without_words(write: Callable[[str], Path], words: str) -> None:
    with pytest.raises(MappingError):
        only(write(f"- id: x\n  trigger: {{verb: {words}}}\n  action: ac:coercion\n"))


@pytest.mark.parametrize("near", ["subjct", "objects", "modifer", "complment"])
def test_a_function_that_is_nearly_one(write: Callable[[str], Path], near: str) -> None:
    with pytest.raises(MappingError, match=f"unknown function '{near}'.*did you mean"):
        only(
            write(f"- id: x\n  trigger: {{verb: y}}\n  action: ac:coercion\n  roles: {{dl:agent: {{from: {near}}}}}\n")
        )


def test_any_preposition_is_a_function(write: Callable[[str], Path]) -> None:
    text = (
        "- id: x\n  trigger: {verb: y}\n  action: ac:coercion\n  roles: {dl:agent: {from: [on behalf of, volgens]}}\n"
    )
    assert only(write(text)).roles[0].functions == ("on behalf of", "volgens")


def test_a_class_that_is_no_happening(write: Callable[[str], Path]) -> None:
    with pytest.raises(MappingError, match="dl:Location is no class of happenings"):
        only(write(GOOD.replace("dl:Event", "dl:Location", 1)))


# ------------------------------------------------------------------------------------------------ folders
def lay(root: Path, text: str, name: str = "own.yaml") -> Path:
    (root / "en").mkdir(parents=True, exist_ok=True)
    (root / "en" / name).write_text(text, encoding="utf-8")
    return root


def test_the_users_frames_are_laid_over_ours(tmp_path: Path) -> None:
    ours = load_frames("en")
    mine = "- id: suspend\n  trigger: {verb: [shelve]}\n  event: {class: dl:Event, type: et:suspension}\n"
    frames = load_frames("en", (lay(tmp_path, mine + GOOD),))
    changed = next(f for f in frames.all if f.id == "suspend")
    assert changed.path == tmp_path / "en" / "own.yaml"
    assert changed.triggers == {TriggerKind.VERB: {"shelve"}}
    assert [f.id for f in frames.candidates(TriggerKind.VERB, "shelve")] == ["suspend"]
    assert "suspend" not in [f.id for f in frames.candidates(TriggerKind.VERB, "suspend")]
    assert {f.id for f in frames.all} == {f.id for f in ours.all} | {"blockade"}
    assert frames.fingerprint != ours.fingerprint
    assert frames.operators == ours.operators


def test_a_folder_of_another_language_adds_nothing(tmp_path: Path) -> None:
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl" / "own.yaml").write_text(GOOD, encoding="utf-8")
    assert {f.id for f in load_frames("en", (tmp_path,)).all} == {f.id for f in load_frames("en").all}


def test_the_later_folder_wins(tmp_path: Path) -> None:
    first = lay(tmp_path / "a", GOOD)
    second = lay(tmp_path / "b", GOOD.replace("seal off", "cordon off"))
    (frame,) = [f for f in load_frames("en", (first, second)).all if f.id == "blockade"]
    assert "cordon off" in frame.triggers[TriggerKind.VERB]


def test_an_id_is_taken_once_in_a_folder(tmp_path: Path) -> None:
    root = lay(lay(tmp_path, GOOD, "a.yaml"), "\n" + GOOD, "b.yaml")
    with pytest.raises(MappingError) as raised:
        load_frames("en", (root,))
    assert "frame id 'blockade' is taken" in raised.value.message
    assert (raised.value.where, raised.value.line) == (str(root / "en" / "b.yaml"), 2)
    assert raised.value.hint.endswith("a.yaml:1")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("partitive:", "partitiv:", "the list 'partitiv' is unknown"),
        ("light:", "# light:", "the list 'light' is missing"),
    ],
)
def test_the_operators_are_all_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, message: str
) -> None:
    shutil.copytree(folder("mappings") / "en", tmp_path / "mappings" / "en")
    path = tmp_path / "mappings" / "en" / "operators.yaml"
    path.write_text(path.read_text("utf-8").replace(f"\n{old}", f"\n{new}"), encoding="utf-8")
    monkeypatch.setattr("dateline.reading.loader.folder", lambda name: tmp_path / name)
    with pytest.raises(MappingError, match=message) as raised:
        load_frames("en", (tmp_path / "elsewhere",))  # another argument: nothing remembered answers
    assert raised.value.where == str(path)


def test_a_language_without_operators(tmp_path: Path) -> None:
    with pytest.raises(MappingError, match=r"xx.operators.yaml: cannot be read"):
        load_frames("xx")
