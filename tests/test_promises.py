"""What others build on: public names, commands, listings, keys of a reading. A change here is a change for them."""

from __future__ import annotations

import inspect
from typing import Any

import typer.main

import dragoman
from dragoman.cli.main import app
from dragoman.evaluate.scorers import LISTS
from dragoman.model.document import Document
from dragoman.model.interchange import reading_object
from dragoman.model.reading import Reading
from dragoman.model.records import RECORD_KINDS

COMMANDS = {"read", "add", "remove", "rebuild", "list", "show", "search", "dossier", "export", "eval"}
READING = ("id", "source", "lang", "title", "published", "published_inferred", "text", *LISTS, "skipped")


def test_public_names_are_there_and_documented() -> None:
    for name in dragoman.__all__:
        assert inspect.getdoc(getattr(dragoman, name)), name
    assert {"Document", "DragomanError", "Record", "RunReport", "Settings", "score", "open_record", "read"} <= set(dragoman.__all__)


def test_public_methods_are_typed_and_documented() -> None:
    for name, method in inspect.getmembers(dragoman.Record, inspect.isfunction):
        if not name.startswith("_"):
            assert inspect.getdoc(method), name
            assert inspect.signature(method).return_annotation is not inspect.Signature.empty, name


def test_an_unknown_public_name_is_told_with_the_known_ones() -> None:
    try:
        dragoman.reed  # type: ignore[attr-defined]  # noqa: B018  # the slip is the test
    except AttributeError as error:
        assert "reed" in str(error) and "read" in str(error)


def test_commands_are_there_and_their_help_shows_examples() -> None:
    group: Any = typer.main.get_command(app)
    assert set(group.commands) >= COMMANDS
    for name, command in group.commands.items():
        assert "Examples:" in command.help, name


def test_a_reading_has_the_frozen_keys_in_their_order_and_later_ones_behind() -> None:
    assert tuple(reading_object(Reading(Document("d", "")))) == (*READING, "deeds")
    assert tuple(kind.listing for kind in RECORD_KINDS) == (*LISTS, "deeds")
