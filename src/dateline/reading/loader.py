"""Read the frame files of a language and check every term in them."""

import difflib
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml.error import MarkedYAMLError, YAMLError

from dateline.errors import MappingError
from dateline.language.model import TriggerKind
from dateline.plainyaml import load_yaml
from dateline.reading.frames import (
    Concept,
    Condition,
    EventSpec,
    Example,
    Frame,
    Frames,
    Operators,
    RoleRule,
    SpeechSpec,
)
from dateline.reading.terms import Terms, model_terms
from dateline.resources import folder

NOT_FRAMES = frozenset(
    [
        *("grammar.yaml", "operators.yaml", "lexicon.yaml", "layout.yaml", "times.yaml", "numbers.yaml"),
        *("morphology.yaml", "ballots.yaml"),
    ]
)
"""Files in a language's folder that hold something else."""

_FORCES = ("demands", "opposes", "threatens", "commitsTo")
_HAPPENINGS = ("dl:Event", "dl:Strike", "dl:Resolution")
_FUNCTIONS = (
    "subject",
    "object",
    "indirect",
    "complement",
    "possessor",
    "modifier",
    "appos",
    "attribute",
    "governor",
    "object of",
    "adverb",
)
_STATED = {"type": "et", "act": "sa", "factuality": "fa"}
"""What an example may state by a concept, and of which scheme."""

_KEYS = (
    *("id", "trigger", "event", "action", "speech", "stance", "roles", "where", "light_verbs", "part_of"),
    *("negated", "binding", "dependent", "lasting", "examples", "counterexamples", "note"),
)


def load_frames(language: str, folders: Sequence[Path] = ()) -> Frames:
    """The frames of a language: those that came with Dateline, with the user's own laid over them.

    Args:
        language: ISO 639-1 code.
        folders: further folders laid out like `mappings/`; a frame there replaces one of the same id.

    Raises:
        MappingError: a file says something that it may not say; file, line, term and the nearest known term are named.
    """
    return _load(language, (folder("mappings"), *folders))


@lru_cache(maxsize=8)
def _load(language: str, roots: tuple[Path, ...]) -> Frames:
    terms, digest, frames = model_terms(), hashlib.sha256(), {}
    for root in roots:
        seen: dict[str, Frame] = {}
        for path in sorted((root / language).glob("*.yaml")):
            digest.update(path.name.encode() + path.read_bytes())
            if path.name in NOT_FRAMES:
                continue
            for frame in read_frame_file(path, language, terms):
                if frame.id in seen:
                    first = seen[frame.id]
                    raise MappingError(
                        f"frame id {frame.id!r} is taken",
                        where=path,
                        line=frame.line,
                        hint=f"the other one is at {first.path}:{first.line}",
                    )
                seen[frame.id] = frame
        frames.update(seen)
    return Frames(language, frames.values(), _operators(roots[0] / language / "operators.yaml"), digest.hexdigest())


def _operators(path: Path) -> Operators:
    data = read_yaml(path) or {}
    wanted = Operators.__dataclass_fields__
    for name in sorted(set(wanted) ^ set(data)):
        raise MappingError(f"the list {name!r} is {'missing' if name in wanted else 'unknown'}", where=path)
    lists = {name: frozenset(str(word) for word in data[name]) for name in wanted if name != "where"}
    return Operators(**lists, where=tuple(str(word) for word in data["where"]))


def read_yaml(path: Path) -> Any:
    """A YAML 1.2 document with line numbers (ruamel's round-trip types).

    Raises:
        MappingError: it is missing or no YAML.
    """
    try:
        return load_yaml(path.read_text(encoding="utf-8"), positions=True)
    except OSError as error:
        raise MappingError("cannot be read", where=path, hint=error.strerror or "") from error
    except UnicodeDecodeError as error:
        raise MappingError("not UTF-8", where=path) from error
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise MappingError(f"not YAML: {error.problem or error.context}", where=path, line=line) from error
    except YAMLError as error:
        raise MappingError(f"not YAML: {error}", where=path) from error


def read_frame_file(path: Path, language: str, terms: Terms | None = None) -> Iterator[Frame]:
    """The frames of one file, checked one by one.

    Raises:
        MappingError: as for `load_frames`.
    """
    data = read_yaml(path) or []
    if not isinstance(data, list):
        raise MappingError("expected a list of frames", where=path, line=1, hint="each begins with '- id: …'")
    for item in data:
        reader = _Reader(path, language, terms or model_terms())
        try:
            yield reader.frame(item)
        except (AttributeError, TypeError, ValueError, KeyError) as error:
            message = f"a key of this frame has a value of the wrong kind: {error}"
            raise reader.fail(message, "see docs/frames.md") from error


