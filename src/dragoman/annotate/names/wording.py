"""Under which name a document speaks of a known state or body: its usual one where the document has it, else the fullest it gives.

"The Republic of Korea" stays so in a text that never says "South Korea", and "OPEC" where nothing spells it out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dragoman.knowledge.lookup import lookup, name_of
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Actor, Mention, Office

STYLE = 2  # words of "Republic of"
NAMING = ("name", "former", "acronym")


def find_wordings(mentions: Iterable[Mention], offices: Iterable[Office], text: str, knowledge: Knowledge) -> Mapping[str, str]:
    """The document's name for each known thing that it doesn't call by its usual name, be it alone or within an office."""
    written: dict[str, list[str]] = {}
    for mention in mentions:
        if mention.entity and mention.kind in ("state", "org", "group") and mention.form == "name":
            written.setdefault(mention.entity, []).append(" ".join(mention.span.of(text).split()))
    for office in offices:
        for name, entity in ((office.of, office.of_entity), (office.to, office.to_entity)):
            if name and entity and name in office.span.of(text) and (name_of(knowledge, entity) or name) not in name:
                written.setdefault(entity, []).append(name)
    found: dict[str, str] = {}
    for entity, wordings in written.items():
        usual = name_of(knowledge, entity)
        names = dict.fromkeys(name for words in wordings if (name := own_name(words, entity, usual, knowledge)))
        if usual is not None and names and usual not in names:
            found[entity] = max(names, key=lambda name: (not is_short(name), not is_styled(name, names), len(name)))
    return {entity: name for entity, name in found.items() if not (entity.startswith("territory:") and is_short(name))}


def own_name(words: str, entity: str, usual: str | None, knowledge: Knowledge) -> str | None:
    """*words* without their article where they name the thing itself, not an organ of it or its people."""
    name = words[4:] if words.lower().startswith("the ") else words
    if name.isupper() and not is_short(name):
        return None  # a headline or dateline in capitals
    entries = lookup(knowledge, name)
    return name if any(entry.entity == entity and entry.name == usual and entry.form in NAMING for entry in entries) else None


def is_styled(name: str, names: Iterable[str]) -> bool:
    """Whether *name* is another of *names* in its full style of two words or more: "Socialist Republic of Viet Nam", never "Republic of Korea"."""
    return any(name.endswith(f" of {other}") and len(name.split()) - len(other.split()) > STYLE for other in names)


def is_short(name: str) -> bool:
    """Whether *name* is an acronym."""
    return name.replace(".", "").isupper() and " " not in name


def worded(actor: Actor, wordings: Mapping[str, str], knowledge: Knowledge) -> Actor:
    """*actor* under the document's names for it and for what it speaks for."""
    name, represents = actor.name, actor.represents
    if actor.entity and actor.entity in wordings and name == name_of(knowledge, actor.entity):
        name = wordings[actor.entity]
    if actor.represents_entity and actor.represents_entity in wordings and represents == name_of(knowledge, actor.represents_entity):
        represents = wordings[actor.represents_entity]
    return actor if (name, represents) == (actor.name, actor.represents) else replace(actor, name=name, represents=represents)
