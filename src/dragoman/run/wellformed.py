"""What makes a judgement one, whatever the record has: mentions that its verdict can be said of, a field that there is, a value that fits."""

from __future__ import annotations

from dataclasses import fields

from dragoman.model.dates import period_of
from dragoman.model.judgement import ON_PAIRS, Judgement, is_record, split_mention
from dragoman.model.records import RECORD_KINDS
from dragoman.run.fields import expected, hint_of, may_stand

KIND_OF = {kind.prefix: kind for kind in RECORD_KINDS}


def fault_of(judgement: Judgement) -> str:
    """What is wrong with a judgement, in words; empty where nothing is."""
    if not is_day(judgement.date):
        return f"a date that is no day, {judgement.date!r}"
    if not judgement.author.strip():
        return "nobody as its author"
    if not all(all(split_mention(mention)) for mention in (judgement.left, *([judgement.right] if judgement.verdict in ON_PAIRS else []))):
        return "no mention such as wire-1#e1"
    if not all(isinstance(words, str) for words in judgement.words) or len(judgement.words) not in {0, 2 if judgement.verdict in ON_PAIRS else 1}:
        return f"{judgement.words!r} as the words of its records"
    return _fault_of_pair(judgement) if judgement.verdict in ON_PAIRS else _fault_of_field(judgement)


def _fault_of_pair(judgement: Judgement) -> str:
    if judgement.left == judgement.right:
        return f"{judgement.left} twice; it takes two to be the same or different"
    kinds = {split_mention(mention)[1][0] if is_record(mention) else "name" for mention in (judgement.left, judgement.right)}
    return "" if judgement.verdict == "unsure" or kinds in ({"e"}, {"name"}) else f"{judgement.left} and {judgement.right}, which can't be judged so"


def _fault_of_field(judgement: Judgement) -> str:
    """Right, wrong or corrected: a record or a field of it, or the spelling of a name, which only can be right."""
    field = judgement.field
    if not is_record(judgement.left):
        return "" if (judgement.verdict, field) == ("right", "name") else "a name judged otherwise than as rightly spelt"
    kind = KIND_OF[split_mention(judgement.left)[1][0]]
    if field is None:
        return "a correction that names no field" if judgement.verdict == "corrected" else ""
    hint = hint_of(kind, field) if isinstance(field, str) else None
    if hint is None:
        return f"no field of {judgement.left} ({', '.join(one.name for one in fields(kind))}), but {field!r}"
    if judgement.verdict == "corrected" and not may_stand(hint, field, judgement.value):
        return f"{judgement.value!r} as the {field}, not {expected(hint, field)}"
    return ""


def is_day(value: str | None) -> bool:
    """Whether *value* is a day such as 2025-07-15."""
    return value is not None and len(value) == 10 and period_of(value) is not None
