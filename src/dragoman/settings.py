"""What the user may set, in one frozen object made at the door and handed in.

Settings come from, later ones winning: the defaults here; ``dragoman.toml`` in the user's configuration folder
(``$XDG_CONFIG_HOME/dragoman``, else ``~/.config/dragoman``); ``dragoman.toml`` in the working folder; the environment
(``DRAGOMAN_RECORD``, ``DRAGOMAN_MAX_CHARACTERS`` …); the command line.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, get_args

from dragoman.errors import UsageError

FILE = "dragoman.toml"
PREFIX = "DRAGOMAN_"  # of variables in the environment
Shown = Literal["origins", "latest", "earliest"]
CHOICES: Mapping[str, tuple[str, ...]] = {"shown": get_args(Shown)}


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings with their defaults."""

    record: str = "dragoman.db"  # the record's file
    max_characters: int = 1_000_000  # longer documents are skipped
    processes: int = 1  # how many processes read
    author: str = ""  # whose name stands under judgements made here
    languages: tuple[str, ...] = ("en",)  # which languages are read; documents in others are skipped
    shown: Shown = "origins"  # which value is shown where documents differ: what most origins say, or the latest or earliest report


def config_files(environ: Mapping[str, str]) -> tuple[Path, ...]:
    """Where settings files may lie, the weakest first."""
    home = Path(environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return (home / "dragoman" / FILE, Path(FILE))


def load_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """The settings in force.

    Raises:
        UsageError: a settings file isn't TOML, or a name or value in it is unknown.
    """
    settings = Settings()
    for path in config_files(environ):
        if path.is_file():
            settings = apply(settings, read_file(path), str(path))
    return apply(settings, given_in(environ), "the environment")


def given_in(environ: Mapping[str, str]) -> dict[str, str]:
    """The settings that the environment names.

    Raises:
        UsageError: a variable begins as ours do and names no setting.
    """
    known = {f"{PREFIX}{f.name.upper()}": f.name for f in fields(Settings)}
    for name in environ:
        if name.startswith(PREFIX) and name not in known:
            near = get_close_matches(name.removeprefix(PREFIX).lower(), known.values(), n=1)
            hint = f"Did you mean {PREFIX}{near[0].upper()}?" if near else f"Known variables: {', '.join(sorted(known))}."
            raise UsageError(f"the environment: unknown setting {name!r}.", hint=hint)
    return {known[name]: value for name, value in environ.items() if name in known}


def read_file(path: Path) -> dict[str, Any]:
    """A settings file as a table."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: expected a TOML file of settings, found: {error}.", hint="Mend or remove the file.") from error


def apply(settings: Settings, values: Mapping[str, Any], origin: str) -> Settings:
    """*settings* with *values* from *origin* over them, each of its kind."""
    known = {f.name: type(getattr(settings, f.name)) for f in fields(Settings)}
    changes: dict[str, Any] = {}
    for name, value in values.items():
        if name not in known:
            raise UsageError(f"{origin}: unknown setting {name!r}.", hint=f"Known settings: {', '.join(sorted(known))}.")
        changes[name] = convert(name, value, known[name], origin)
    return replace(settings, **changes)


def convert(name: str, value: Any, kind: type, origin: str) -> Any:
    """*value* as *kind*; numbers are whole and at least 1, what is chosen from a list stands there."""
    if kind is int:
        try:
            number = int(value)
        except (TypeError, ValueError):
            number = 0
        if number < 1:
            raise UsageError(f"{origin}: {name} takes a whole number from 1, found {value!r}.")
        return number
    if kind is tuple:
        return tuple(value.replace(",", " ").split()) if isinstance(value, str) else tuple(str(item) for item in value)
    choices = CHOICES.get(name)
    if choices and value not in choices:
        raise UsageError(f"{origin}: {name} takes one of {', '.join(choices)}, found {value!r}.")
    return str(value)
