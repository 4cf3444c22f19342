"""Checks every knowledge file: ``python -m dragoman.knowledge.check`` prints each fault with its line, and exits with 2 where there is one.

First each file alone (YAML, its schema, its origin), then what a schema can't say, in ``consistency.py``.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, ValidationError

from dragoman.errors import KnowledgeError
from dragoman.knowledge.consistency import find_contradictions
from dragoman.knowledge.faults import Fault, Source, Step, repeated_keys
from dragoman.knowledge.files import DATA, data_files, key_of
from dragoman.knowledge.read import PlainLoader

SCHEMA_LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
ORIGIN = re.compile(r"^#.*\borigin\b", re.IGNORECASE | re.MULTILINE)
HEAD = re.compile(r"(?:[ \t]*(?:#.*)?\n)*")


def find_faults(folder: Path = DATA) -> list[Fault]:
    """Every fault of the files below *folder*, in the order of the files; the second part only where the first found none."""
    faults: list[Fault] = []
    files: dict[str, Any] = {}
    sources: dict[str, Source] = {}
    for path in data_files(folder):
        try:
            source = Source.of(path, folder)
            data = yaml.load(source.text, Loader=PlainLoader)
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            faults.append(unreadable(path.relative_to(folder).as_posix(), error))
            continue
        faults += check_file(source, data, path)
        files[key_of(path, folder)], sources[key_of(path, folder)] = data, source
    return sorted(set(faults)) or sorted(set(find_contradictions(files, sources)))


def unreadable(file: str, error: Exception) -> Fault:
    """The fault of a file that is no YAML."""
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "bytes that aren't UTF-8"
    return Fault(file, mark.line + 1 if mark else 0, "", str(problem), "YAML in UTF-8")


def check_file(source: Source, data: Any, path: Path) -> Iterator[Fault]:
    """What is wrong with one file alone."""
    for steps in repeated_keys(source.root):
        yield source.fault(steps, "a key that stands here twice", "each key once", "Join the two.")
    strange = list(strange_values(data))
    for steps, found in strange:
        yield source.fault(steps, found, "text, numbers, lists and keys of text", "Put quotes around it.")
    if not ORIGIN.search(HEAD.match(source.text)[0]):  # type: ignore[index]  # HEAD matches nothing, too
        yield Fault(source.name, 1, "", "no origin in the comment at the top", "where the facts come from", 'Add "# Origin: …".')
    match = SCHEMA_LINE.match(source.text)
    schema = path.parent / match[1] if match else None
    if schema is None or not schema.is_file():
        found = f"the schema {match[1]}, which isn't there" if match else "no schema in the first line"
        yield Fault(source.name, 1, "", found, "# yaml-language-server: $schema=… with a file of schemas/")
    elif not strange:
        yield from (broken_rule(source, error) for error in validator(schema).iter_errors(data))


def strange_values(data: Any, steps: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], str]]:
    """What the compiled file can't hold: keys that are numbers, and values of other kinds than JSON's."""
    if isinstance(data, dict):
        for key, value in data.items():
            if not isinstance(key, str):
                yield steps, f"the key {key!r}"
            yield from strange_values(value, (*steps, str(key)))
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from strange_values(value, (*steps, at))
    elif not isinstance(data, (str, int, float, type(None))):
        yield steps, f"a {type(data).__name__}"


@cache
def validator(schema: Path) -> Draft202012Validator:
    """The validator of a schema file.

    Raises:
        KnowledgeError: the schema itself isn't one.
    """
    try:
        content = json.loads(schema.read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(content)
    except Exception as error:  # whatever is wrong with a schema, its name is what helps
        raise KnowledgeError(f"schemas/{schema.name}: expected a JSON schema, found: {error}.") from error
    return Draft202012Validator(content)


def broken_rule(source: Source, error: ValidationError) -> Fault:
    """A schema's complaint as a fault; the schema's own description says best what was expected."""
    rule = error.schema if isinstance(error.schema, dict) else {}
    expected = rule.get("description") or f"{error.validator} {json.dumps(error.validator_value, ensure_ascii=False)}"
    told = error.validator in ("additionalProperties", "required", "minItems", "minProperties")
    found = error.message if told else repr(error.instance)
    if error.validator == "uniqueItems":
        found, expected = f"{', '.join(repeated(error.instance))} more than once", "each item once"
    return source.fault(tuple(error.absolute_path), shortened(found), shortened(str(expected)))


def repeated(items: Any) -> list[str]:
    """The items that stand in a list more than once."""
    return list(dict.fromkeys(repr(item) for item in items if items.count(item) > 1))


def shortened(words: str, length: int = 160) -> str:
    """*words*, cut where they run on."""
    return words if len(words) <= length else words[: length - 1] + "…"


def main() -> int:
    """Prints the faults; 0 where there are none."""
    faults = find_faults()
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(data_files())} knowledge files, {len(faults)} faults")
    return KnowledgeError.exit_code if faults else 0


if __name__ == "__main__":
    sys.exit(main())
