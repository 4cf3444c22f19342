"""Who took part, by the side that he stands for."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model.records import Post
from dragoman.present.dossier.model import Side
from dragoman.present.dossier.scope import Scope
from dragoman.resolve.bodies.parties import fold_party
from dragoman.resolve.people.appearances import office_of
from dragoman.resolve.records import MergedEngagement, MergedParticipant


def list_sides(engagement: MergedEngagement, scope: Scope) -> Iterable[Side]:
    """Participants by what they represent, in the order of first mention; what stands for itself is a side of its own."""
    sides: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    party = ""
    documents = [mention.document for mention in engagement.mentions]
    for participant in engagement.participants:
        if not _belongs_to_last(participant, scope):
            party = participant.represents or _spoken_for(participant, scope) or (participant.name if _is_itself(participant, scope) else "")
        key, name = _side(party, scope)
        names.setdefault(key, name)
        people = sides.setdefault(key, [])
        if not _is_itself(participant, scope) and fold_party(participant.name) != fold_party(party):
            people.append(participant_words(participant, documents, scope))
    for key, people in sides.items():
        yield Side(names[key], tuple(people))


def _spoken_for(participant: MergedParticipant, scope: Scope) -> str | None:
    """For whom a person is known to speak elsewhere, where that is one party."""
    person = scope.person(participant.entity) if participant.kind == "person" and participant.entity else None
    return scope.name_of(person.represents[0]) if person and len(person.represents) == 1 else None


def _side(party: str, scope: Scope) -> tuple[str, str]:
    """The id and usual name of a known party, a body's state included; of any other its own name."""
    known = [scope.directory.by_id[found] for found in scope.directory.ids_of(party) if found in scope.directory.by_id]
    return (known[0].id, known[0].name) if len(known) == 1 else (fold_party(party), party)


def _is_itself(participant: MergedParticipant, scope: Scope) -> bool:
    """Whether a participant is a party: a state, a body, or a group that is known as one."""
    if participant.represents:
        return False
    return participant.kind in {"state", "org"} or (participant.kind == "group" and scope.directory.find(participant.name) is not None)


def _belongs_to_last(participant: MergedParticipant, scope: Scope) -> bool:
    """Whether a group is named only by whose it is: "his deputies"."""
    first = fold_party(participant.name).partition(" ")[0]
    is_group = participant.kind == "group" and participant.represents is None
    return is_group and first in scope.directory.words.get("possessives", ())


def participant_words(participant: MergedParticipant, documents: Iterable[str], scope: Scope) -> str:
    """A name with its post in brackets; a group in its own words."""
    post = participant.post or _post_told(participant, documents, scope)
    if participant.kind == "person" and post and fold_party(post) not in fold_party(participant.name):
        return f"{participant.name} ({post})"
    return participant.name


def _post_told(participant: MergedParticipant, documents: Iterable[str], scope: Scope) -> str | None:
    """The fullest post that the reports themselves give the person elsewhere."""
    told = (
        office_of(post)
        for document in documents
        for post in scope.views[document][Post]
        if (person := scope.people.get((document, post.person))) and person.id == participant.entity
    )
    return max(told, key=len, default=None)
