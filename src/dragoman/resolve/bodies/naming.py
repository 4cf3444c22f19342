"""Which body a name is: a ministry, an embassy, a bank, known by what it deals with and whose it is, in whatever wording.

"Latvian Foreign Ministry", "MFA of Latvia" and, where the text tells that it is Latvia's, "Ministry of Foreign Affairs" are one. A bare name of which
nothing tells whose it is stands for itself in each document, unless the document's own issuer is called so. Which words count as one stands in the
knowledge (``offices``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model.ids import digest
from dragoman.resolve.bodies.parties import Parties, fold_party

TOWARDS = frozenset({"in", "to", "at"})  # before whom an embassy or a mission is sent to
JOINTS = frozenset({"of", "for"})
ACRONYM = re.compile(r"\s*\([A-Z][\w-]{1,9}\)$")
LONGEST = 6  # words of a party's name


@dataclass(frozen=True, slots=True)
class Owned:
    """A name without the parties in it: the other ``words``, ``whose`` body it is and ``to`` whom it is sent, as ids."""

    words: tuple[str, ...]
    whose: tuple[str, ...]
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bare:
    """A name that doesn't say whose it is: a ministry (``head``) and what it deals with, or an embassy, perhaps with ``to`` whom it is sent."""

    head: str
    matter: frozenset[str]
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose body a name means in a story, ``to`` whom it is sent (ids), and ``why``, in words."""

    whose: str
    to: tuple[str, ...]
    why: str


class Bodies:
    """Tells bodies by their names."""

    def __init__(self, parties: Parties) -> None:
        self.parties = parties

    def identity(self, name: str, whose: str | None, source: str | None, document: str) -> str:
        """An id of the body that *name* means in a *document* of *source*, where *whose* it is may be told."""
        parties = self.parties
        name = ACRONYM.sub("", name)
        owner = parties.ids_of(whose) if whose else parties.offices.owner_of(fold_party(name))
        if organ := self._organ(name, owner):
            return f"body:{digest(organ)}"
        if found := parties.find(name):
            if len(found.members) != 1 or self._head(fold_party(name).split()) != "ministry":
                return found.id
            owner = frozenset(found.members)  # the ministry of one state, which may be called otherwise too
        owned = self._owned(fold_party(name.replace(",", " and ")), owner)
        is_parliament = "parliament" in parties.offices.plain(owned.words)
        if len(owned.whose) == 1 and not is_parliament and (inner := parties.find(" ".join(owned.words))) and inner.kind in {"org", "body"}:
            return inner.id
        if is_parliament and (own := self._parliament(owned)):
            return own
        head = self._head(owned.words)
        if not head:
            return f"body:{digest(self._plain(name))}"
        owned = self._seated(head, owned)
        if not owned.whose and self._is_general(owned.words):
            return self._bare(name, owned, source, document)
        return f"body:{digest(*self._key(head, owned))}"

    def told(self, name: str, owner: Owner) -> str | None:
        """As :meth:`identity`, of a bare name of which its story tells whose it is; ``None`` for "the Ministry", which may be any of these."""
        bare = self.bare(name)
        if bare and bare.head == "ministry" and not bare.matter:
            return None
        owned = self._owned(fold_party(ACRONYM.sub("", name)), frozenset({owner.whose}))
        return f"body:{digest(*self._key(self._head(owned.words) or '', Owned(owned.words, owned.whose, owner.to)))}"

    def bare(self, name: str) -> Bare | None:
        """What a name tells that says neither whose a ministry or embassy it is nor is the name of anything else; ``None`` for all other names."""
        known: dict[str, Bare | None] = self.parties.bare_names
        if name not in known:
            known[name] = self._bare_of(name)
        return known[name]

    def _bare_of(self, name: str) -> Bare | None:
        folded = fold_party(ACRONYM.sub("", name))
        if self.parties.find(name) or self.parties.offices.owner_of(folded):
            return None
        owned = self._owned(folded, frozenset())
        head = self._head(owned.words)
        matter = frozenset(self.parties.offices.plain(owned.words)) - {head}
        if owned.whose or not head or not self._is_general(owned.words):
            return None
        if head in self.parties.offices.posted:
            return Bare(head, matter, owned.to) if not matter else None
        return Bare(head, matter, owned.to) if head == "ministry" else None

    def parted(self, name: str) -> Owned:
        """A name without the parties in it, its other words each in one wording and without those that tell nothing."""
        owned = self._owned(fold_party(ACRONYM.sub("", name)), frozenset())
        return Owned(tuple(self.parties.offices.plain(owned.words)), owned.whose, owned.to)

    @staticmethod
    def _seated(head: str, owned: Owned) -> Owned:
        """A ministry in a capital is of this state: it is sent to nobody."""
        is_home = head == "ministry" and not owned.whose and len(owned.to) == 1
        return Owned(tuple(word for word in owned.words if word != "in"), owned.to, ()) if is_home else owned

    def _organ(self, name: str, owner: frozenset[str]) -> str | None:
        """The institution that a name means, in full or, where its organisation is told, by its last word alone ("the Commission")."""
        key = fold_party(name)
        organs = self.parties.organs
        if key in organs and key not in self.parties.names:
            return organs[key]
        inner = {organs[known] for known, org in self.parties.institutions.items() if org in owner and known in organs and known.split()[-1] == key}
        return next(iter(inner)) if len(inner) == 1 else None

    def _parliament(self, owned: Owned) -> str | None:
        """The parliament that the knowledge has of the one state whose it is."""
        offices = self.parties.offices
        if offices.plain(owned.words) != ["parliament"]:
            return None
        names = (name for name, state in offices.owners.items() if (state,) == owned.whose and offices.plain(name.split()) == ["parliament"])
        return next((found.id for name in names if (found := self.parties.find(name))), None)

    def _owned(self, folded: str, owner: frozenset[str]) -> Owned:
        """*folded* without the parties that it names."""
        tokens = [token for token in folded.split() if token != "the"]
        words: list[str] = []
        found: dict[bool, list[str]] = {True: sorted(owner), False: []}
        place = 0
        while place < len(tokens):
            towards = bool(words) and words[-1] in TOWARDS
            length, party = self._party(tokens[place:], towards=towards)
            if party:
                mine = found[not towards]
                is_seat = bool(mine) and words[-1:] == ["in"]  # "to the United Nations in Geneva"
                mine += [party] if party not in mine and not is_seat else []
            else:
                words.append(tokens[place])
            place += length
        if found[False] and "in" in words and "to" in words:  # "to the United Nations in Geneva"
            words = words[: len(words) - words[::-1].index("in") - 1]
        return Owned(tuple(words), tuple(found[True][:1]), tuple(found[False]))

    def _party(self, tokens: Sequence[str], *, towards: bool) -> tuple[int, str | None]:
        parties = self.parties
        for length in range(min(LONGEST, len(tokens)), 0, -1):
            key = " ".join(tokens[:length])
            known = parties.names.get(key) or (parties.seats.get(key) if towards else None)
            party = parties.by_id[known] if known else None
            if party and (party.kind == "state" or (party.kind == "org" and party.members)):
                return length, known
        return 1, None

    def _head(self, words: Sequence[str]) -> str | None:
        """The word for what kind of body of a state it is; ``None`` for companies and others that have a name of their own."""
        plain = self.parties.offices.plain(words)
        return next((word for word in plain if word in self.parties.body_heads), None)

    def _is_general(self, words: Sequence[str]) -> bool:
        """Whether all words are such as any state's body may have."""
        return all(word in self.parties.body_words for word in self.parties.offices.plain(words))

    def _bare(self, name: str, owned: Owned, source: str | None, document: str) -> str:
        """A bare name: the issuer's own body where it is called so, else nobody's but this document's."""
        issuer = fold_party(source or "")
        if issuer and issuer.endswith(f" {fold_party(name)}"):
            return self.identity(source or "", None, None, document)
        states = [party for party in self.parties.ids_of(source) if party.startswith("territory:")] if source else []
        if len(states) == 1 and (head := self._head(owned.words)):
            return f"body:{digest(*self._key(head, Owned(owned.words, (states[0],), owned.to)))}"
        return f"body:{digest('bare', document, *sorted(self.parties.offices.plain(owned.words)))}"

    def _key(self, head: str, owned: Owned) -> tuple[str, ...]:
        """What all wordings of a body's name have in common; of a ministry what it deals with first, since ministries gain and lose the rest."""
        words = self._first_matter(owned.words) if head == "ministry" else owned.words
        return (*owned.whose, *(f"to {party}" for party in owned.to), *sorted({head, *self.parties.offices.plain(words)}))

    @staticmethod
    def _first_matter(words: Sequence[str]) -> Sequence[str]:
        kept = list(words)
        if "ministry" in kept:
            behind = kept.index("ministry") + 1
            if behind < len(kept) and kept[behind] in JOINTS:
                kept = kept[behind + 1 :]
        return kept[: kept.index("and")] if "and" in kept[1:] else kept

    def _plain(self, name: str) -> str:
        """A name without a state's full style and without a company's form."""
        words = [word for word in fold_party(name).split() if word not in self.parties.legal_forms]
        return " ".join(word for word in words if word not in self.parties.offices.style) or fold_party(name)
