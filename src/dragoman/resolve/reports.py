"""One report of an engagement, with all that comparing it needs worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.model.records import Engagement, Participant
from dragoman.resolve.names import LITTLE, plain_tokens, surname_keys
from dragoman.resolve.parties import Parties, fold_party
from dragoman.resolve.records import MentionRef
from dragoman.resolve.views import DocumentView


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person whom a report names, with the parties that he speaks for and his post."""

    name: str
    parties: frozenset[str]
    post: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """One engagement of one document. ``parties`` are all whom it concerns, ``day`` when the document came out."""

    ref: MentionRef
    engagement: Engagement
    document: DocumentView
    origin: str
    parties: frozenset[str]
    wider: frozenset[str]  # with the members of groups
    people: tuple[NamedPerson, ...]

    @property
    def day(self) -> str | None:
        """When the document came out: told or inferred."""
        return self.document.day

    @property
    def keys(self) -> frozenset[str]:
        """By what reports of one engagement find each other: parties and family names."""
        return self.wider | {f"name:{key}" for person in self.people for key in surname_keys(person.name)}


def is_personal_name(participant: Participant) -> bool:
    """Whether a participant is a named person, rather than an office without a name ("the Prime Minister of Freedonia")."""
    if participant.kind != "person":
        return False
    words = participant.name.split()
    written_small = any(word.islower() and word.strip(".'’") not in LITTLE for word in words)
    titles = set(fold_party(participant.post or "").split())
    return bool(plain_tokens(participant.name)) and not written_small and not set(fold_party(participant.name).split()) <= titles


def reports_of(documents: Sequence[DocumentView], parties: Parties, origin_of: dict[str, str]) -> tuple[Report, ...]:
    """All reports of *documents*, in order."""
    return tuple(_report(view, engagement, parties, origin_of[view.id]) for view in documents for engagement in view[Engagement])


def _report(view: DocumentView, engagement: Engagement, parties: Parties, origin: str) -> Report:
    concerned: set[str] = set()
    for participant in engagement.participants:
        concerned |= parties.of(participant)
    people = tuple(_people(engagement.participants, parties))
    groups = {identifier for identifier in concerned if identifier.startswith("group:") and identifier in parties.by_id}
    members = {member for group in groups for member in parties.by_id[group].members}
    ref = MentionRef(view.id, engagement.id)
    return Report(ref, engagement, view, origin, frozenset(concerned), frozenset(concerned | members), people)


def _people(participants: Iterable[Participant], parties: Parties) -> Iterable[NamedPerson]:
    for participant in participants:
        if is_personal_name(participant):
            yield NamedPerson(participant.name, parties.of(participant), participant.post)
