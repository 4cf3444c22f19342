"""One engagement, told several times within a document: tellings joined, references led back to what they mean."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.extract.engagements.candidates import Telling
from dragoman.model.annotations import DateMention
from dragoman.model.records import EngagementType, Place, Status

KIN = (
    frozenset({"meeting", "consultations", "negotiation", "summit"}),
    frozenset({"conference", "summit", "consultations"}),
    frozenset({"signing", "ceremony"}),
)
EXACT = frozenset({"consultations", "summit", "call", "signing", "conference"})
ALIKE = 0.5
HOSTING = frozenset({"conference", "consultations", "summit"})
PAPERS = frozenset({"decision", "appointment", "correspondence", "statement"})
TALKS = frozenset({"meeting", "call", "visit", "negotiation"})
SPOKEN = frozenset({"meeting", "call", "ceremony", "consultations"})
SPEECHES = frozenset({"meeting", "consultations", "negotiation", "summit", "conference", "ceremony", "signing"})
FAR = 3  # sentences between a meeting and what was said at it
ACTS = frozenset({"ceremony", "signing", "decision", "correspondence"})
ORDER = {"verb": 0, "support": 0, "heading": 2, "mention": 1, "reference": 3}


@dataclass(slots=True)
class Cluster:
    """One engagement and all its tellings, in the order of the text."""

    tellings: list[Telling] = field(default_factory=list)
    later_topics: list[str] = field(default_factory=list)
    beside: Cluster | None = None  # the conference or session told of before
    lent_date: tuple[DateMention, Telling] | None = None  # of the engagement that it was part of
    lent_place: tuple[Place, Telling] | None = None

    @property
    def lead(self) -> Telling:
        """The telling that says it best: a body sentence before a heading, a full one before one in passing."""
        return min(self.tellings, key=lambda told: (ORDER[told.candidate.manner] + told.aim, told.candidate.sentence, told.candidate.trigger))

    @property
    def type(self) -> EngagementType:
        """The lead's kind, unless a telling of its purpose says more exactly what a mere meeting was."""
        lead = self.lead.candidate
        kind = lead.type
        told = [
            t.candidate.type
            for t in self.tellings
            if t.candidate.type in EXACT and (t.purpose or t.equation or lead.manner == "heading" or (lead.definite and t.candidate.named))
        ]
        if kind == "meeting" and any(t.within is not None for t in self.tellings):
            return "ceremony"
        return told[0] if kind in ("meeting", "ceremony") and told else kind

    @property
    def status(self) -> Status:
        """The lead's status."""
        return self.lead.candidate.status

    @property
    def title(self) -> frozenset[str]:
        """The words of the name that the first named telling gives it."""
        return next((t.candidate.title for t in self.tellings if t.candidate.title), frozenset())

    @property
    def actors(self) -> list[int]:
        """Who took part, by all tellings, in the order of the text."""
        lead = self.lead
        tellings = [lead, *(t for t in self.tellings if t is not lead and not (t.candidate.manner == "heading" and lead.parties))]
        told = list(dict.fromkeys(actor for telling in tellings for actor in telling.actors))
        return told or list(dict.fromkeys(actor for telling in tellings for actor in telling.sides))

    @property
    def parties(self) -> set[int]:
        """Everybody named as taking part and every side of a title."""
        return {actor for telling in self.tellings for actor in (*telling.actors, *telling.sides)}

    @property
    def own_date(self) -> tuple[DateMention, Telling] | None:
        """The first date that a telling gives, the lead's before others'; where a further one tells it more exactly, that."""
        told = [(t.date, t) for t in [self.lead, *self.tellings] if t.date is not None]
        first = next(iter(told), None)
        return next(
            (one for one in told if first and len(one[0].value) > len(first[0].value) and one[0].value.startswith(first[0].value + "-")), first
        )

    @property
    def date(self) -> tuple[DateMention, Telling] | None:
        """Its own date, or that of the engagement that it was part of."""
        return self.own_date or self.lent_date

    @property
    def own_place(self) -> tuple[Place, Telling] | None:
        """The first place that a telling gives, the lead's before others'."""
        return next(((t.place, t) for t in [self.lead, *self.tellings] if t.place is not None), None)

    @property
    def place(self) -> tuple[Place, Telling] | None:
        """Its own place; on the margins of another engagement or as part of it, that one's."""
        beside = self.beside.place if self.beside is not None and self.lead.margins else None
        return self.own_place or beside or self.lent_place

    @property
    def topics(self) -> list[str]:
        """All topics told, each once."""
        told = [topic for telling in self.tellings for topic in telling.topics]
        return list(dict.fromkeys([*told, *self.later_topics]))


