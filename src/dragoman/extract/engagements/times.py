"""When and where, from the words beside a trigger: the clause first, then the rest of its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from dragoman.extract.engagements.candidates import Candidate
from dragoman.extract.engagements.scene import Scene
from dragoman.extract.engagements.stretches import Stretches
from dragoman.model.annotations import DateMention

CARRIED = frozenset({"xcomp", "conj", "pcomp", "prep", "pobj", "dobj"})
AUXILIARY = frozenset({"aux", "auxpass"})
PAST = frozenset({"VBD", "VBN"})
RELATIVES = frozenset({"which", "that"})
MONTH = 7  # characters of a month in EDTF
DAY = 10
YEAR = 4  # characters of a year in EDTF


@dataclass(frozen=True)
class Times:
    """Ties the dates of one scene to its candidates."""

    scene: Scene
    events: frozenset[str]
    papers: frozenset[str]  # those of them that are written: "declaration"
    lists: Mapping[str, frozenset[str]]
    stretches: Stretches

    @cached_property
    def roots(self) -> list[tuple[int, DateMention]]:
        """Each date with the token that it hangs on the sentence by."""
        return [(self.scene.root_of(date.span), date) for date in self.scene.dates]

    @cached_property
    def starts(self) -> list[int]:
        """Where the dates begin."""
        return [date.span.start for _, date in self.roots]

    def within(self, sentence: int) -> list[tuple[int, DateMention]]:
        """The dates of one sentence."""
        span = self.scene.sentences[sentence].span
        return self.roots[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def of(self, candidate: Candidate) -> DateMention | None:
        """The date that the grammar ties to the candidate: to its noun, its verb, or the verbs above."""
        chain = self.chain(candidate)
        carried = self.stretches.carried(chain, self.scene.tokens[candidate.verb].tag in PAST)
        if carried is not None:
            return carried
        found = self.nearest(candidate, chain) or (self.nearest(candidate, chain, through=True) if candidate.manner == "verb" else None)
        if found is None or len(found.value) == YEAR:
            near = self.beside(candidate, chain)
            found = near if found is None or (near and near.value.startswith(found.value)) else found
        if found is None:
            found = self.stretches.carried(chain, self.scene.tokens[candidate.verb].tag in PAST, loosely=True)
        if found is None or (candidate.type == "visit" and self.is_parted(candidate.trigger, found)):
            return None
        return self.stretches.stretched(found, candidate.trigger, candidate.verb)

    def is_parted(self, noun: int, date: DateMention) -> bool:
        """Whether a date behind a comma is that of what happened on a journey: "as part of her visit, she met the minister on Tuesday"."""
        tokens = self.scene.tokens
        if tokens[noun].dep != "pobj" or not tokens[noun].tag.startswith("NN"):
            return False
        word = tokens[noun].head
        setting = self.is_course(tokens[word].head) or tokens[word].text.lower() in self.lists["during"] - {"on", "at"}
        first, _ = self.scene.range_of(date.span)
        return setting and any(token.text == "," for token in tokens[noun:first]) and any(token.tag in PAST for token in tokens[noun:first])

    def nearest(self, candidate: Candidate, chain: list[int], *, through: bool = False) -> DateMention | None:
        """The date that hangs nearest to the chain; with *through*, also that of what the clause is set in: "in a call on Monday, A told B"."""
        best: tuple[int, bool, int, DateMention] | None = None
        for root, date in self.within(candidate.sentence):
            foreign = self.is_in_title(date) or self.is_bound(root) or self.is_age(date) or self.is_of_subject(root, candidate)
            rank = None if foreign else self.rank(root, chain, through=through)
            if rank is not None:
                found = (rank, not self.is_right_on(root, chain[rank]), abs(root - candidate.trigger))
                best = (*found, date) if best is None or found < best[:3] else best
        return best[3] if best else None

    def is_of_subject(self, root: int, candidate: Candidate) -> bool:
        """Whether a date before the verb is that of the engagement which is its subject: "the talks on Monday follow a visit in April"."""
        first = root < candidate.verb < candidate.trigger
        return first and any(self.is_other_event(at) and at < root for at in self.scene.dependents(candidate.verb, "nsubj"))

    def is_right_on(self, root: int, word: int) -> bool:
        """Whether a date hangs on a word itself, with a preposition between at most."""
        above = self.scene.tokens[root].head
        return word in (root, above, self.scene.tokens[above].head)

    def beside(self, candidate: Candidate, chain: list[int]) -> DateMention | None:
        """The date of a clause of the same time: "on 3 May, when she came", "when she came in May", "opening the forum, she said today"."""
        noun = self.scene.dependents(candidate.trigger, "acl", "relcl") if candidate.trigger != candidate.verb else []
        chain = [at for at in chain if at not in noun]  # "the visit, agreed on when they met"
        for verb in chain:
            if self.is_when(verb):
                return self.before_when(verb) or self.nearest(candidate, [self.scene.tokens[verb].head])
            if self.scene.tokens[verb].tag == "VBG" and self.scene.tokens[verb].dep in ("advcl", "csubj"):
                return self.nearest(candidate, [self.scene.tokens[verb].head])
        clauses = [child for verb in chain for child in self.scene.dependents(verb, "advcl") if self.is_when(child)]
        return self.nearest(candidate, clauses) if clauses else None

    def planned(self, candidate: Candidate) -> DateMention | None:
        """The date in the clause that says when something called off was to be: "postponed a visit that was due to begin on Sunday"."""
        inside = range(candidate.trigger, self.scene.reach[candidate.trigger][1])
        for clause in (clause for at in inside for clause in self.scene.dependents(at, "acl", "relcl")):
            first, last = self.scene.reach[clause]
            found = next((date for root, date in self.within(candidate.sentence) if first <= root < last and not self.is_bound(root)), None)
            if found is not None:
                return found
        return None

    def is_when(self, verb: int) -> bool:
        """Whether a verb's clause opens with "when", or with "as" or "while" and a subject of its own: "she spoke on Thursday as she opened"."""
        words = {self.scene.tokens[child].text.lower() for child in self.scene.children[verb] if child < verb}
        subject = self.scene.tokens[verb].dep == "advcl" and self.scene.dependents(verb, "nsubj", "nsubjpass")
        return "when" in words or bool(subject and words & {"as", "while"})

    def before_when(self, verb: int) -> DateMention | None:
        """The date right before a clause with "when"."""
        if not any(self.scene.tokens[child].text.lower() == "when" for child in self.scene.children[verb]):
            return None
        start = self.scene.tokens[self.scene.reach[verb][0]].span.start
        dates = (date for _, date in self.within(self.scene.tokens[verb].sentence) if date.span.end <= start)
        return next((date for date in dates if self.scene.reading.text[date.span.end : start].strip(" ,)") == ""), None)

    def is_bound(self, root: int) -> bool:
        """Whether a date merely bounds something ("until June", "since 1998"); with "not", "until" tells when it came."""
        word = self.scene.tokens[self.scene.tokens[root].head]
        if word.text.lower() not in self.lists["bounds"]:
            return False
        denied = any(self.scene.tokens[child].dep == "neg" for child in self.scene.children[word.head])
        return not (denied and word.text.lower() != "since")

    def is_age(self, date: DateMention) -> bool:
        """Whether two days years apart are told as one stretch: "(3 May 1973 - 3 May 2023)"."""
        first, _, last = date.value.partition("/")
        return len(first) == len(last) == DAY and first[:4] != last[:4] and first[5:] == last[5:]

    def is_in_title(self, date: DateMention) -> bool:
        """Whether a year is part of a name: "the 2025 Harbour Forum"."""
        first, end = self.scene.range_of(date.span)
        if first and self.scene.tokens[first - 1].text.lower() == "in":  # "In 1998 President Roe visited"
            return False
        return len(date.value) == YEAR and end < len(self.scene.tokens) and self.scene.tokens[end].tag.startswith("NNP")

    def chain(self, candidate: Candidate, *, aims: bool = False) -> list[int]:
        """The trigger, its verb, and the verbs that these hang on; with *aims* also that of a journey made for it."""
        tokens, found = self.scene.tokens, [candidate.trigger]
        found += self.announced(candidate.trigger, candidate.verb)
        clauses = [child for child in self.scene.dependents(candidate.trigger, "acl", "relcl") if tokens[child].tag in ("VBN", "VBD", "VBZ")]
        found += [child for child in clauses if tokens[child].lemma.lower() in self.lists["holding"] and child not in found]
        if self.is_asunder(candidate):
            return [*found, *(child for child in clauses if child not in found)]
        if candidate.verb not in found:
            found.append(candidate.verb)
        found += [child for child in clauses if child not in found]
        if tokens[candidate.verb].tag == "VBN" and candidate.verb not in found:
            found.append(candidate.verb)
        found += [below for child in found[1:] for below in self.scene.dependents(child, "xcomp")]
        at = candidate.verb
        while (
            tokens[at].head != at
            and len(found) < 6
            and (tokens[at].dep in CARRIED or self.is_first(at) or (self.is_aim_of(at) and (aims or tokens[tokens[at].head].lemma == "be")))
        ):
            at = tokens[at].head
            found.append(at)
        return found

    def is_aim_of(self, verb: int) -> bool:
        """Whether a verb is done where the one above it leads or is: "came to Larkholm to meet", "is in Larkholm attending"."""
        tokens = self.scene.tokens
        there = tokens[verb].tag == "VBG" and tokens[tokens[verb].head].lemma in ("be", "arrive", "come", "travel", "gather")
        return tokens[verb].dep == "advcl" and (tokens[verb].tag == "VB" or there)

    def is_asunder(self, candidate: Candidate) -> bool:
        """Whether a noun in passing says what came before or after: "met ahead of the forum"."""
        tokens, noun = self.scene.tokens, candidate.trigger
        if tokens[noun].dep != "pobj":
            return False
        word = tokens[noun].head
        if candidate.manner != "mention":
            return False
        near = {tokens[word].text.lower(), tokens[tokens[word].head].text.lower() if tokens[word].text.lower() in ("of", "to") else ""}
        return bool(near & self.lists["asunder"])

    def is_course(self, noun: int) -> bool:
        """Whether a noun sets something within an engagement: "as part of", "in the course of"."""
        return self.scene.tokens[noun].lemma.lower() in self.lists["course"]

    def announced(self, trigger: int, verb: int) -> list[int]:
        """The participle that says when and where, wherever the grammar hangs it: "the talks with Ms Lind and her deputies, held in Larkholm"."""
        tokens = self.scene.tokens
        first, end = self.scene.reach[trigger]
        last = min(end + 5, self.scene.sentences[tokens[trigger].sentence].last)
        for at in range(trigger + 1, last):
            if tokens[at].tag == "VBN" and tokens[at].lemma.lower() in self.lists["holding"] and at != verb:
                opens = at - 1
                while tokens[opens].text.lower() in self.lists["opening"] - {","}:
                    opens -= 1
                named = tokens[at].dep == "acl" and self.is_of_one(tokens[at].head, [trigger])  # "the second round of the dialogue held in"
                planned = opens == end - 1 < at - 1 and not self.is_told_of_another(at)  # "the forum to be held today"
                return [at] if named or planned or (tokens[opens].text == "," and opens > first and not self.is_told_of_another(at)) else []
        return []

    def is_told_of_another(self, participle: int) -> bool:
        """Whether a participle has a subject of its own or hangs on another engagement."""
        above = self.scene.tokens[participle].head
        own = [at for at in self.scene.dependents(participle, "nsubj", "nsubjpass") if self.scene.tokens[at].text.lower() not in RELATIVES]
        return bool(own) or (self.scene.tokens[participle].dep in ("acl", "relcl") and self.is_other_event(above))

    def is_first(self, verb: int) -> bool:
        """Whether an infinitive tells what somebody was the first to do: "became the first leader to visit"; the noun that it hangs on is so too."""
        tokens = self.scene.tokens
        if tokens[verb].dep in ("relcl", "acl", "advcl") and tokens[verb].tag == "VB":
            return tokens[tokens[verb].head].dep == "attr"
        return tokens[verb].dep == "attr" and tokens[tokens[verb].head].lemma in ("be", "become")

    def rank(self, root: int, chain: list[int], *, through: bool = False) -> int | None:
        """How near a date stands to the chain: the place in it of the word that the date hangs on; ``None`` where another clause has it."""
        tokens, at = self.scene.tokens, root
        for _ in range(9):
            if at in chain:
                return None if self.is_behind_clause(root, at) else chain.index(at)
            if tokens[at].head == at or (at != root and self.is_clause(at)):
                return None
            if at != root and self.is_other_event(at) and not self.is_lent(at, chain, through):
                return None
            at = tokens[at].head
        return None

    def is_clause(self, at: int) -> bool:
        """Whether a word is the verb of a clause: no auxiliary, and no name that the grammar takes for a verb ("Osterby, Belize")."""
        token = self.scene.tokens[at]
        return token.tag.startswith("VB") and token.dep not in AUXILIARY and not (token.text[0].isupper() and self.scene.unit_at(at) is not None)

    def is_behind_clause(self, root: int, verb: int) -> bool:
        """Whether a month or year stands at the end of a clause of its own: "came after the two had made peace in January"."""
        tokens = self.scene.tokens
        date = next((date for at, date in self.roots if at == root), None)
        if date is None or len(date.value.rstrip("?")) > MONTH:
            return False
        clauses = (at for at in self.scene.dependents(verb, "advcl") if verb < at < root and self.scene.dependents(at, "mark"))
        return any(all(token.text != "," for token in tokens[clause:root]) for clause in clauses)

    def is_lent(self, noun: int, chain: list[int], through: bool) -> bool:
        """Whether the time of another engagement is that of the chain too."""
        return self.is_on_margins(noun) or self.is_of_one(noun, chain) or self.is_paper(noun, chain) or (through and self.is_setting(noun))

    def is_paper(self, noun: int, chain: list[int]) -> bool:
        """Whether a word is what the trigger's act was done to: "signed a declaration at State House"."""
        token = self.scene.tokens[noun]
        return token.dep in ("dobj", "nsubjpass") and token.head == chain[0] and token.lemma.lower() in self.papers

    def is_of_one(self, noun: int, chain: list[int]) -> bool:
        """Whether a word says of what the trigger or another engagement is: "the third round of consultations", "the meeting of the Council"."""
        tokens, at = self.scene.tokens, noun
        while tokens[at].dep == "pobj" and tokens[tokens[at].head].text.lower() == "of":
            at = tokens[tokens[at].head].head
            if at == chain[0] or tokens[at].lemma.lower() in self.events:
                return True
        return False

    def is_setting(self, noun: int) -> bool:
        """Whether something happens at or during an engagement, so where that is: "signed at the dialogue in Larkholm"."""
        token = self.scene.tokens[noun]
        return token.dep == "pobj" and self.scene.tokens[token.head].text.lower() in ("at", "during", "in")

    def is_on_margins(self, noun: int) -> bool:
        """Whether what happens on the margins of an engagement is asked for: it happens where that does."""
        tokens = self.scene.tokens
        above = tokens[tokens[noun].head].head
        return tokens[noun].dep == "pobj" and tokens[above].text.lower() in self.lists["margins"]

    def is_other_event(self, noun: int) -> bool:
        """Whether a word tells of another engagement, which then has the date for itself."""
        token = self.scene.tokens[noun]
        told = token.tag.startswith("NN") and (token.text.lower() in self.events or token.lemma.lower() in self.events)
        return told and not self.is_body(noun)

    def is_body(self, noun: int) -> bool:
        """Whether a word names who meets rather than that they do: "the Council of Heads of State"."""
        unit = self.scene.unit_at(noun) if self.scene.tokens[noun].tag.startswith("NNP") else None
        return unit is not None and self.scene.actors[unit.actor].kind == "org"
