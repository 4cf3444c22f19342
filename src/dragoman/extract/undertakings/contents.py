"""What follows a word of undertaking: an infinitive, a clause, a thing, somebody asked to act; and how far the clause reaches."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.extract.undertakings.promises import Promise
from dragoman.model.document import Span
from dragoman.model.grammar import Grammar

CLAUSE = 250  # characters
AHEAD = 40  # characters in which the next word stands
MARKED = 3  # words from the end of what was said to what picks something out of it
NEAR = 8  # words to the noun that is picked out
OCCASIONAL = ("after", "following", "during")
LINKS = ("and", "while", "but", "whereas")
ASIDE = frozenset({"parataxis", "advcl", "relcl"})


@dataclass(frozen=True, slots=True)
class Content:
    """What is undertaken: the span, the word that heads it, and who is addressed along the way."""

    span: Span
    head: int
    addressee: int | None = None


@dataclass(frozen=True)
class Contents:
    """What the grammar of one text hangs on its words of undertaking."""

    grammar: Grammar
    acting: frozenset[str]  # nouns for those who can act
    picking: frozenset[str] = frozenset()  # "in particular", "including"
    occasions: frozenset[str] = frozenset()  # nouns for meetings

    def content(self, at: int, promise: Promise) -> Content | None:
        """What follows the word *at*, in the first way that *promise* takes."""
        if promise.particle and not any(self.grammar.tokens[child].text.lower() == promise.particle for child in self.grammar.children[at]):
            return None
        for way in promise.takes:
            found = (self.asked_for(at) if way == "party" and "for" in promise.takes else None) or self.follow(at, way, promise)
            if found is not None and self.is_act(found.head, promise):
                return found
        return None

    def is_act(self, head: int, promise: Promise) -> bool:
        """Whether the verb *head* is one of those that *promise* asks for, where it asks for some."""
        token = self.grammar.tokens[head]
        return not promise.acts or not token.tag.startswith("VB") or token.lemma in promise.acts

    def follow(self, at: int, way: str, promise: Promise) -> Content | None:
        """The words that follow *at* in one *way*."""
        grammar = self.grammar
        if way == "infinitive" and "thing" in promise.takes and self.is_given(at):
            return None
        if way == "infinitive":
            child = next((c for c in grammar.find_all(at, "xcomp", "ccomp", "acl", "advcl", "relcl") if c > at and self.is_infinitive(c)), None)
            return (
                None
                if child is None
                else Content(self.from_word(child), child, grammar.find(child, "nsubj") if grammar.tokens[child].dep == "ccomp" else None)
            )
        if way == "party":
            child = next((c for c in grammar.find_all(at, "ccomp", "xcomp", "advcl") if c > at and self.is_infinitive(c)), None)
            party = None if child is None else grammar.find(child, "nsubj")
            party = party if party is not None else grammar.find(at, "dobj")
            return None if child is None or party is None else Content(self.from_word(child), child, party)
        if way in ("gerund", "clause"):
            noun = way == "clause" and grammar.tokens[at].tag.startswith("NN")  # "the assurance that …"
            child = next(
                (
                    c
                    for c in grammar.find_all(at, "xcomp", "ccomp", "pcomp", *(("acl",) if noun else ()))
                    if c > at
                    and (grammar.tokens[c].dep != "acl" or self.is_that(c))
                    and (grammar.tokens[c].tag == "VBG") == (way == "gerund")
                    and not self.is_infinitive(c)
                ),
                None,
            )
            return None if child is None else Content(self.from_word(child) if way == "gerund" else self.reported(child), child)
        if way == "thing":
            passive = grammar.is_passive(at)
            if passive and grammar.tokens[at].dep in ("acl", "amod") and grammar.agent(at) is None:
                return None
            child = grammar.subject(at) if passive else grammar.find(at, "dobj")
            return self.thing(at, child, promise)
        return (self.for_whom(at) if way == "for" else None) or self.after(at, way, promise)

    def asked_for(self, at: int) -> Content | None:
        """What somebody is asked for: "asked Peru for help", with what it is to serve ("for a loan to build a road")."""
        asked = self.grammar.find(at, "dobj")
        way = next((c for c in self.grammar.find_all(at, "prep") if asked is not None and c > asked and self.grammar.tokens[c].lemma == "for"), None)
        thing = None if way is None else self.grammar.find(way, "pobj")
        if asked is None or thing is None or not self.can_act(asked):
            return None
        words = self.grammar.span(thing)
        aims = (c for c in self.grammar.find_all(at, "xcomp", "advcl", "ccomp") if c > thing and self.is_infinitive(c))
        return Content(next((words.join(self.from_word(c)) for c in aims), words), thing, asked)

    def is_that(self, at: int) -> bool:
        """Whether "that" opens the clause of the verb *at*."""
        mark = self.grammar.find(at, "mark")
        return mark is not None and self.grammar.tokens[mark].text.lower() == "that"

    def for_whom(self, at: int) -> Content | None:
        """The clause of "called for A to act", with A as the one who is asked."""
        for child in self.grammar.find_all(at, "advcl", "ccomp", "xcomp"):
            mark, doer = self.grammar.find(child, "mark"), self.grammar.find(child, "nsubj")
            if mark is not None and doer is not None and self.grammar.tokens[mark].text.lower() == "for" and self.is_infinitive(child):
                return Content(self.grammar.span(doer).join(self.from_word(child)), child, doer if self.can_act(doer) else None)
        return None

    def is_given(self, at: int) -> bool:
        """Whether the verb *at* has something as its object, so that an infinitive only says what it is for: "promised a loan to build …"."""
        thing = self.grammar.find(at, "dobj")
        return thing is not None and self.grammar.tokens[thing].tag in ("NN", "NNS") and not self.can_act(thing)

    def is_infinitive(self, at: int) -> bool:
        """Whether the verb *at* is "to" and a base form."""
        return any(self.grammar.tokens[child].tag == "TO" for child in self.grammar.find_all(at, "aux"))

    def thing(self, at: int, child: int | None, promise: Promise) -> Content | None:
        """The object *child*, if *promise* allows it."""
        if child is None:
            return None
        token = self.grammar.tokens[child]
        lemma = token.lemma.lower()
        within = [self.grammar.find(of, "pobj") for of in self.grammar.find_all(child, "prep") if self.grammar.tokens[of].lemma in ("of", "in")]
        counted = any(noun is not None and self.allows(promise, self.grammar.tokens[noun].lemma) for noun in within)  # "5 million in aid"
        if token.tag.startswith(("PRP", "W", "DT")) or not (self.allows(promise, lemma) or (counted and lemma not in promise.without)):
            return None
        words = self.grammar.span(child)
        for beside in self.grammar.find_all(at, "prep"):
            if beside > child and self.grammar.tokens[beside].lemma in ("to", "for", "of", "on", "with", "between", "concerning"):
                words = words.join(self.grammar.span(beside))
        return Content(self.widened(words), child)

    def allows(self, promise: Promise, lemma: str) -> bool:
        """Whether *promise* may have the noun *lemma* as its object."""
        return lemma not in promise.without and (not promise.things or lemma in promise.things)

    def after(self, at: int, way: str, promise: Promise) -> Content | None:
        """What stands after the preposition *way*; who is asked, where an infinitive follows ("called on A to …")."""
        for child in self.grammar.find_all(at, "prep", "dative", "agent", "prt"):
            if self.grammar.tokens[child].text.lower() != way or child < at:
                continue
            head = self.grammar.find(child, "pobj", "pcomp")
            head = head if head is not None else next((noun for noun in self.grammar.find_all(at, "dobj") if noun > child), None)
            if (
                head is None
                or self.grammar.tokens[head].lemma in promise.without
                or (promise.things and self.grammar.tokens[head].lemma.lower() not in promise.things)
            ):
                continue
            asked = next(
                (
                    c
                    for c in self.grammar.find_all(at, "xcomp", "advcl", "ccomp") + self.grammar.find_all(head, "acl")
                    if c > head and self.is_infinitive(c)
                ),
                None,
            )
            if promise.kind == "invitation" and self.grammar.tokens[head].tag == "NNP" and self.grammar.find(head, "det") is None:
                continue  # "invited him to Lima"
            if asked is not None:
                words = self.grammar.phrase(head).join(self.from_word(asked))
                return Content(words, asked, head if promise.kind in ("request", "proposal") and self.can_act(head) else None)
            if (promise.kind == "request" and way in ("on", "upon", "to")) or (promise.acts and self.grammar.tokens[head].tag != "VBG"):
                return None
            return Content(self.widened(self.grammar.span(head)), head)
        return None

    def widened(self, words: Span) -> Span:
        """*words* with what is picked out of them behind a comma: "…, in particular, the abolition of visas"."""
        tokens = self.grammar.tokens
        after = next(self.grammar.between(Span(words.end, words.end + AHEAD)), len(tokens))
        for first in range(max(1, after - MARKED), min(after + MARKED, len(tokens))):
            size = next((size for size in (2, 1) if " ".join(t.text.lower() for t in tokens[first : first + size]) in self.picking), 0)
            if size == 0 or tokens[first - 1].text != "," or first + size < after - 1:
                continue
            ahead = range(first + size, min(first + NEAR, len(tokens)))
            noun = next((at for at in ahead if tokens[at].tag.startswith(("NN", "VBG")) and tokens[at].dep != "compound"), first)
            return words.join(self.grammar.span(noun, ASIDE)) if tokens[noun].sentence == tokens[first].sentence else words
        return words

    def can_act(self, at: int) -> bool:
        """Whether the noun *at* is a name, a pronoun or a word for those who act."""
        token = self.grammar.tokens[at]
        return (
            token.tag in ("NNP", "NNPS", "PRP")
            or token.text[:1].isupper()
            or token.lemma.lower() in self.acting
            or token.text.lower() in ("both", "all")
        )

    def from_word(self, at: int) -> Span:
        """The stretch from the verb *at* to the end of what hangs on it; further verbs joined to it stay, since they are undertaken too."""
        words = self.before_another(at, self.grammar.before_telling(at, self.grammar.span(at, frozenset({"parataxis"}))))
        denied = [child for child in self.grammar.find_all(at, "neg", "preconj") if child < at]
        denied += [child - 1 for child in self.grammar.find_all(at, "advmod") if child < at and self.grammar.tokens[child].text.lower() == "longer"]
        words = self.before_occasion(at, words)
        return Span(self.grammar.tokens[denied[0] if denied else at].span.start, max(words.end, self.grammar.tokens[at].span.end))

    def before_occasion(self, at: int, words: Span) -> Span:
        """*words* up to "after talks in …" or "during a meeting …", which tell when it was undertaken rather than what."""
        tokens = self.grammar.tokens
        for child in sorted(self.grammar.below(at)):
            noun = self.grammar.find(child, "pobj") if child > at and tokens[child].lemma in OCCASIONAL else None
            if noun is not None and tokens[noun].lemma.lower() in self.occasions and words.covers(tokens[child].span):
                return Span(words.start, tokens[child - 1].span.end)
        return words

    def before_another(self, at: int, words: Span) -> Span:
        """*words* up to where a verb joined to *at* tells what another will do: "will stop the tests and Peru will open the road"."""
        for child in self.grammar.find_all(at, "conj"):
            subject = self.grammar.find(child, "nsubj", "nsubjpass") or self.torn_subject(child)
            if subject is None or self.grammar.tokens[child].tag not in ("VB", "VBZ", "VBD", "VBP") or subject < at:
                continue
            first = next(self.grammar.between(self.grammar.phrase(subject)), subject)
            link = first - 1 if self.grammar.tokens[first - 1].dep == "cc" or self.grammar.tokens[first - 1].text.lower() in LINKS else first
            end = self.grammar.tokens[link].span.start - 1
            words = Span(words.start, min(words.end, max(end, self.grammar.tokens[at].span.end)))
        return words

    def torn_subject(self, at: int) -> int | None:
        """The name right before the helper of the verb *at* that the parse took for a further object: "duties on cheese and Norway will open"."""
        tokens = self.grammar.tokens
        helper = next((child for child in self.grammar.find_all(at, "aux") if tokens[child].tag == "MD"), None)
        if helper is None or tokens[at].dep != "conj" or self.grammar.find(at, "nsubj", "nsubjpass") is not None:
            return None
        name = helper - 1
        start = name
        while start > 0 and tokens[start - 1].tag in ("NNP", "NNPS", "DT"):
            start -= 1
        joined = start > 0 and tokens[start - 1].text.lower() in LINKS and tokens[name].tag in ("NNP", "NNPS")
        return name if joined and tokens[name].dep == "conj" else None

    def reported(self, at: int) -> Span:
        """The reported clause of the verb *at* with its subject, without "that"."""
        words, mark = self.grammar.before_telling(at, self.grammar.span(at, frozenset({"parataxis"}))), self.grammar.find(at, "mark")
        opened = mark is not None and self.grammar.tokens[mark].text.lower() == "that"
        return Span(self.grammar.tokens[mark].span.end + 1, words.end) if mark is not None and opened and words.start < words.end else words

    def clause(self, at: int, content: Content) -> Span:
        """The undertaking's clause: from its subject, where it stands close by, to the end of what is undertaken."""
        first = self.grammar.tokens[at].span
        helpers = [child for child in self.grammar.find_all(at, "aux", "auxpass", "nsubj", "nsubjpass", "neg") if child < at]
        starts = sorted({first.start, content.span.start, *(self.grammar.phrase(child).start for child in helpers)})
        whole = self.grammar.span(at, frozenset({"conj", "cc", "advcl", "parataxis", "nsubj"}))
        for end in (max(whole.end, content.span.end), max(first.end, content.span.end)):
            for start in starts:
                if end - start <= CLAUSE:
                    return Span(start, end)
        return Span(starts[0] if content.span.end - starts[0] < 2 * CLAUSE else first.start, max(first.end, content.span.end))

    def reach(self, at: int) -> Span:
        """Where the due date may stand: all that hangs on the word and, for a noun, on its verb."""
        if self.grammar.tokens[at].dep == "nsubjpass":
            return self.grammar.span(self.grammar.tokens[at].head, frozenset({"conj", "cc", "advcl", "parataxis"}))
        words = self.grammar.span(at, frozenset({"conj", "nsubj", "nsubjpass"}))
        return Span(self.grammar.tokens[at].span.start, max(words.end, self.grammar.tokens[at].span.end))

    def addressees(self, at: int, content: Content, promise: Promise) -> tuple[int, ...]:
        """Whom it addresses: the one asked or invited, or who stands after "to" or "with" beside the verb."""
        if content.addressee is not None:
            return (content.addressee,)
        asked = self.grammar.subject(at) if promise.kind in ("invitation", "request") and self.grammar.is_passive(at) else None
        if asked is not None and asked != content.head:
            return (asked,)  # "was asked to …"
        if promise.kind == "invitation" and not promise.things:
            guest = self.grammar.find(at, "dobj")
            return () if guest is None else (guest,)
        found = []
        given = self.grammar.find_all(content.head, "prep", "dative") if promise.kind == "invitation" else []  # "extended an invitation to Peru"
        for child in [*self.grammar.find_all(at, "prep", "dative"), *given]:
            noun = self.grammar.find(child, "pobj") if self.grammar.tokens[child].lemma in ("to", "with") else None
            noun = child if noun is None and self.grammar.tokens[child].tag.startswith(("NN", "PRP")) else noun  # "promised Peru a loan"
            if noun is not None and noun != content.head and self.can_act(noun):
                found.append(noun)
        return tuple(found)