def merge(tellings: list[Telling]) -> list[Cluster]:
    """The engagements that *tellings* (in the order of the text) tell of; a reference to nothing told makes none."""
    clusters: list[Cluster] = []
    for telling in tellings:
        homes = (cluster for cluster in reversed(clusters) if belongs(telling, cluster))
        if telling.candidate.definite:
            home = min(homes, key=lambda cluster: cluster.lead.candidate.manner == "mention", default=None)
        else:
            home = next(homes, None)
        home = journey(telling, clusters) or home or sitting(telling, clusters)
        if home is not None:
            home.tellings.append(telling)
        elif telling.hollow:
            continue
        elif telling.candidate.manner != "reference" or telling.stands:
            hosts = [cluster for cluster in clusters if cluster.type in HOSTING]
            clusters.append(Cluster([telling], beside=hosts[-1] if hosts else None))
    return without_echoes(clusters)


def journey(telling: Telling, clusters: list[Cluster]) -> Cluster | None:
    """The last visit of somebody of the same side, where a list tells who goes along."""
    if not telling.candidate.retinue:
        return None
    visits = (cluster for cluster in reversed(clusters) if cluster.type == "visit")
    return next((visit for visit in visits if (visit.lead.named | visit.lead.entities) & telling.named), None)


def sitting(telling: Telling, clusters: list[Cluster]) -> Cluster | None:
    """The decision told last, where "the meeting" can only mean the sitting that took it."""
    decided = bool(clusters) and clusters[-1].type == "decision" and telling.candidate.type in ("meeting", "consultations")
    return clusters[-1] if decided and telling.candidate.definite and not telling.candidate.named else None


def without_echoes(clusters: list[Cluster]) -> list[Cluster]:
    """The clusters without headings that repeat what the body tells: they join it, or go where it tells something else."""
    told = [cluster for cluster in clusters if cluster.lead.candidate.manner != "heading"]
    for cluster in clusters:
        if cluster not in told:
            home = next((other for other in told if kin(cluster.type, other.type) and not differ(cluster.lead, other)), None)
            if home is not None:
                home.tellings = [*cluster.tellings, *home.tellings]
    return told or clusters


def belongs(telling: Telling, cluster: Cluster) -> bool:
    """Whether *telling* tells of *cluster* again."""
    kind, known = telling.candidate.type, cluster.type
    if telling.candidate.former and not cluster.lead.candidate.former:
        return False
    if telling.purpose and telling.candidate.verb == cluster.lead.candidate.verb:
        return kin(kind, known)
    if telling.within is not None and known == "meeting" and telling.within in {t.candidate.verb for t in cluster.tellings}:
        return True
    if is_said_there(telling, cluster):
        return True
    if telling.setting and telling.candidate.verb == cluster.lead.candidate.verb and kind == known:
        return True
    if telling.hollow:
        return False
    if telling.equation and kind == "meeting" and known == "call" and telling.candidate.sentence - cluster.lead.candidate.sentence == 1:
        return True  # "A called B. It was their second conversation this week"
    if telling.candidate.manner == "reference":
        if kind != "other":
            return kin(kind, known)
        return is_gathering(cluster) and (not telling.speech or known in SPEECHES) and not (telling.delegates and known in ACTS)
    if is_same_talk(telling, cluster) and not differ(telling, cluster):
        return True
    if kind == known == "visit" and telling.candidate.manner == "mention" and telling.candidate.definite:
        return bool(set(telling.parties) & cluster.parties)  # "will be received during his visit", told as begun before
    if is_accreditation(telling, cluster):
        return True
    if not kin(kind, known) or differ(telling, cluster):
        return False
    mine, theirs = set(telling.parties), cluster.parties
    if telling.apart and mine != theirs:
        return False
    if likeness(telling.candidate.title, cluster.title) >= ALIKE and len(cluster.title) > 1 and (mine & theirs or not mine or not theirs):
        return True
    if mine & theirs and telling.date is not None and cluster.date is not None and kind == known and kind not in TALKS:
        return True
    if mine & theirs and kind == known and kind in ACTS and telling.grouped and cluster.lead.grouped and near(telling, cluster):
        return True  # "envoys of four states presented …": then of which
    if kind == known == "correspondence" and telling.candidate.sentence == cluster.lead.candidate.sentence:
        return True  # "sent a cable offering condolences", "delivered a message sent by"
    if telling.candidate.definite and not telling.candidate.named and not telling.candidate.numbered:
        return True
    if kind == "visit":
        return bool(mine & theirs) or not mine
    if not mine or not theirs:
        return (telling.candidate.named or telling.candidate.manner != "support") and kind == known and near(telling, cluster)
    if mine == theirs:
        return True
    if kind == known and cluster.lead.vague and not telling.vague and near(telling, cluster) and telling.candidate.manner == "verb":
        return True  # "the leaders of A and B signed …": then their names
    if kind == known and mine & theirs and (telling.named & cluster.lead.unnamed or telling.unnamed & cluster.lead.named) and near(telling, cluster):
        return True  # "met his counterpart": then by name
    if kind == known and cluster.lead.aim and theirs <= mine:
        return True  # "travelled to meet A": then how they met
    if {kind, known} == {"meeting", "consultations"} and telling.candidate.manner == "verb":
        return False
    if len(mine & theirs) >= 2:
        return True
    return (mine <= theirs or theirs <= mine) and (telling.candidate.manner == "mention" or cluster.lead.candidate.manner in ("mention", "heading"))


