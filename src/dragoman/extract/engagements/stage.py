"""The stage: candidates found, judged, merged, weighed and written as records."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import ClassVar

from dragoman.extract.engagements.bystanders import Bystanders
from dragoman.extract.engagements.candidates import Candidate, Telling
from dragoman.extract.engagements.company import Company
from dragoman.extract.engagements.descriptions import Descriptions
from dragoman.extract.engagements.gate import Gate
from dragoman.extract.engagements.governors import Governors
from dragoman.extract.engagements.headlines import Headlines
from dragoman.extract.engagements.items import Items
from dragoman.extract.engagements.leads import Leads
from dragoman.extract.engagements.lexicon import Lexicon
from dragoman.extract.engagements.merging import PAPERS, Cluster, merge
from dragoman.extract.engagements.nouns import Nouns
from dragoman.extract.engagements.occasions import Occasions, lend
from dragoman.extract.engagements.pairs import Pairs
from dragoman.extract.engagements.parties import TALKS, Parties
from dragoman.extract.engagements.people import People
from dragoman.extract.engagements.places import Places
from dragoman.extract.engagements.plurals import OF_NONE, Plurals
from dragoman.extract.engagements.programme import Programme
from dragoman.extract.engagements.prominence import Prominence
from dragoman.extract.engagements.records import Recorder
from dragoman.extract.engagements.refusals import Refusals
from dragoman.extract.engagements.remote import Remote
from dragoman.extract.engagements.rosters import Rosters
from dragoman.extract.engagements.scene import Scene
from dragoman.extract.engagements.separate import Separate
from dragoman.extract.engagements.series import Series
from dragoman.extract.engagements.speakers import speakers
from dragoman.extract.engagements.spots import Spots
from dragoman.extract.engagements.standing_for import StandingFor
from dragoman.extract.engagements.statuses import Statuses
from dragoman.extract.engagements.stretches import Stretches
from dragoman.extract.engagements.tellings import Teller
from dragoman.extract.engagements.times import Times
from dragoman.extract.engagements.topics import Topics, TopicWords
from dragoman.extract.engagements.triggers import Verbs
from dragoman.knowledge.calibration import curve_of
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Actor, DocumentDate, Factuality, Mention, Office, Sentence, Token
from dragoman.model.reading import Drop, Reading
from dragoman.model.records import Engagement

FOLLOWING = 8  # sentences in which topics are looked for


@dataclass(frozen=True)
class Engagements:
    """Actor, date and grammar layers → Engagement records."""

    name: ClassVar[str] = "engagements/1"
    requires: ClassVar[frozenset[type]] = frozenset({Token, Sentence, Mention, Office, Actor, Factuality})
    provides: ClassVar[frozenset[type]] = frozenset({Engagement})
    knowledge: Knowledge
    lexicon: Lexicon = field(init=False)
    topic_words: TopicWords = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lexicon", Lexicon.of(self.knowledge))
        object.__setattr__(self, "topic_words", TopicWords.of(self.knowledge))

    def __call__(self, reading: Reading) -> Reading:
        scene = Scene(reading, self.knowledge, self.lexicon.lists["people"], self.lexicon.lists["holders"])
        tellings, refused = self.tell(scene)
        told = merge(self.with_programme(scene, tellings))
        lend(told)
        Leads(scene, self.spots(scene), published(scene.reading)).lend(told)
        Headlines(scene, self.times(scene), self.spots(scene)).lend(told)
        told = [*told, *Items(scene, self.lexicon.lists).journeys(self.spots(scene), told, published(scene.reading))]
        clusters, foreign = self.part(scene, [*told, *self.series(scene).clusters(told)])
        items = Items(scene, self.lexicon.lists)
        for cluster in [cluster for cluster in clusters if cluster.type != "statement"][:1]:
            if not items.is_item(cluster.lead.candidate.sentence):
                add_speakers(scene, cluster)
        add_topics(scene, clusters, self.topic_words)
        records = sorted(self.records(scene, clusters), key=lambda record: (record.evidence[0].start, record.evidence[0].end, record.type))
        numbered = [replace(record, id=f"{Engagement.prefix}{number}") for number, record in enumerate(records, 1)]
        return reading.adding(Engagement, numbered, [*refused, *foreign])

    def with_programme(self, scene: Scene, tellings: list[Telling]) -> list[Telling]:
        """*tellings* with those of the lines of a programme in the place of what the grammar makes of these."""
        programme = Programme(scene, self.lexicon, published(scene.reading))
        if not programme.days:
            return tellings
        lines = list(programme.tellings(self.spots(scene)))
        listed = {telling.candidate.sentence for telling in lines}
        kept = [programme.filled(telling) for telling in tellings if telling.candidate.sentence not in listed]
        return sorted([*kept, *lines], key=lambda telling: telling.candidate.trigger)

    def tell(self, scene: Scene) -> tuple[list[Telling], list[Drop]]:
        """What the text tells, in its order, and what it seemed to tell."""
        lists = self.lexicon.lists
        plurals = Plurals(scene, lists["both"], lists["paired"], lists["leaders"])
        people = People(scene, self.lexicon, plurals)
        governors = Governors(scene, self.lexicon, Company(scene, self.lexicon))
        teller = self.teller(scene, people, governors)
        found: list[Candidate] = [
            *Verbs(scene, self.lexicon, people, Descriptions(scene, self.lexicon, people)).find(),
            *Nouns(scene, self.lexicon, governors).find(),
        ]
        deciding = {one.verb for one in found if one.type == "decision"}
        found = [one for one in found if not is_decided(scene, one, deciding)]
        found = [*Bystanders(scene, lists).join(found), *Rosters(scene, lists).find()]
        separate = Separate(scene, self.lexicon, people)
        found = [part for one in found for part in separate.parts(one)]
        judged = [(one, teller.judge(one)) for one in sorted(found, key=lambda candidate: candidate.trigger)]
        tellings = without_doubles([telling for _, telling in judged if isinstance(telling, Telling)])
        refused = [(scene.sentences[one.sentence].span, reason) for one, reason in judged if isinstance(reason, str)]
        return tellings, [Drop(self.name, reason, span.of(scene.reading.text)) for span, reason in refused]

    def teller(self, scene: Scene, people: People, governors: Governors) -> Teller:
        """The judge of one scene with all that it asks."""
        lexicon = self.lexicon
        times = self.times(scene)
        spots, items = self.spots(scene), Items(scene, lexicon.lists)
        return Teller(
            scene,
            lexicon,
            governors,
            Parties(scene, lexicon, people, governors, Remote(scene, lexicon.lists), Pairs(scene, lexicon.lists)),
            Statuses(scene, lexicon, published(scene.reading), items),
            Refusals(scene, lexicon, governors, items),
            times,
            Places(scene, people, times, spots, lexicon.lists),
            Occasions(scene, times, lexicon.lists),
            Topics(scene, self.topic_words),
            items,
        )

    def times(self, scene: Scene) -> Times:
        """The finder of dates in one scene."""
        lists, nouns = self.lexicon.lists, self.lexicon.nouns
        papers = frozenset(noun for noun, kind in nouns.items() if kind in PAPERS | {"signing"})
        return Times(
            scene, frozenset(nouns), papers, lists, Stretches(scene, lists["ending"], lists["starting"], lists["journeys"], published(scene.reading))
        )

    def series(self, scene: Scene) -> Series:
        """The finder of engagements told by numbers alone."""
        return Series(scene, self.spots(scene), self.lexicon.lists)

    def spots(self, scene: Scene) -> Spots:
        """The finder of places named in one scene."""
        return Spots(scene, self.knowledge, self.lexicon.lists["houses"], self.lexicon.lists["settlements"])

    def part(self, scene: Scene, clusters: list[Cluster]) -> tuple[list[Cluster], list[Drop]]:
        """The clusters in which states or their organisations have a part, and the others as drops."""
        gate = Gate(scene, self.lexicon.lists, clusters)
        kept = [cluster for cluster in clusters if gate.admits(cluster)]
        gone = [cluster for cluster in clusters if cluster not in kept]
        return kept, [Drop(self.name, "no state or organisation takes part", one.lead.span.of(scene.reading.text)) for one in gone]

    def records(self, scene: Scene, clusters: list[Cluster]) -> list[Engagement]:
        """The record of each engagement; of a statement only where nothing else is the news."""
        lists = self.lexicon.lists
        plurals = lists["both"] | lists["paired"] | OF_NONE | {"of", "the"}
        recorder = Recorder(scene, self.knowledge, lists, plurals, curve_of(self.knowledge, Engagement), StandingFor(scene, lists))
        prominence = Prominence(scene, lists, published(scene.reading), Items(scene, lists))
        acts = [cluster for cluster in clusters if cluster.type != "statement"]
        mains = prominence.mains(acts)
        found = [recorder.record(cluster, main) for cluster, main in zip(acts, mains, strict=True)]
        if any(mains) or (acts and prominence.is_reference_page(acts)):
            return found
        statements = [cluster for cluster in clusters if cluster.type == "statement" and prominence.opens(cluster)]
        return found + [recorder.record(cluster, True) for cluster in statements[:1]]


def is_decided(scene: Scene, candidate: Candidate, deciding: set[int]) -> bool:
    """Whether a candidate is what a decision is about: "voted to convene a conference"."""
    at = candidate.verb
    while scene.tokens[at].dep in ("xcomp", "ccomp") and scene.tokens[at].head != at:
        at = scene.tokens[at].head
        if at in deciding:
            return True
    return False


def without_doubles(tellings: list[Telling]) -> list[Telling]:
    """*tellings* without verbs that merely refer back where their own noun tells of what: "also took part in the summit"."""
    told = {telling.candidate.verb for telling in tellings if telling.candidate.trigger != telling.candidate.verb}
    return [one for one in tellings if not (one.candidate.type == "other" and one.candidate.manner == "reference" and one.candidate.trigger in told)]


def add_speakers(scene: Scene, cluster: Cluster) -> None:
    """Adds to *cluster* those who speak for its sides later on, each with the sentence that shows it."""
    for actor, sentence in dict(speakers(scene, cluster)).items():
        candidate = replace(cluster.lead.candidate, manner="reference", sentence=sentence)
        cluster.tellings.append(Telling(candidate, scene.sentences[sentence].span, (actor,)))


def add_topics(scene: Scene, clusters: list[Cluster], words: TopicWords) -> None:
    """Adds to each talk the topics of the sentences behind it, up to the next engagement that is told in full."""
    topics = Topics(scene, words)
    full = [cluster for cluster in clusters if cluster.type != "statement" and cluster.lead.candidate.manner != "mention"]
    starts = sorted(cluster.lead.candidate.sentence for cluster in full if cluster.type in TALKS | {"visit", "conference", "call"})
    for cluster in full:
        if cluster.type in TALKS | {"conference"} and cluster.status != "cancelled":
            first = cluster.lead.candidate.sentence
            last = next((start for start in starts if start > first), len(scene.sentences))
            cluster.later_topics = topics.of_sentences(first + 1, min(last, first + FOLLOWING), cluster.parties)


def published(reading: Reading) -> str | None:
    """The day of publication: what the source tells, else what the text does, else what was worked out."""
    dates = sorted(reading[DocumentDate], key=lambda date: date.inferred)
    return reading.document.published or (dates[0].value.strip("?~") if dates else None)
