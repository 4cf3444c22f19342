"""What every step of resolution may look at: the parties of the knowledge, what people have judged, and the documents by their ids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from dragoman.model.ids import digest
from dragoman.model.judgement import Judgement, split_mention
from dragoman.resolve.bodies.naming import Owner
from dragoman.resolve.bodies.parties import Parties
from dragoman.resolve.bodies.whose import owners_in, with_owners
from dragoman.resolve.clusters import Clusters
from dragoman.resolve.documents.views import DocumentView
from dragoman.resolve.engagements.reports import Report, reports_of
from dragoman.resolve.judged import JudgedNames, in_force, right_values, standing_pairs
from dragoman.resolve.people.appearances import Naming, people_in
from dragoman.settings import Shown

KEPT = 16_384  # documents whose reports are kept at hand


class Background:
    """Parties, judgements, documents, and the rule for the values shown.

    Whatever is concluded from a judgement stands on items of the documents that it names.
    """

    def __init__(self, parties: Parties, judgements: Iterable[Judgement], view: Callable[[str], DocumentView], shown: Shown = "origins") -> None:
        self.parties = parties
        self.judgements = tuple(in_force(judgements))
        self.as_read = view
        self.shown = shown
        self.owners = lru_cache(maxsize=KEPT)(self._owners)
        self.reports = lru_cache(maxsize=KEPT)(self._reports)
        self.people = lru_cache(maxsize=KEPT)(self._people)
        self.report = lru_cache(maxsize=KEPT)(self._report)

    def view(self, document: str) -> DocumentView:
        """A document, bare bodies that take part standing for their states where its story makes these certain."""
        view, owners = self.as_read(document), self.owners(document)
        return with_owners(view, owners, self.parties) if owners else view

    def source_of(self, document: str) -> str | None:
        """The outlet of a document."""
        return self.as_read(document).source

    def _owners(self, document: str) -> Mapping[str, Owner]:
        """Whose the bare bodies are that a document names, by name."""
        return owners_in(self.as_read(document), self.parties)

    @cached_property
    def right(self) -> frozenset[tuple[str, str]]:
        """Mentions and fields whose values people have found right."""
        return frozenset(right_values(self.judgements))

    @cached_property
    def pairs_of_records(self) -> dict[str, list[tuple[int, Judgement]]]:
        """The judgements on two records that are followed, by document, each with the side (0, 1) that stands in it."""
        return _by_document(self._followed(records=True))

    @cached_property
    def pairs_of_names(self) -> dict[str, list[tuple[int, Judgement]]]:
        """The judgements on two people or two bodies that are followed, likewise."""
        return _by_document(self._followed(records=False))

    @cached_property
    def judged(self) -> JudgedNames:
        """Which names of people and bodies somebody keeps apart, and which are one."""
        told = self._followed(records=False)
        apart = frozenset(frozenset({one.left, one.right}) for one in told if one.verdict == "different")
        clusters = Clusters(sorted(self.judged_names))
        for one in told:
            if one.verdict == "same":
                clusters.join(one.left, one.right)
        return JudgedNames(apart, {mention: members[0] for members in clusters.groups() if len(members) > 1 for mention in members})

    @cached_property
    def judged_names(self) -> frozenset[str]:
        """Mentions of people and bodies that are judged the same as others, or different."""
        return frozenset(mention for one in self._followed(records=False) for mention in (one.left, one.right))

    def _followed(self, *, records: bool) -> list[Judgement]:
        same, apart, _ = standing_pairs(self.judgements, records=records)
        return [*apart, *same]

    @cached_property
    def _judged(self) -> dict[str, list[str]]:
        """What is followed of a document, by its id."""
        found: dict[str, list[str]] = {}
        fields = [one for one in self.judgements if one.verdict in ("right", "wrong", "corrected")]
        for one in (*fields, *self._followed(records=True), *self._followed(records=False)):
            for document in dict.fromkeys(split_mention(mention)[0] for mention in (one.left, one.right) if mention):
                found.setdefault(document, []).append(one.id)
        return found

    def stamp(self, document: str) -> str:
        """Changes with the document's reading and with what is judged of it."""
        judged = self._judged.get(document)
        stamp = self.view(document).stamp
        return digest(stamp, *sorted(judged)) if judged else stamp

    def _reports(self, document: str) -> Sequence[Report]:
        """The reports of a document, without their origin."""
        return reports_of([self.view(document)], self.parties, {document: ""}, self.right_of(document))

    def _people(self, document: str) -> Mapping[str, Naming]:
        """The people whom a document names."""
        return people_in(self.view(document), self.reports(document), self.parties)

    def _report(self, document: str, engagement: str, origin: str) -> Report:
        """One report of a document of an *origin*."""
        return next(replace(report, origin=origin) for report in self.reports(document) if report.ref.engagement == engagement)

    def right_of(self, document: str) -> Sequence[tuple[str, str]]:
        """The fields of a document's records that people have found right."""
        return self._right_by_document.get(document, ())

    @cached_property
    def _right_by_document(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for mention, name in sorted(self.right):
            found.setdefault(split_mention(mention)[0], []).append((mention, name))
        return found


def _by_document(judgements: Iterable[Judgement]) -> dict[str, list[tuple[int, Judgement]]]:
    found: dict[str, list[tuple[int, Judgement]]] = {}
    for one in judgements:
        for side, mention in enumerate((one.left, one.right)):
            found.setdefault(split_mention(mention)[0], []).append((side, one))
    return found