def is_said_there(telling: Telling, cluster: Cluster) -> bool:
    """Whether a wish without a letter was said at what was told just before: "received the envoy. He congratulated her"."""
    there = telling.candidate.sentence - cluster.lead.candidate.sentence <= FAR and cluster.type in SPOKEN and cluster.status == "held"
    return telling.spoken and there and bool(telling.actors) and set(telling.actors) <= cluster.parties


def is_accreditation(telling: Telling, cluster: Cluster) -> bool:
    """Whether both speak of one presentation of letters: "accepted letters of credence", then "before presenting her letter"."""
    lead = cluster.lead
    close = telling.candidate.sentence - lead.candidate.sentence <= FAR and telling.accredits and lead.accredits
    mine = set(telling.actors)
    same = mine <= cluster.parties or (telling.candidate.sentence == lead.candidate.sentence and bool(mine & cluster.parties))
    return close and cluster.type == "ceremony" and bool(mine) and same


def is_same_talk(telling: Telling, cluster: Cluster) -> bool:
    """Whether two tellings near each other have the same sides, one naming those who spoke for them: "A and B held talks. X of A told Y of B"; or
    call one talk by a further word: "also held consultations with her"."""
    kind, known = telling.candidate.type, cluster.type
    candidate = telling.candidate
    within = kind == known == "meeting" and candidate.sentence == cluster.lead.candidate.sentence and not candidate.without
    if within and candidate.manner == "support" and not telling.apart and len(telling.actors) == 1 and set(telling.actors) < cluster.parties:
        return True  # "held a meeting with B and discussions on trade"
    if not near(telling, cluster) or candidate.manner not in ("verb", "support") or telling.apart or candidate.named or candidate.numbered:
        return False
    if kind == "consultations" and known in ("call", "meeting") and telling.personal and set(telling.actors) == cluster.parties:
        return True
    lead = cluster.lead
    sides = lead.entities == telling.entities and len(lead.entities) > 1
    return kind == known and kind in TALKS | {"signing"} and sides and lead.personal != telling.personal


def is_gathering(cluster: Cluster) -> bool:
    """Whether "the event" or "the delegation was led by" may speak of a cluster: people came together, and it is told in full."""
    return cluster.type not in PAPERS and cluster.lead.candidate.manner != "mention" and not cluster.lead.aim


def kin(left: str, right: str) -> bool:
    """Whether two kinds may be two words for one engagement."""
    return left == right or any(left in group and right in group for group in KIN)


def likeness(left: frozenset[str], right: frozenset[str]) -> float:
    """The share of words that two names have in common."""
    return len(left & right) / len(left | right) if left and right else 0.0


def are_other_names(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two names of sessions or forums are of different ones."""
    return min(len(left), len(right)) > 1 and likeness(left, right) < ALIKE and not (left <= right or right <= left)


def near(telling: Telling, cluster: Cluster) -> bool:
    """Whether a telling follows the cluster's last within two sentences."""
    return telling.candidate.sentence - cluster.tellings[-1].candidate.sentence <= 2


def differ(telling: Telling, cluster: Cluster) -> bool:
    """Whether dates, places or status keep the two apart."""
    theirs = cluster.date
    if telling.date is not None and theirs is not None and not same_time(telling.date.value, theirs[0].value):
        return True
    if are_other_names(telling.candidate.title, cluster.title):
        return True
    place = cluster.place
    if telling.place is not None and place is not None and len({telling.place.country, place[0].country} - {None}) > 1:
        return True
    held = {"held"}
    return (telling.candidate.status in held) != (cluster.status in held)


def same_time(left: str, right: str) -> bool:
    """Whether one EDTF date lies within the other, as far as both tell."""
    a, b = left.strip("?~"), right.strip("?~")
    return a == b or a.startswith(b) or b.startswith(a) or a.split("/")[0] == b.split("/")[0] or (a[:4] == "XXXX" and b[4:].startswith(a[4:]))
