"""Which bodies of a record may be one, though nothing makes it certain: what a person is asked about.

A ministry of which nothing tells whose it is, and one of a state that its document names; two names a letter or two apart; a short form and a full
one in one document; initials and what they may stand for. The likeliest pairs come first, of equally likely ones those on which more documents stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from dragoman.knowledge.load import load_knowledge
from dragoman.model.interchange import from_json
from dragoman.resolve.bodies.naming import Bodies, Owned
from dragoman.resolve.bodies.parties import build_parties
from dragoman.resolve.records import Entity
from dragoman.store.base import View

MOST_IN_BLOCK = 40  # bodies that begin with the same letters; what is more common tells nothing
LEAST_LETTERS = 4  # of a word that may be misspelt
INITIALS = range(2, 7)  # how many an acronym has
MARGINS = {"initials": 0.4, "spelling": 0.6, "short": 0.7, "bare": 0.8}  # how far from certain each is, as for other pairs


@dataclass(frozen=True, slots=True)
class DoubtfulPair:
    """Two mentions of bodies that may be one, why, how far that is from certain, and on how many documents both stand."""

    left: str
    right: str
    reason: str
    margin: float
    documents: int


@dataclass(frozen=True, slots=True)
class _Body:
    """A body of the record as it is compared: the name shown and what it tells."""

    entity: Entity
    name: str
    parted: Owned

    @property
    def mention(self) -> str:
        """The first mention by the name shown."""
        spelling = next((one for one in self.entity.spellings if one.name == self.name), self.entity.spellings[0])
        return f"{spelling.documents[0]}#{spelling.name}"


@lru_cache(maxsize=1)
def names_of_bodies() -> Bodies:
    """What tells bodies by their names, made once."""
    return Bodies(build_parties(load_knowledge()))


def doubtful_bodies(view: View, judged: Iterable[frozenset[str]]) -> list[DoubtfulPair]:
    """Pairs of bodies that may be one, the likeliest first, without those of which a judgement says anything in whatever spelling."""
    bodies = [_body(from_json(Entity, row.value)) for row in view.derived("organisations")]
    bodies = [one for one in bodies if one.entity.id.startswith(("body:", "org:"))]
    home = {f"{document}#{spelling.name}": one.entity.id for one in bodies for spelling in one.entity.spellings for document in spelling.documents}
    known = {frozenset(home.get(mention, mention) for mention in both) for both in judged}
    found: dict[frozenset[str], DoubtfulPair] = {}
    for kind, one, other, reason in (*_alike(bodies), *_bare(bodies, view)):
        both = frozenset({one.entity.id, other.entity.id})
        if both not in known and both not in found:
            documents = len({*one.entity.documents, *other.entity.documents})
            left, right = sorted((one.mention, other.mention))
            found[both] = DoubtfulPair(left, right, reason, MARGINS[kind], documents)
    return sorted(found.values(), key=lambda pair: (pair.margin, -pair.documents, pair.left, pair.right))


def _body(entity: Entity) -> _Body:
    name = entity.spellings[0].name
    return _Body(entity, name, names_of_bodies().parted(name))


Found = tuple[str, _Body, _Body, str]


def _alike(bodies: Sequence[_Body]) -> Iterator[Found]:
    """Pairs whose names are alike."""
    blocks: dict[str, list[_Body]] = {}
    for body in bodies:
        for key in dict.fromkeys((*(word[:3] for word in body.parted.words), initials_of(body.name))):
            if key:
                blocks.setdefault(key, []).append(body)
    for key in sorted(blocks):
        if len(blocks[key]) <= MOST_IN_BLOCK:
            for one, other in combinations(blocks[key], 2):
                if (likeness := _likeness(one, other)) and "body:" in f"{one.entity.id[:5]}{other.entity.id[:5]}":
                    yield likeness[0], one, other, likeness[1]


def _likeness(one: _Body, other: _Body) -> tuple[str, str] | None:
    """How two names are alike, in a word and in words; ``None`` where they aren't, or are told of two states."""
    if one.parted.whose and other.parted.whose and one.parted.whose != other.parted.whose:
        return None
    if one.parted.to and other.parted.to and one.parted.to != other.parted.to:
        return None
    short, full = sorted((one, other), key=lambda body: len(body.name))
    if is_acronym(short.name) and initials_of(short.name) == initials_of(full.name) and not is_acronym(full.name):
        return "initials", f"“{short.name}” are the initials of the other"
    if (pair := _misspelt(one.parted.words, other.parted.words)) and one.parted.whose == other.parted.whose:
        return "spelling", f"“{pair[0]}” and “{pair[1]}” are a letter or two apart, all else is the same"
    is_end = len(short.parted.words) < len(full.parted.words) and full.parted.words[-len(short.parted.words) :] == short.parted.words != ()
    if is_end and set(short.entity.documents) & set(full.entity.documents):
        return "short", "one may be short for the other, and one document has both"
    return None


def initials_of(name: str) -> str:
    """The capitals with which the words of a name begin, in small letters; of initials themselves all letters."""
    if is_acronym(name):
        return name.casefold()
    letters = "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper()).casefold()
    return letters if len(letters) in INITIALS else ""


def is_acronym(name: str) -> bool:
    """Whether a name is nothing but initials.

    >>> is_acronym("LBC"), is_acronym("Bank")
    (True, False)
    """
    return name.isupper() and name.isalpha() and len(name) in INITIALS


def _misspelt(words: Sequence[str], others: Sequence[str]) -> tuple[str, str] | None:
    """The one word in which two names differ, a letter or two."""
    if len(words) != len(others):
        return None
    apart = [(one, other) for one, other in zip(words, others, strict=True) if one != other]
    if len(apart) != 1 or not all(word.isalpha() and len(word) >= LEAST_LETTERS for word in apart[0]):
        return None
    one, other = apart[0]
    near = Levenshtein.distance(one, other) <= (1 if min(len(one), len(other)) < 7 else 2)
    return (one, other) if near and one[0] == other[0] else None


def _bare(bodies: Sequence[_Body], view: View) -> Iterator[Found]:
    """Each body of which nothing tells whose it is, with those of the same kind of the states that its document names."""
    owned: dict[tuple[str, ...], list[_Body]] = {}
    for body in bodies:
        if body.parted.whose:
            owned.setdefault(tuple(sorted(body.parted.words)), []).append(body)
    for body in bodies:
        mine = owned.get(tuple(sorted(body.parted.words)), ()) if not body.parted.whose and not body.entity.represents else ()
        if mine and names_of_bodies().bare(body.name):
            states = _states_named(view, body.entity.documents[0])
            for other in mine:
                if other.parted.whose[0] in states:
                    yield "bare", other, body, "nothing tells whose the bare one is, and its text names the state of the other"


def _states_named(view: View, document: str) -> frozenset[str]:
    """The states that the records of a document name."""
    item = view.reading(document) or {}
    engaged = [one for record in item.get("engagements", ()) for one in record["participants"]]
    names = [name for one in engaged for name in (one["name"], one.get("represents")) if name]
    names += [post["organisation_or_state"] for post in item.get("posts", ()) if post["organisation_or_state"]]
    parties = names_of_bodies().parties
    return frozenset(found for name in dict.fromkeys(names) for found in parties.ids_of(name) if found.startswith("territory:"))
