"""Settings: what is known, and what is said to a slip of the pen."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import UsageError
from dragoman.settings import FILE, Settings, load_settings


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working folder without settings."""
    monkeypatch.chdir(tmp_path)


def load(**environ: str) -> Settings:
    return load_settings({"XDG_CONFIG_HOME": "none", **environ})


def test_the_value_shown_is_what_most_origins_say_unless_set_otherwise() -> None:
    assert load().shown == "origins"
    Path(FILE).write_text('shown = "earliest"', encoding="utf-8")
    assert load().shown == "earliest"
    assert load(DRAGOMAN_SHOWN="latest").shown == "latest"


@pytest.mark.parametrize("wrong", ["newest", "", "LATEST"])
def test_an_unknown_rule_is_refused_with_those_that_are_known(wrong: str) -> None:
    with pytest.raises(UsageError, match="shown takes one of origins, latest, earliest, found"):
        load(DRAGOMAN_SHOWN=wrong)


def test_a_rule_that_is_no_word_is_refused() -> None:
    Path(FILE).write_text("shown = [1]", encoding="utf-8")
    with pytest.raises(UsageError, match="shown takes one of"):
        load()


def test_a_misspelt_variable_stops_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"unknown setting 'DRAGOMAN_RECROD'.*Did you mean DRAGOMAN_RECORD"):
        load(DRAGOMAN_RECROD="x.db")
    with pytest.raises(UsageError, match="Known variables: DRAGOMAN_AUTHOR"):
        load(DRAGOMAN_ZZ="1")
