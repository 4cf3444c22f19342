"""Which office a post in words is, so that two wordings of one office are known for one.

"Deputy Minister of Foreign Affairs of Arvenia" and "Arvenian Deputy Foreign Minister" are one; a deputy is no minister, an envoy to one state none to
another. Which words count as one stands in the knowledge (``offices``).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from dragoman.knowledge.schema import Knowledge

LONGEST = 9  # words of a party's name or of a wording


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its ``ranks`` ("deputy"), the other ``words``, ``to`` whom an envoy is sent (ids), how it is ``held`` ("former"), its ``kind``.

    ``kind`` is ``abroad`` for envoys, ``aside`` for mere members of something, ``home`` for others, empty where nothing tells.
    """

    words: frozenset[str]
    ranks: frozenset[str]
    to: frozenset[str]
    held: frozenset[str]
    kind: str


@dataclass(frozen=True)
class Offices:
    """Reads posts, with the wordings that the knowledge has."""

    empty: frozenset[str] = frozenset()
    style: frozenset[str] = frozenset()  # of a state's full name
    same: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    ranks: frozenset[str] = frozenset()
    bare: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()
    hoped: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()  # for one who leads something, each as good as another
    owners: Mapping[str, str] = field(default_factory=dict)  # of bodies that only one state has, by their folded names
    kinds: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    posted: frozenset[str] = frozenset()  # bodies that a state has abroad
    shared_seats: frozenset[str] = frozenset()  # capitals that are somebody else's seat too
    names: Mapping[str, str] = field(default_factory=dict)  # of parties, folded, to their ids
    seats: Mapping[str, str] = field(default_factory=dict)  # folded names of capitals, to their states
    _read: dict[tuple[str, frozenset[str]], Office] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, knowledge: Knowledge, names: Mapping[str, str], seats: Mapping[str, str]) -> Offices:
        """As the files ``offices`` and ``posts`` have them; *names* and *seats* are those of the parties."""
        words = cast("Mapping[str, Any]", knowledge.lexicons.get("offices", {}))
        posts = cast("Mapping[str, Any]", knowledge.lexicons.get("posts", {}))
        same = {tuple(form.split()): tuple(one.split()) for one, forms in words.get("same", {}).items() for form in forms}
        bare = cls(same=same)
        same = {**same, **{(short,): tuple(bare.plain(long.split())) for short, long in words.get("acronyms", {}).items()}}
        seats = {kind: seat for seat in ("abroad", "aside") for kind in words.get(seat, ())}
        kinds = {
            tuple(form.split()): seats.get(one["kind"], "home") for one in posts.get("titles", ()) for form in (one["title"], *one.get("forms", ()))
        }
        return cls(
            frozenset(words.get("empty", ())),
            frozenset(words.get("style", ())),
            same,
            frozenset(words.get("ranks", ())),
            frozenset(word for bare in words.get("bare", ()) for word in bare.split()),
            frozenset(words.get("held", ())),
            frozenset(words.get("hoped", ())),
            frozenset(words.get("heads", ())),
            words.get("owners", {}),
            kinds,
            frozenset(words.get("posted", ())),
            frozenset(words.get("shared_seats", ())),
            names,
            seats,
        )

    def read(self, post: str, whose: frozenset[str]) -> Office:
        """The office that *post* (folded) tells of, of the sides *whose*."""
        key = (post, whose)
        if key not in self._read:
            self._read[key] = self._office(post.split(), whose)
        return self._read[key]

    def _office(self, tokens: Sequence[str], whose: frozenset[str]) -> Office:
        kind = self.kind_of(tokens)
        bodies = {tuple(side.partition(":")[2].split()) for side in whose if side.startswith("body:")}
        words, to = self.without_parties(tokens, bodies, seats=kind == "abroad")
        plain = frozenset(self.plain(words))
        return Office(plain - self.held - self.ranks, plain & self.ranks, to - whose, plain & self.held, kind)

    def without_parties(
        self, tokens: Sequence[str], bodies: Collection[tuple[str, ...]] = (), *, seats: bool = False
    ) -> tuple[list[str], frozenset[str]]:
        """*tokens* without the names of parties, and these by their ids; *bodies* are names that lead to nobody, *seats* stand for their states."""
        names = (self.names, self.seats) if seats else (self.names,)
        words: list[str] = []
        found: set[str] = set()
        place = 0
        while place < len(tokens):
            for length in range(min(LONGEST, len(tokens) - place), 0, -1):
                name = tuple(tokens[place : place + length])
                if name in bodies or any(" ".join(name) in known for known in names):
                    found |= {known[" ".join(name)] for known in names if " ".join(name) in known and name not in bodies}
                    break
            else:
                length = 1
                words.append(tokens[place])
            place += length
        return words, frozenset(found)

    def owner_of(self, body: str) -> frozenset[str]:
        """The one state that has a body of this folded name; empty where several have, or none."""
        return frozenset({self.owners[body]}) if body in self.owners else frozenset()

    def plain(self, tokens: Sequence[str]) -> list[str]:
        """*tokens* with one wording for one thing, without those that tell nothing."""
        found: list[str] = []
        place = 0
        while place < len(tokens):
            for length in range(min(LONGEST, len(tokens) - place), 0, -1):
                if same := self.same.get(tuple(tokens[place : place + length])):
                    found += same
                    break
            else:
                length = 1
                found.append(tokens[place])
            place += length
        return [word for word in found if word not in self.empty]

    def kind_of(self, tokens: Sequence[str]) -> str:
        """What kind of office it is, by the first title in it."""
        for place in range(len(tokens)):
            for length in range(min(LONGEST, len(tokens) - place), 0, -1):
                if kind := self.kinds.get(tuple(tokens[place : place + length])):
                    return kind
        return ""

    def singular(self, plural: str) -> str | None:
        """What *plural*, folded, is of one holder; ``None`` where it tells of no office.

        >>> Offices(kinds={("minister",): "home"}).singular("trade ministers of arvenia and valdania")
        'trade minister of arvenia and valdania'
        """
        words = plain = plural.split()
        for place, word in enumerate(words):
            plain = [*words[:place], word.removesuffix("s"), *words[place + 1 :]]
            if plain != words and self.kind_of(plain[place : place + 1]):
                return " ".join(plain)
        return None

    def alike(self, one: Office, other: Office) -> bool:
        """Whether two posts may be one office: in other words, or one told with less ("the Minister", a ministry's older, narrower name)."""
        if one.ranks != other.ranks or (one.to and other.to and one.to != other.to):
            return False
        if one.words == other.words or (one.words & self.heads and other.words & self.heads and one.words - self.heads == other.words - self.heads):
            return bool(one.words | one.ranks)
        less, more = sorted((one.words, other.words), key=len)
        return less < more and (len(less) > 1 or (bool(less) and less <= self.bare))

    def clash(self, one: Office, other: Office) -> bool:
        """Whether two posts can't be one office: of an envoy and at home, or one title for other things ("Minister of Trade", "… of Health")."""
        if self.alike(one, other):
            return False
        both = one.words & other.words & self.bare
        return {one.kind, other.kind} == {"home", "abroad"} or bool(both) or one.words == other.words

    def hopes(self, one: Office, other: Office) -> bool:
        """Whether one stands for the office that the other holds."""
        return bool((one.held ^ other.held) & self.hoped) and self.alike(one, other)
