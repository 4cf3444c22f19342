"""What is said: the clause, the thing, the infinitive or the rest of a sentence that hangs on a saying verb."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.annotate.speech.sayers import Cues
from dragoman.model.actors import ActorIndex
from dragoman.model.annotations import DateMention, Sentence
from dragoman.model.document import Span
from dragoman.model.grammar import Grammar
from dragoman.model.reading import Reading

CLAUSES = ("ccomp",)
ASKING = ("on", "upon", "to")
SIDE_CLAUSES = frozenset({"advcl", "parataxis"})
SET_IN = re.compile(r",\s+")
ASIDE = re.compile(r",\s+(?:which|who|whose|where)\b")
ADDED = ("to", "for", "of", "about", "with", "toward", "towards", "over", "as", "regarding")  # what they add to an object belongs to it
EDGES = " ,;:–—-.\n\t"


@dataclass(frozen=True)
class Said:
    """What hangs on the saying words of one document."""

    reading: Reading
    grammar: Grammar
    actors: ActorIndex
    cues: Cues

    def leading_sayer(self, at: int) -> int | None:
        """The cue whose reported clause took the verb *at* in, though it goes on with the telling ("noted that … and stressed that …")."""
        tokens, here = self.grammar.tokens, at
        while tokens[here].dep == "conj" and self.grammar.find(here, "nsubj", "nsubjpass") is None:
            here = tokens[here].head
        if here == at or tokens[here].dep != "ccomp":
            return None
        over = tokens[here].head
        same = tokens[over].tag == tokens[at].tag and tokens[over].lemma in self.cues.verbs and over < here
        return over if same and not self.grammar.find_all(at, "aux") else None

    def clause(self, at: int) -> Span | None:
        """The clause or the infinitive that the verb *at* reports."""
        grammar, lemma = self.grammar, self.grammar.tokens[at].lemma
        if self.cues.has("clause", lemma):
            for child in sorted(grammar.find_all(at, *CLAUSES), key=lambda child: child < at):
                if self.cues.has("viewing", lemma) and not self.is_view(child):
                    continue
                if (found := self.clause_after(at, child) if child > at else self.around(at, child)) is not None:
                    return found
            if grammar.tokens[at].dep in SIDE_CLAUSES and self.stands_aside(at):
                return self.around(at, grammar.tokens[at].head)
            if self.is_as_noted(at):
                return self.rest(self.aside(at), at)
        if self.cues.has("infinitive", lemma) and not grammar.is_passive(at):
            return self.infinitive(at)
        return None

    def is_view(self, verb: int) -> bool:
        """Whether a clause tells how things are or were: a finite verb or helper without "will", "would" or "should"."""
        helpers = {self.grammar.tokens[child].tag for child in self.grammar.find_all(verb, "aux", "auxpass")}
        return bool({self.grammar.tokens[verb].tag, *helpers} & {"VBZ", "VBP", "VBD"}) and "MD" not in helpers

    def infinitive(self, at: int) -> Span | None:
        """The infinitive after the verb *at*, with the one who is asked to do it ("urged Sudan to allow …")."""
        grammar = self.grammar
        for child in grammar.find_all(at, "xcomp", "advcl"):
            if child > at and any(grammar.tokens[word].tag == "TO" for word in grammar.find_all(child, "aux")):
                asked = [grammar.span(word) for word in grammar.find_all(at, "dobj") if at < word < child]
                asked += [self.after(word) for word in grammar.find_all(at, "prep") if at < word < child and grammar.tokens[word].lemma in ASKING]
                if asked or (grammar.tokens[child].dep == "xcomp" and grammar.tokens[at].lemma not in ("ask", "order", "instruct")):
                    return self.trimmed(grammar.span(child).join(asked[0]) if asked else grammar.span(child))
        return None

    def clause_after(self, at: int, child: int) -> Span | None:
        """The reported clause of *child*, without "that", and up to where the telling goes on."""
        words = self.grammar.span(child)
        mark = self.grammar.find(child, "mark")
        if mark is not None and self.grammar.tokens[mark].text.lower() == "that":
            words = stretch(max(words.start, self.grammar.tokens[mark].span.end), words.end)
        words = self.opened(at, words)
        words = self.grammar.before_telling(child, words) if self.grammar.tokens[at].tag != "VB" else words
        for later in self.grammar.below(child):
            if later > child and self.grammar.tokens[later].lemma in self.cues.verbs and self.leading_sayer(later) == at:
                words = stretch(words.start, min(words.end, self.before(later)))
        return self.trimmed(words)

    def opened(self, at: int, words: Span) -> Span:
        """*words* from right after the verb *at* on, where "that", "while" or the like stands there and the parse left it out."""
        gap = stretch(self.grammar.tokens[at].span.end, words.start)
        opening = self.cues.opening.match(gap.of(self.reading.text))
        inner = any(self.grammar.tokens[word].lemma in self.cues.verbs for word in self.grammar.between(gap)) if opening else True
        return words if opening is None or inner else stretch(gap.start + opening.end(), words.end)

    def before(self, at: int) -> int:
        """Where the words before a joined verb end, its "and" left out."""
        low = at
        while low > 0 and (self.grammar.tokens[low - 1].dep in ("cc", "advmod", "aux", "punct")):
            low -= 1
        return self.grammar.tokens[low].span.start

    def is_as_noted(self, at: int) -> bool:
        """Whether the verb stands in "as was noted" or "as the minister said", which leaves the rest of the sentence as what is said."""
        words = self.grammar.find_all(at, "mark", "advmod", "prep") if self.grammar.tokens[at].dep == "advcl" else []
        return any(self.grammar.tokens[word].text.lower() == "as" for word in words)

    def stands_aside(self, at: int) -> bool:
        """Whether the verb and its subject are set off by commas from the clause that they report."""
        return (
            self.grammar.tokens[at].tag in ("VBD", "VBZ", "VBP")
            and self.grammar.find(at, "nsubj") is not None
            and not self.grammar.find_all(at, "mark")
        )

    def around(self, at: int, content: int) -> Span | None:
        """What stands before a cue that closes the sentence, or the whole sentence around a cue that is set into what is said."""
        sentence = self.reading[Sentence][self.grammar.tokens[at].sentence].span
        aside = self.aside(at)
        if aside.start - sentence.start < 3:
            return None
        before = Span(sentence.start, aside.start)
        if before.of(self.reading.text).rstrip().endswith((";", ":")):
            return None
        if before.of(self.reading.text).rstrip().endswith(("”", '"', "’", "''", "»")):
            return self.trimmed(before)
        words = set(self.grammar.below(content))
        words -= set(self.grammar.below(at)) if self.grammar.tokens[at].head == content else set()
        goes_on = any(word > at and self.grammar.tokens[word].dep != "punct" for word in words) or self.set_in(aside, sentence)
        return self.trimmed(sentence if goes_on else before)

    def set_in(self, aside: Span, sentence: Span) -> bool:
        """Whether a preposition goes on right behind *aside*, which stands between two commas: "It was, he said, without …"."""
        behind = SET_IN.match(self.reading.text, aside.end, sentence.end)
        here = None if behind is None else next(self.grammar.between(Span(behind.end(), sentence.end)), None)
        return here is not None and self.grammar.tokens[here].tag in ("IN", "DT", "JJ") and self.reading.text[: aside.start].rstrip().endswith(",")

    def aside(self, at: int) -> Span:
        """The cue with its subject and the words beside it."""
        words = [at, *self.grammar.find_all(at, "aux", "auxpass", "advmod", "dative", "neg", "prt", "mark")]
        spans = [self.grammar.tokens[word].span for word in words]
        spans += [self.grammar.span(subject) for subject in self.grammar.find_all(at, "nsubj", "nsubjpass")]
        return Span(min(span.start for span in spans), max(span.end for span in spans))

    def thing(self, at: int) -> Span | None:
        """The noun phrase that the verb *at* says something of, with what hangs on it."""
        grammar, lemma = self.grammar, self.grammar.tokens[at].lemma
        thing = grammar.find(at, "dobj")
        noun = None if thing is None else grammar.tokens[thing]
        if noun is not None and thing is not None:
            prepositions = self.cues.phrases.get(lemma, {}).get(noun.lemma)
            for child in grammar.find_all(at, "prep", "dative") + grammar.find_all(thing, "prep") if prepositions else ():
                if grammar.tokens[child].lemma in (prepositions or ()):
                    return self.trimmed(self.after(child))
            if self.cues.has("held", noun.lemma) and (view := self.held_clause(at, thing)) is not None:
                return view
            if (
                self.cues.has("judging", lemma)
                and not self.cues.has("handed", noun.lemma.lower())
                and (end := self.last(at, "oprd", "xcomp", "prep", "ccomp")) is not None
            ):
                return self.trimmed(grammar.span(thing).join(grammar.span(end)))
            if self.cues.has("thing", lemma) and thing > at and not self.is_handed(at, thing):
                return self.trimmed(self.stretched(at, thing))
        told = thing is not None and self.cues.has("speakers", grammar.tokens[thing].lemma.lower())
        beside = grammar.find_all(thing, "prep") if told and thing is not None else []  # "informed his colleague of …", parsed as his colleague of …
        for child in grammar.find_all(at, "prep", "agent") + beside:
            if child > at and grammar.tokens[child].lemma in self.cues.about.get(lemma, ()) and not self.is_setting(child):
                return self.trimmed(self.after(child))
        participle = self.bare_participle(at) if thing is None and self.cues.has("thing", lemma) else None
        return None if participle is None else self.trimmed(grammar.span(participle))

    def is_setting(self, preposition: int) -> bool:
        """Whether what stands after the preposition is a day or a means ("spoke on Monday", "on the phone") rather than a matter."""
        noun = self.grammar.find(preposition, "pobj")
        if noun is None:
            return False
        token = self.grammar.tokens[noun]
        dated = any(date.span.overlaps(token.span) for date in self.reading[DateMention])
        return dated or self.cues.has("means", token.lemma.lower())

    def held_clause(self, at: int, thing: int) -> Span | None:
        """The clause that tells which view or hope it is: "shared the view that …"; the parse hangs it on the noun or on the verb *at*."""
        for child in [*self.grammar.find_all(thing, "acl", "ccomp", "relcl", "advcl"), *self.grammar.find_all(at, "ccomp", "advcl")]:
            mark = self.grammar.find(child, "mark")
            if mark is not None and mark > thing and self.grammar.tokens[mark].text.lower() == "that":
                words = self.grammar.span(child)
                return self.trimmed(stretch(max(words.start, self.grammar.tokens[mark].span.end), words.end))
        return None

    def bare_participle(self, at: int) -> int | None:
        """A thing with a participle after it that the parser takes for a clause ("welcomes the ceasefire announced yesterday")."""
        for child in self.grammar.find_all(at, "ccomp"):
            helped = self.grammar.find(child, "aux", "auxpass", "mark")
            if child > at and self.grammar.tokens[child].tag == "VBN" and helped is None:
                return child
        return None

    def after(self, preposition: int) -> Span:
        """All that hangs on a preposition, without itself."""
        words = self.grammar.span(preposition)
        return Span(min(self.grammar.tokens[preposition].span.end, words.end), words.end)

    def last(self, at: int, *labels: str) -> int | None:
        """The last child of *at* after it with one of these labels."""
        children = [child for child in self.grammar.find_all(at, *labels) if child > at]
        return children[-1] if children else None

    def stretched(self, at: int, thing: int) -> Span:
        """The object with the phrases after it that belong to what is said ("gratitude to all for …"), but not what is told aside."""
        words = self.grammar.span(thing)
        if aside := ASIDE.search(self.reading.text, words.start, words.end):
            return Span(words.start, aside.start())
        for child in self.grammar.find_all(at, "advcl", "xcomp"):
            aim = self.grammar.span(child)
            if 0 < aim.start - words.end <= 2 and self.reading.text[aim.start :].startswith("to "):
                words = words.join(aim)
        own = self.cues.about.get(self.grammar.tokens[at].lemma, frozenset())
        for child in self.grammar.find_all(at, "prep", "dative"):
            if child > thing and (
                self.grammar.tokens[child].lemma in ADDED or (self.grammar.tokens[child].lemma in own and not self.is_setting(child))
            ):
                words = words.join(self.grammar.span(child))
        return words

    def is_handed(self, at: int, thing: int) -> bool:
        """Whether the object is something handed over or somebody greeted, so that nothing is said of it."""
        token, lemma = self.grammar.tokens[thing], self.grammar.tokens[at].lemma
        if self.cues.has("handed", token.lemma.lower()) or self.cues.has("vague", token.text.lower()) or self.cues.has("objects", token.text.lower()):
            return True
        if not self.cues.has("greeting", lemma):
            return False
        actor = self.actors.at(token.span)
        if self.cues.has("siding", lemma) and self.cues.has("papers", token.lemma.lower()):
            return False
        state = actor is not None and actor.kind == "state" and self.cues.has("recognising", lemma)
        return state or (actor is not None and actor.kind == "person") or self.cues.has("speakers", token.lemma.lower())

    def passive_thing(self, at: int) -> Span | None:
        """The subject of a passive that tells of a saying."""
        if not self.cues.has("passive", self.grammar.tokens[at].lemma) or self.grammar.find(at, "auxpass") is None:
            return None
        subject = self.grammar.find(at, "nsubjpass")
        if subject is None or self.cues.has("vague", self.grammar.tokens[subject].text.lower()):
            return None
        return self.trimmed(self.grammar.span(subject))

    def rest(self, aside: Span, at: int) -> Span | None:
        """The longer part of the sentence before or after *aside*; the whole sentence where *aside* stands between two commas."""
        sentence = self.reading[Sentence][self.grammar.tokens[at].sentence].span
        if self.reading.text[sentence.start : aside.start].rstrip().endswith(",") and SET_IN.match(self.reading.text, aside.end):
            return self.trimmed(sentence)
        before, after = stretch(sentence.start, aside.start), stretch(aside.end, sentence.end)
        return self.trimmed(after if len(after) >= len(before) else before)

    def trimmed(self, span: Span) -> Span | None:
        """*span* without spaces and punctuation at its edges and outer quotation marks; ``None`` where fewer than two words are left."""
        words = span.of(self.reading.text)
        left = words.lstrip(EDGES + '"“”')
        start = span.start + len(words) - len(left)
        kept = left.rstrip(EDGES).removesuffix("’’").removesuffix("''").rstrip(EDGES)
        if (kept.endswith(("”", '"')) and kept.count("”") > kept.count("“")) or (kept.count('"') % 2 and not self.closes(start, kept)):
            kept = kept.rstrip(EDGES + '"”')
        elif kept.count('"') % 2:
            kept += '"'
        return Span(start, start + len(kept)) if " " in kept else None

    def closes(self, start: int, kept: str) -> bool:
        """Whether a quotation mark that *kept*, which begins at *start*, leaves open is closed by the character right behind it."""
        return not kept.endswith('"') and self.reading.text.startswith('"', start + len(kept))


def stretch(start: int, end: int) -> Span:
    """From *start* to *end*; nothing where *end* lies before."""
    return Span(start, max(start, end))
