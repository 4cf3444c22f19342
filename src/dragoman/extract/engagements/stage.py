"""The stage: candidates found, judged, merged, weighed and written as records."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import ClassVar

from dragoman.extract.engagements.candidates import Telling
from dragoman.extract.engagements.confidence import confidence
from dragoman.extract.engagements.gate import is_diplomatic, sides_of
from dragoman.extract.engagements.governors import Governors
from dragoman.extract.engagements.lexicon import Lexicon
from dragoman.extract.engagements.merging import Cluster, merge
from dragoman.extract.engagements.nouns import Nouns
from dragoman.extract.engagements.people import People
from dragoman.extract.engagements.places import Places
from dragoman.extract.engagements.prominence import Prominence
from dragoman.extract.engagements.scene import Scene
from dragoman.extract.engagements.speakers import speakers
from dragoman.extract.engagements.tellings import TALKS, Teller
from dragoman.extract.engagements.times import Times
from dragoman.extract.engagements.topics import MOST, Topics, TopicWords
from dragoman.extract.engagements.triggers import Verbs
from dragoman.knowledge.schema import Knowledge
from dragoman.model.annotations import Actor, DocumentDate, Factuality, Mention, Office, Sentence, Token
from dragoman.model.reading import Drop, Reading
from dragoman.model.records import Engagement, Evidence, Participant

MANY = 3
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
        scene = Scene(reading, self.knowledge, self.lexicon.lists["people"])
        tellings, drops = self.tell(scene)
        merged = merge(tellings)
        sides, lists = sides_of(scene), self.lexicon.lists
        drops += [
            Drop(self.name, "no state or organisation takes part", one.lead.span.of(reading.text))
            for one in merged
            if not is_diplomatic(scene, one, sides, lists)
        ]
        clusters, statements = part([cluster for cluster in merged if is_diplomatic(scene, cluster, sides, lists)])
        for cluster in clusters[:1]:
            add_speakers(scene, cluster)
        topics = Topics(scene, self.topic_words)
        prominence = Prominence(scene, self.lexicon.lists["recalling"], published(reading))
        mains = prominence.mains(clusters)
        starts = sorted(cluster.lead.candidate.sentence for cluster in clusters)
        for cluster in clusters:
            if cluster.type in TALKS and cluster.status == "held":
                first = cluster.lead.candidate.sentence
                last = next((start for start in starts if start > first), len(scene.sentences))
                cluster.later_topics = topics.of_sentences(first + 1, min(last, first + FOLLOWING))
        records = [self.record(scene, cluster, main) for cluster, main in zip(clusters, mains, strict=True)]
        if not any(mains) and not (clusters and prominence.is_reference_page(clusters)):
            records += [self.record(scene, cluster, True) for cluster in statements if prominence.opens(cluster)][:1]
        records.sort(key=lambda record: (record.evidence[0].start, record.evidence[0].end, record.type))
        return reading.adding(Engagement, [numbered(record, at) for at, record in enumerate(records, 1)], drops)

    def tell(self, scene: Scene) -> tuple[list[Telling], list[Drop]]:
        """What the text tells, in its order, and what it seemed to tell."""
        people, times = (
            People(scene, self.lexicon.lists["presence"], self.lexicon.lists["both"]),
            Times(scene, frozenset(self.lexicon.nouns), self.lexicon.lists["margins"]),
        )
        places = Places(scene, people, times, self.knowledge, self.lexicon.lists["houses"], self.lexicon.lists["motion"])
        governors = Governors(scene, self.lexicon)
        teller = Teller(scene, self.lexicon, people, times, places, Topics(scene, self.topic_words), governors, published(scene.reading))
        found = [*Verbs(scene, self.lexicon, people).find(), *Nouns(scene, self.lexicon, governors).find()]
        tellings, drops = [], []
        for candidate in sorted(found, key=lambda candidate: candidate.trigger):
            judged = teller.judge(candidate)
            if isinstance(judged, Telling):
                tellings.append(judged)
            else:
                sentence = scene.sentences[candidate.sentence].span
                drops.append(Drop(self.name, judged, sentence.of(scene.reading.text)))
        return tellings, drops

    def is_summit(self, scene: Scene, cluster: Cluster) -> bool:
        """Whether the leaders of three states or more met."""
        leaders = [scene.actors[at] for at in cluster.actors if holds(scene.actors[at].post, self.lexicon.lists["leaders"])]
        return cluster.type == "meeting" and len({actor.represents for actor in leaders} - {None}) >= MANY

    def record(self, scene: Scene, cluster: Cluster, main: bool) -> Engagement:
        """The record of one cluster, not yet numbered."""
        lead = cluster.lead
        type_ = "summit" if self.is_summit(scene, cluster) else cluster.type
        kind = self.knowledge.engagement_kinds.get(type_)
        participants = tuple(participant(scene.actors[actor]) for actor in cluster.actors if scene.actors[actor].kind != "place")
        date, place = cluster.date, cluster.place
        sure = confidence(
            lead.candidate.manner, len(participants), date is not None, place is not None, len(cluster.tellings), cluster.status == "held", main
        )
        return Engagement(
            "e0", type_, cluster.status, main, date[0].value if date else None, place[0] if place else None, participants,
            tuple(cluster.topics[:MOST]), kind.plover if kind else None, kind.cameo if kind else None, sure, evidence_of(scene, cluster),
        )  # fmt: skip


def part(clusters: list[Cluster]) -> tuple[list[Cluster], list[Cluster]]:
    """Engagements, and statements, which count only where a document reports nothing else."""
    statements = [cluster for cluster in clusters if cluster.type == "statement"]
    return [cluster for cluster in clusters if cluster.type != "statement"], statements


def add_speakers(scene: Scene, cluster: Cluster) -> None:
    """Adds to *cluster* those who speak for its sides later on, each with the sentence that shows it."""
    for actor, sentence in dict(speakers(scene, cluster)).items():
        candidate = replace(cluster.lead.candidate, manner="reference", sentence=sentence)
        cluster.tellings.append(Telling(candidate, scene.sentences[sentence].span, (actor,)))


def published(reading: Reading) -> str | None:
    """The day of publication: what the source tells, else what the text does, else what was worked out."""
    dates = sorted(reading[DocumentDate], key=lambda date: date.inferred)
    return reading.document.published or (dates[0].value.strip("?~") if dates else None)


def holds(post: str | None, offices: frozenset[str]) -> bool:
    """Whether *post* is one of *offices*, as it begins or as a state's adjective leads it in; a deputy's isn't."""
    words = (post or "").lower()
    return any(words.startswith(office) or f" {office}" in words.split(" of ")[0] for office in offices) and not words.startswith(("vice", "deputy"))


def participant(actor: Actor) -> Participant:
    """An actor as one who took part."""
    kind = actor.kind if actor.kind != "place" else "state"
    return Participant(actor.name, kind, actor.post, actor.represents, actor.entity, actor.represents_entity, actor.members)


def evidence_of(scene: Scene, cluster: Cluster) -> tuple[Evidence, ...]:
    """The anchor, then the passages that other fields stand on."""
    text, lead = scene.reading.text, cluster.lead
    supports: dict[Telling, list[str]] = {}
    for name, value in (("date", cluster.date), ("place", cluster.place)):
        if value is not None and value[1].span != lead.span:
            supports.setdefault(value[1], []).append(name)
    for telling in cluster.tellings:
        if telling.span != lead.span and set(telling.actors) - set(lead.actors):
            supports.setdefault(telling, []).append("participants")
    further = sorted(supports.items(), key=lambda item: item[0].span)
    return (Evidence.at(text, lead.span), *(Evidence.at(text, telling.span, *names) for telling, names in further))


def numbered(record: Engagement, number: int) -> Engagement:
    """The record with its id."""
    return replace(record, id=f"{Engagement.prefix}{number}")
