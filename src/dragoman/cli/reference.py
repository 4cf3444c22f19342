"""The commands as Markdown, for the reference pages: what ``--help`` says, written once."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import typer.main

from dragoman.cli.main import app


def command_reference() -> str:
    """Every command with its arguments, options and examples."""
    group: Any = typer.main.get_command(app)
    return "\n".join(line for name in group.commands for line in command_lines(name, group.commands[name]))


def command_lines(name: str, command: Any) -> Iterator[str]:
    """One command."""
    yield f"## `dragoman {name}`"
    yield ""
    yield inspect.cleandoc(command.help or "")
    yield ""
    yield "| | |"
    yield "|---|---|"
    for parameter in command.params:
        if parameter.name != "help":
            yield f"| `{written(parameter)}` | {help_of(parameter)} |"
    yield ""


def written(parameter: Any) -> str:
    """How an argument or option is written."""
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name.upper())
    names = ", ".join(sorted([*parameter.opts, *parameter.secondary_opts], key=len))
    kind = parameter.type_descriptor.annotation
    value = "/".join(kind) if isinstance(kind, type) and issubclass(kind, StrEnum) else parameter.metavar
    return names if parameter.is_flag else f"{names} {value}"


def help_of(parameter: Any) -> str:
    """What it is for, with its default where there is one to tell."""
    default = getattr(parameter.default, "value", parameter.default)
    told = f" Default: {default}." if parameter.show_default and default not in (None, False) and not callable(default) else ""
    return f"{parameter.help or ''}{told}".replace("|", "\\|")
