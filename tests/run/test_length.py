"""Long texts: what reading costs grows with their length, and no text takes for ever."""

from __future__ import annotations

import time

import pytest

from dragoman import Document, read

PARAGRAPH = (
    "President Ana Maren of Chile received Foreign Minister Ole Brandt of Norway in Santiago on 3 May 2024. "
    "They agreed to open a trade office by 2026. Exports rose to $4.2 billion in 2023.\n\n"
)
LISTED = "In {0} talks, Minister Ola Berg{0} of Norway told the embassy of Chile that Lima wanted {0} tons by 2030. Peru agreed.\n"
OFFICES = "- Foreign Minister Person{0} Name{0} of Chile\n"


def seconds(text: str) -> float:
    """Processor time for reading *text*."""
    started = time.process_time()
    list(read([Document(id="long", text=text, lang="en")]))
    return time.process_time() - started


@pytest.mark.parametrize("line", [PARAGRAPH, LISTED, OFFICES], ids=["paragraphs", "talks", "offices"])
def test_eight_times_the_text_costs_at_most_24_times_as_much(line):
    def written(times: int) -> str:
        return "".join(line.format(number) for number in range(times))

    seconds(written(2))  # the model and the knowledge are loaded
    assert seconds(written(240)) <= 24 * max(seconds(written(30)), 0.05)


def test_a_long_list_of_office_holders_without_a_full_stop_is_read():
    assert seconds("President Ana Maren, " * 60) < 20
