"""What one engagement lends another that was part of it: "At the summit the ministers signed …" has the summit's day and place.

A day is lent only where it is one day, and what came after talks is of the same day as far as one can tell ("?"). Nothing told is replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from dragoman.extract.engagements.candidates import Candidate, Telling
from dragoman.extract.engagements.merging import TALKS, Cluster
from dragoman.extract.engagements.scene import Scene
from dragoman.extract.engagements.times import Times
from dragoman.model.annotations import DateMention

DAY = re.compile(r"\d{4}-\d{2}-\d{2}\??")
NO_SPAN = re.compile(r"\d{4}(-\d{2}){0,2}\??")
SITTINGS = frozenset({"meeting", "consultations", "negotiation", "summit", "conference", "signing", "ceremony"})
DASHES = frozenset({"-", "–", "—"})
PLACELESS = frozenset({"call", "statement", "correspondence"})


@dataclass(frozen=True)
class Occasions:
    """Finds the engagement on whose occasion another took place, by the words of their clause."""

    scene: Scene
    times: Times
    lists: Mapping[str, frozenset[str]]

    def of(self, candidate: Candidate) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The nouns of the engagements during which and those after which a candidate took place."""
        during: list[int] = []
        after: list[int] = []
        things = [noun for noun in self.scene.objects(candidate.verb) if self.scene.unit_at(noun) is None]  # "signed a pact at the summit"
        below = [at for thing in things for at in range(thing, self.scene.reach[thing][1]) if self.scene.tokens[at].tag.startswith("NN")]
        for at in dict.fromkeys((*self.times.chain(candidate), *below)):
            for word, preposition in self.scene.prepositions(at):
                nouns = [inner for noun in self.scene.complements(preposition) for inner in self.named(noun)]
                if word in self.lists["during"]:
                    during += nouns
                elif word in self.lists["following"]:
                    after += nouns
        return (*during, *self.where(candidate)), tuple(after)

    def where(self, candidate: Candidate) -> Iterator[int]:
        """The words above a clause with "where" up to their verb: "paid a visit to Larkholm, where she signed"."""
        tokens, at = self.scene.tokens, candidate.verb
        if tokens[at].dep != "relcl" or not any(tokens[child].text.lower() == "where" for child in self.scene.children[at]):
            return
        while tokens[at].head != at:
            at = tokens[at].head
            yield at
            if tokens[at].tag.startswith("VB"):
                return

    def named(self, noun: int) -> list[int]:
        """The noun of an engagement itself; that behind "on the margins of"."""
        if self.scene.tokens[noun].text.lower() in self.lists["margins"] or self.scene.tokens[noun].lemma.lower() in self.lists["course"]:
            return [below for word, at in self.scene.prepositions(noun) if word == "of" for below in self.scene.complements(at)]
        return self.name_from(noun)

    def name_from(self, noun: int) -> list[int]:
        """*noun* with the words of the name that goes on behind it: at "the A – B High Level Dialogue" the grammar may stop at A."""
        tokens, words = self.scene.tokens, [noun]
        while (at := words[-1] + 1) < len(tokens) and tokens[at].sentence == tokens[noun].sentence:
            if not (tokens[at].text[:1].isupper() or tokens[at].text in DASHES):
                break
            words.append(at)
        return words


def lend(clusters: list[Cluster]) -> None:
    """Gives clusters without a day or place those of the engagement that they were part of, and the other way round within one clause."""
    arrive(clusters)
    homes = {telling.candidate.trigger: cluster for cluster in clusters for telling in cluster.tellings}
    for cluster in clusters:
        for telling in cluster.tellings:
            for noun in telling.during:
                host = homes.get(noun)
                if host is not None and host is not cluster and host.status == cluster.status:
                    borrow(cluster, host)
                    give(cluster, host, telling)
            for noun in telling.after:
                host = homes.get(noun)
                if host is not None and host is not cluster and telling is cluster.lead:
                    go_on(cluster, host)


def arrive(clusters: list[Cluster]) -> None:
    """Gives "their meeting" the day and town of the journey told of in the sentence before: "She came to Larkholm on 4 May. During their meeting"."""
    for before, cluster in pairwise(sorted(clusters, key=lambda one: one.lead.candidate.sentence)):
        lead = cluster.lead.candidate
        refers = any(told.candidate.definite and told.candidate.sentence == lead.sentence for told in cluster.tellings)
        follows = refers and lead.sentence - before.lead.candidate.sentence == 1 and cluster.type in TALKS
        if follows and before.type == "visit" and before.status == cluster.status and set(before.actors) & set(cluster.actors):
            borrow(cluster, before)


def borrow(cluster: Cluster, host: Cluster) -> None:
    """The day and place of *host* for what was part of it."""
    if cluster.date is None and host.own_date is not None and NO_SPAN.fullmatch(host.own_date[0].value):
        cluster.lent_date = host.own_date
    if cluster.place is None and host.own_place is not None and cluster.type not in PLACELESS and host.type not in PLACELESS:
        cluster.lent_place = host.own_place


def give(cluster: Cluster, host: Cluster, telling: Telling) -> None:
    """The time told of *cluster* for the sitting at which it took place, where that is told in passing: "the signing at the session in June"."""
    own = cluster.own_date
    if (
        host.date is None
        and own is not None
        and own[1] is telling
        and host.type in SITTINGS
        and host.lead.candidate.sentence == telling.candidate.sentence
    ):
        host.lent_date = own


def go_on(cluster: Cluster, host: Cluster) -> None:
    """The day of the talks after which something took place, inferred."""
    own = host.own_date
    held = cluster.status == host.status == "held" and host.type in TALKS | SITTINGS
    if cluster.date is None and own is not None and held and host.type != "visit" and DAY.fullmatch(own[0].value):
        cluster.lent_date = (inferred(own[0]), own[1])


def inferred(date: DateMention) -> DateMention:
    """*date* marked as worked out."""
    return replace(date, value=date.value.rstrip("?") + "?")
