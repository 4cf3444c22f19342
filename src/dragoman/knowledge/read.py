"""The knowledge files as plain data.

What stands without quotes is read as YAML 1.2 reads it, which is what its writer means: ``NO`` is Norway's code, ``on`` a word, ``040`` no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import yaml

from dragoman.errors import KnowledgeError
from dragoman.knowledge.files import DATA, data_files, key_of

PLAIN = (  # tag, what is read as it, the signs that it may begin with
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", ["n", "~", ""]),
    ("int", r"-?(?:0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?(?:0|[1-9][0-9]*)\.[0-9]+", "-0123456789"),
)


class PlainLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the C loader where it was built
    """Reads text as text."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[Any]]] = {}


for tag, pattern, signs in PLAIN:
    PlainLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(signs))


def read_file(path: Path) -> Any:
    """The plain data of one file.

    Raises:
        KnowledgeError: it isn't YAML in UTF-8.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=PlainLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        found = " ".join(str(error).split())
        raise KnowledgeError(f"{path.name}: expected YAML in UTF-8, found: {found}.", hint="Mend the file at the line named.") from error


def read_files(folder: Path = DATA) -> Iterator[tuple[str, Any]]:
    """Key and plain data of each file."""
    for path in data_files(folder):
        yield key_of(path, folder), read_file(path)