class _Reader:
    """One frame from YAML; knows its line for every message."""

    def __init__(self, path: Path, language: str, terms: Terms) -> None:
        self.path, self.language, self.terms, self.line = path, language, terms, 1

    def fail(self, message: str, hint: str = "", item: Any = None, key: Any = None) -> MappingError:
        line = self.line
        if item is not None and hasattr(item, "lc"):
            position = item.lc.data.get(key) if key is not None and item.lc.data else None
            line = (position[0] if position else item.lc.line) + 1
        return MappingError(message, where=self.path, line=line, hint=hint)

    def frame(self, item: Any) -> Frame:
        if not isinstance(item, Mapping):
            raise self.fail(f"expected a frame, found {item!r}", "each begins with '- id: …'")
        self.line = item.lc.line + 1 if hasattr(item, "lc") else 1
        for key in item:
            self._one_of(key, _KEYS, "key", item, key)
        if not isinstance(item.get("id"), str):
            raise self.fail("a frame has no id", "give it one that says what it reads: 'expel-forces'")
        event, speech = item.get("event"), item.get("speech")
        if not any(item.get(k) for k in ("event", "speech", "action", "stance")):
            raise self.fail(
                f"frame {item['id']} reads nothing", "give it an event, an action, a speech act or a stance"
            )
        for flag in ("negated", "binding", "dependent", "lasting"):
            self._flag(item.get(flag), item, flag)
        stance = item.get("stance")
        if stance is not None:
            self._one_of(stance, _FORCES, "force", item, "stance")
        return Frame(
            id=item["id"],
            language=self.language,
            path=self.path,
            line=self.line,
            triggers=self._triggers(item),
            event=self._event(event) if event else None,
            action=self._concept(item["action"], "ac", item, "action") if item.get("action") else None,
            speech=self._speech(speech) if speech else None,
            stance=f"dl:{stance}" if stance else None,
            roles=tuple(self._roles(item.get("roles") or {})),
            where=tuple(self._where(item.get("where") or {})),
            light_verbs={
                str(v): self._property(p, item, "light_verbs") for v, p in (item.get("light_verbs") or {}).items()
            },
            part_of=_words(item.get("part_of", ())),
            negated=item.get("negated"),
            binding=item.get("binding"),
            dependent=bool(item.get("dependent")),
            lasting=bool(item.get("lasting")),
            examples=tuple(self._examples(item, "examples")),
            counterexamples=tuple(self._examples(item, "counterexamples")),
        )

    def _triggers(self, item: Any) -> dict[TriggerKind, frozenset[str]]:
        trigger = item.get("trigger")
        if not isinstance(trigger, Mapping) or not trigger:
            raise self.fail(
                f"frame {item['id']} has no trigger", "for example trigger: {verb: [attack], noun: [attack]}"
            )
        for kind in trigger:
            self._one_of(kind, [k.value for k in TriggerKind], "kind of trigger", trigger, kind)
        words = {TriggerKind(k): frozenset(w.lower() for w in _words(v)) for k, v in trigger.items()}
        if not any(words.values()) or any(isinstance(v, Mapping) for v in trigger.values()):
            raise self.fail(f"frame {item['id']} has a trigger without words", "{verb: [attack]}", item, "trigger")
        return words

    def _event(self, item: Any) -> EventSpec:
        cls = item.get("class", "dl:Event")
        self._one_of(cls, sorted(self.terms.classes), "class", item, "class")
        if cls not in _HAPPENINGS:
            raise self.fail(f"{cls} is no class of happenings", f"one of {', '.join(_HAPPENINGS)}", item, "class")
        if "type" not in item:
            raise self.fail("the event has no type", "the most specific et: concept that the words support", item)
        return EventSpec(cls, self._concept(item["type"], "et", item, "type"))

    def _speech(self, item: Any) -> SpeechSpec:
        self._one_of(item.get("act"), sorted(self.terms.concepts["sa"]), "speech act", item, "act")
        force = item.get("force")
        if force is not None:
            self._one_of(force, _FORCES, "force", item, "force")
        return SpeechSpec(
            item["act"],
            f"dl:{force}" if force else None,
            _words(item.get("content", "complement")),
            _words(item.get("about", ())),
            _words(item.get("culprit", ())),
        )

    def _concept(self, value: Any, scheme: str, item: Any, key: str) -> Concept:
        known = sorted(self.terms.concepts[scheme])
        if isinstance(value, str):
            self._one_of(value, known, "concept", item, key)
            return Concept(value)
        by: list[tuple[str, Mapping[str, str]]] = []
        otherwise = None
        for function, words in value.items():
            if function == "otherwise":
                otherwise = words
                if words is not None:
                    self._one_of(words, known, "concept", value, function)
                continue
            for concept in words.values():
                self._one_of(concept, known, "concept", value, function)
            by.append((str(function), {str(w).lower(): c for w, c in words.items()}))
        return Concept(otherwise, tuple(by))

    def _roles(self, roles: Any) -> Iterator[RoleRule]:
        for name, rule in roles.items():
            if name not in ("content", "about"):
                self._property(name, roles, name)
            if not isinstance(rule, Mapping) or "from" not in rule:
                raise self.fail(
                    f"role {name} does not say where it comes from", "{from: subject, type: actor}", roles, name
                )
            for key in rule:
                self._one_of(key, ("from", "type", "required", "lemma"), "key", rule, key)
            for function in _words(rule["from"]):
                self._function(function, rule, "from")
            self._flag(rule.get("required"), rule, "required")
            types = _words(rule.get("type", ()))
            for t in types:
                self._one_of(t, sorted(self.terms.types), "type", rule, "type")
            yield RoleRule(
                name,
                _words(rule["from"]),
                frozenset(types),
                bool(rule.get("required")),
                frozenset(w.lower() for w in _words(rule.get("lemma", ()))),
            )

    def _where(self, conditions: Any) -> Iterator[Condition]:
        for function, rule in conditions.items():
            self._function(str(function), conditions, function)
            if rule is False:
                yield Condition(str(function), absent=True)
                continue
            if not isinstance(rule, Mapping):
                raise self.fail(
                    f"condition on {function}", "{lemma: [...], type: [...]} or false", conditions, function
                )
            for key in rule:
                self._one_of(key, ("lemma", "type", "absent"), "key", rule, key)
            types = _words(rule.get("type", ()))
            for t in types:
                self._one_of(t, sorted(self.terms.types), "type", rule, "type")
            lemmas = frozenset(w.lower() for w in _words(rule.get("lemma", ())))
            yield Condition(str(function), lemmas, frozenset(types), bool(rule.get("absent")))

    def _examples(self, item: Any, key: str) -> Iterator[Example]:
        if isinstance(item.get(key), str):
            raise self.fail(f"{key} is no list", "each example begins with '- '", item, key)
        entries = item.get(key) or ()
        for number, entry in enumerate(entries):
            line = entries.lc.item(number)[0] + 1 if hasattr(entries, "lc") else self.line
            if isinstance(entry, str):
                yield Example(entry, {}, line)
            elif isinstance(entry, Mapping) and isinstance(entry.get("text"), str):
                self._reads(entry.get("reads") or {})
                reads = {str(k): str(v) for k, v in (entry.get("reads") or {}).items()}
                yield Example(entry["text"], reads, line)
            else:
                raise self.fail(f"an entry of {key} has no text", "{text: …, reads: {…}}", item, key)

    def _reads(self, reads: Any) -> None:
        """An example can only be read as stated if it states it in known terms."""
        for name, value in reads.items():
            if name in _STATED:
                known = sorted(self.terms.concepts[_STATED[name]])
                self._one_of(value, known, "concept", reads, name)
            elif name == "class":
                self._one_of(value, (*_HAPPENINGS, "dl:Statement"), "class", reads, name)
            elif str(name).removeprefix("dl:") in _FORCES:
                self._one_of(value, sorted(self.terms.concepts["ac"]), "concept", reads, name)
            elif name not in ("binding", "date"):
                known = [*sorted(self.terms.properties), *_STATED, "class", "binding", "date", *_FORCES]
                self._one_of(name, known, "property", reads, name)

    def _function(self, name: str, item: Any, key: Any) -> None:
        """Prepositions are functions by their own word, so that only near misses of the others can be told."""
        if name in _FUNCTIONS or name.startswith(("subject/", "object/")) or len(name) < 3:
            return
        near = difflib.get_close_matches(name, _FUNCTIONS, 1, 0.8) if len(name) > 4 else []
        if near := near or [function for function in _FUNCTIONS if function.startswith(name)]:  # "obj", "poss"
            raise self.fail(f"unknown function {name!r}", f"did you mean {near[0]}?", item, key)

    def _flag(self, value: Any, item: Any, key: str) -> None:
        if value is not None and not isinstance(value, bool):
            raise self.fail(f"{key} is {value!r}", "true or false", item, key)

    def _property(self, name: Any, item: Any, key: Any) -> str:
        self._one_of(name, sorted(self.terms.properties), "property", item, key)
        return str(name)

    def _one_of(self, value: Any, known: Sequence[str], what: str, item: Any = None, key: Any = None) -> None:
        if value in known:
            return
        near = difflib.get_close_matches(str(value), known, 1)
        hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(known[:40])}"
        raise self.fail(f"unknown {what} {value!r}", hint, item, key)


def _words(value: str | Iterable[Any]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(str(v) for v in value)
