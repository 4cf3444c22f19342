"""Who is who within one text: mentions of one actor joined into a chain.

Persons are joined by their names' parts and initials, unnamed offices with whoever holds that office in the document, states and bodies by what
they are; "the Ambassador", "the Turkmen side" and pronouns follow their nearest fitting actor.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from dragoman.annotate.coreference.chains import Chain, Standing, find_chiefs, join_bodies_and_states, join_offices, join_persons
from dragoman.annotate.coreference.pronouns import resolve_pronouns
from dragoman.annotate.coreference.roles import finish
from dragoman.annotate.names.lexicon import name_lexicon
from dragoman.annotate.names.wording import find_wordings, worded
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Actor, Mention, Office, Sentence, Token
from dragoman.model.reading import Reading


@dataclass(frozen=True)
class Coreference:
    """Mention, Office, Token and Sentence layers → Actor layer."""

    name: ClassVar[str] = "coreference/1"
    requires: ClassVar[frozenset[type]] = frozenset({Mention, Office, Token, Sentence})
    provides: ClassVar[frozenset[type]] = frozenset({Actor})
    knowledge: Knowledge
    standing: Standing = field(init=False)
    following: frozenset[str] = field(init=False)
    generic: frozenset[str] = field(init=False)
    crowns: frozenset[str] = field(init=False)
    forms: dict[str, frozenset[str]] = field(init=False)

    def __post_init__(self) -> None:
        lexicon = name_lexicon(self.knowledge)
        object.__setattr__(self, "standing", {word: lexicon.crowns if word in lexicon.leading else None for word in lexicon.standing})
        object.__setattr__(self, "following", lexicon.following)
        object.__setattr__(self, "generic", lexicon.organs)
        object.__setattr__(self, "crowns", lexicon.crowns)
        pointing = self.knowledge.lexicons.get("cues/en/pointing", {})
        words = pointing if isinstance(pointing, dict) else {}
        object.__setattr__(self, "forms", {name: frozenset(words.get(name, ())) for name in ("men", "women")})

    def __call__(self, reading: Reading) -> Reading:
        chains = self.chains_of(reading)
        resolve_pronouns(chains, reading, self.forms)
        wordings = find_wordings(reading[Mention], reading[Office], reading.text, self.knowledge)
        actors = [worded(finish(chain, self.knowledge, reading.text, self.generic), wordings, self.knowledge) for chain in chains]
        return reading.adding(Actor, sorted(actors, key=lambda actor: (actor.span, actor.name)))

    def chains_of(self, reading: Reading) -> list[Chain]:
        """The chains before pronouns: persons first, since unnamed offices look for their holders."""
        mentions = reading[Mention]
        persons = join_persons([one for one in mentions if one.kind == "person"], reading[Office], self.crowns)
        offices = join_offices([one for one in mentions if one.kind == "office"], reading[Office], persons, self.standing, self.following)
        others: Sequence[Mention] = [one for one in mentions if one.kind not in ("person", "office")]
        bodies = join_bodies_and_states(others)
        find_chiefs(bodies, persons)
        return [*persons, *offices, *bodies]
