"""What is marked in a text before anything is concluded: one class for each layer.

Everything here is standoff: it points to characters and repeats none, but for normalised values.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.document import Span

BlockKind = Literal["heading", "body", "dateline", "caption", "furniture"]
MentionKind = Literal["person", "state", "org", "group", "place", "office"]
FactualityValue = Literal["planned", "proposed", "cancelled", "denied", "possible", "habitual"]
MentionForm = Literal["name", "adjective", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or line of the layout and what it serves for. Only ``body`` and ``heading`` may fill a field."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a body or a heading; ``first`` and ``last`` are indexes into the Token layer, ``last`` exclusive.

    ``block`` is an index into the Block layer. Datelines, captions and furniture have no sentences and no tokens, so nothing is found
    in them by accident.
    """

    span: Span
    first: int
    last: int
    block: int


@dataclass(frozen=True, slots=True)
class Token:
    """One word with its part of speech (Penn tag), its dependency label and the index of its head in the Token layer (a root: its own).

    ``lemma`` is the dictionary form in small letters ("met": "meet"); a name keeps its form.
    """

    span: Span
    text: str
    tag: str
    dep: str
    head: int
    sentence: int
    lemma: str = ""


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A name as the statistical model marks it, with its label (PERSON, ORG, GPE, LOC, NORP, FAC, EVENT …); raw material for mentions."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name or stand for an actor or a place.

    ``name`` is what they name, without titles and possessives ("Turkmen" as adjective: the state's name as the knowledge has it).
    ``entity`` is the known thing: ``territory:TM``, ``org:benelux``, ``group:central-asia``, ``city:TM-ashgabat``; ``None`` where unknown.
    ``government`` says that a capital or state here stands for its government. ``represents`` is whom a group or body comes from, as its words
    say ("Central Asian countries and Mongolia").
    """

    span: Span
    kind: MentionKind
    name: str
    form: MentionForm = "name"
    entity: str | None = None
    government: bool = False
    represents: str | None = None
    represents_entity: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """An office that the text names, with or without its holder.

    ``title`` is the bare office as written ("Deputy Minister of Foreign Affairs"); ``of`` the state or body it belongs to and ``to`` whom an envoy
    is sent to, both names as written or ``None``; ``person`` is the span of the holder's mention. ``qualifier``: former, acting, designate ….
    ``plural`` offices ("the foreign ministers of A and B") have no holder. ``of_entity`` and ``to_entity`` as in Mention.entity.
    ``speaks_for`` is the state of an office whose body is that state's ("Chairman of the State Bank of A" speaks for A). ``kept`` is the title with
    the qualifier that it is false without ("former President"), where there is one. ``inferred``: the owner is the likeliest that the document
    leaves, told by no words beside the office.
    """

    span: Span
    title: str
    of: str | None = None
    of_entity: str | None = None
    to: str | None = None
    to_entity: str | None = None
    person: Span | None = None
    qualifier: str | None = None
    plural: bool = False
    speaks_for: str | None = None
    speaks_for_entity: str | None = None
    kept: str | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that the document speaks of, with every place where it does: the coreference chain, stored.

    ``span`` is the first mention; ``mentions`` are all, in order, pronouns and "the Ambassador" included. ``name`` is the fullest name that the
    document gives; ``post`` the office in words ("Ambassador of Turkmenistan to Belgium"); ``represents`` the state or body it speaks for.
    An unnamed office ("the Prime Minister of Thailand") is a person; ``members`` is what the knowledge says of a known group.
    """

    span: Span
    kind: Literal["person", "state", "org", "group", "place"]
    name: str
    mentions: tuple[Span, ...]
    entity: str | None = None
    post: str | None = None
    represents: str | None = None
    represents_entity: str | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time that the text tells, as EDTF.

    ``value`` is resolved against the publication date where there is one ("2025-06", "2024-06-05/2024-06-07", "XXXX-06-05"; "?" where inferred);
    ``role``: ``date`` for a point or stretch in time, ``duration`` for a length ("P3D"), ``frequency`` for a set ("P1Y": every year).
    ``anchor``: what a date stands on: itself, the day of writing, or a name that it belongs to ("Expo 2030": no time of an act).
    """

    span: Span
    value: str
    role: Literal["date", "duration", "frequency"] = "date"
    anchor: Literal["absolute", "relative", "name"] = "absolute"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that the text tells, with its comparator and unit.

    ``value`` is multiplied out; ``upper`` is the end of a range; ``unit`` is ``count``, ``percent``, an ISO 4217 code or a plain unit word;
    ``counted`` the words of what is counted; ``qualifier``: about, over, up to, at least, under.
    """

    span: Span
    value: float
    unit: str
    upper: float | None = None
    qualifier: str | None = None
    counted: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """What the document's own date is: told by its text (``inferred`` false) or worked out from what it says (EDTF with "?")."""

    span: Span
    value: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class Factuality:
    """A verb that does not plainly assert, what it does instead, and the word that says so. Verbs without this mark are asserted."""

    span: Span
    value: FactualityValue
    cue: Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so: ``span`` is what is said, ``cue`` the saying word, ``source`` the words that name the one who says it, where the text does.

    ``form``: a clause or the like ("said that …"), a thing ("praised the reforms"), a quotation, or the rest of a sentence ("according to …").
    """

    span: Span
    cue: Span
    source: Span | None
    form: Literal["clause", "thing", "quotation", "rest"]
