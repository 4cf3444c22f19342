"""What is named: people with their offices, states, organisations, groups and places.

Known names come first, then bodies put together from words, then our grammar of posts and names, then what the statistical model marks; last,
a name found once is found everywhere in the document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from dragoman.annotate.names.accredited import find_further
from dragoman.annotate.names.asides import without_asides
from dragoman.annotate.names.bodies import join_bodies
from dragoman.annotate.names.careers import hold_taken
from dragoman.annotate.names.groups import GroupWords, covered, find_groups
from dragoman.annotate.names.holders import Row, find_holders, find_own, join_names
from dragoman.annotate.names.labelled import hold_labelled
from dragoman.annotate.names.lexicon import NameLexicon, fold, name_lexicon
from dragoman.annotate.names.listed import hold_lists
from dragoman.annotate.names.metonyms import Metonyms, with_governments
from dragoman.annotate.names.persons import accepted_names, labels_by_place
from dragoman.annotate.names.places import without_people
from dragoman.annotate.names.realms import with_realms, with_towns
from dragoman.annotate.names.states import UNKNOWN, with_states
from dragoman.annotate.names.succession import hold_succeeded
from dragoman.annotate.names.titles import joined_titles
from dragoman.annotate.names.units import Unit, make_units, tags_of
from dragoman.annotate.offices.grammar import OfficePhrase, find_offices, singular_title
from dragoman.annotate.offices.home import home_by_dateline, home_of
from dragoman.annotate.offices.owner import Owner, entity_of, joined, states_within
from dragoman.annotate.offices.stage import owners_of
from dragoman.knowledge.lookup import find_known
from dragoman.knowledge.schema import Entry, Knowledge
from dragoman.model.annotations import Mention, MentionKind, NamedSpan, Office, Sentence, Token
from dragoman.model.document import Span
from dragoman.model.reading import Reading

LABELS: dict[str, MentionKind] = {"ORG": "org", "GPE": "place", "LOC": "place", "FAC": "place"}


@dataclass(frozen=True)
class Mentions:
    """Token, Sentence and NamedSpan layers → Mention and Office layers."""

    name: ClassVar[str] = "mentions/1"
    requires: ClassVar[frozenset[type]] = frozenset({Token, Sentence, NamedSpan})
    provides: ClassVar[frozenset[type]] = frozenset({Mention, Office})
    knowledge: Knowledge
    lexicon: NameLexicon = field(init=False)
    groups: GroupWords = field(init=False)
    metonyms: Metonyms = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lexicon", name_lexicon(self.knowledge))
        object.__setattr__(self, "metonyms", Metonyms.from_knowledge(self.knowledge))
        object.__setattr__(self, "groups", GroupWords.from_knowledge(self.knowledge))

    def __call__(self, reading: Reading) -> Reading:
        home = home_of(reading.document, self.knowledge, self.lexicon) or home_by_dateline(reading, self.knowledge)
        row, acronyms = self.row_of(reading, home)
        persons = accepted_names(row, reading[NamedSpan])
        owners = owners_of(row, home, self.knowledge)
        groups = find_groups(row, self.groups, reading.text)
        inside = frozenset(covered(groups))
        mentions = [group.mention for group in groups]
        mentions += [*known_mentions(row, inside), *person_mentions(row, persons), *office_mentions(row, inside)]
        mentions += model_mentions(row, {*persons, *inside}, acronyms, reading)
        mentions = [without_unknown(one) for one in with_governments(mentions, reading[Token], self.metonyms)]
        layer = office_layer(row, owners)
        return reading.adding(Mention, sorted(mentions, key=lambda mention: mention.span)).adding(Office, [*layer, *further_offices(row, layer)])

    def row_of(self, reading: Reading, home: Owner | None) -> tuple[Row, dict[str, Unit]]:
        """The text as a row of units with bodies, offices, names and holders found, and the acronyms that it introduces."""
        text = reading.text
        likely = [(span, likeliest(entries)) for span, entries in find_known(self.knowledge, text)]
        known = without_people(likely, text, reading[NamedSpan], self.knowledge.personal, self.lexicon)
        tags = tags_of(reading[Token])
        titled = joined_titles(make_units(text, known, tags, self.lexicon), tags, self.lexicon)
        units = with_realms(without_asides(titled, self.lexicon), self.lexicon)
        unknown_home = home.name if home and not known_entity(home.entity) else None
        units = with_towns(units, self.lexicon)
        units = with_states(units, reading[NamedSpan], self.lexicon, unknown_home)
        units, acronyms = join_bodies(units, text, self.lexicon)
        row = join_names(units, find_offices(units, text, self.lexicon), text, self.lexicon)
        held = hold_lists(row)
        held |= hold_labelled(row, held)
        find_holders(row, held)
        hold_taken(row, held)
        find_own(row)
        hold_succeeded(row)
        row.holders.sort()
        return row, acronyms


def known_entity(entity: str | None) -> str | None:
    """*entity*, unless it is one that only the row has for a state that the knowledge doesn't hold."""
    return None if entity is None or entity.startswith(UNKNOWN) else entity


def without_unknown(mention: Mention) -> Mention:
    """*mention* with known entities only."""
    if UNKNOWN not in f"{mention.entity} {mention.represents_entity}":
        return mention
    return replace(mention, entity=known_entity(mention.entity), represents_entity=known_entity(mention.represents_entity))


def likeliest(entries: Sequence[Entry]) -> Entry:
    """The first entry: the knowledge gives the likeliest first."""
    return entries[0]


def known_mentions(row: Row, inside: frozenset[int]) -> Iterator[Mention]:
    """Known things, and bodies put together from words, which speak for the state that their words name."""
    tied = {unit.start for unit in (*row.late.values(), *row.own.values())}
    for at, unit in enumerate(row.units):
        if at in inside or unit.start in tied:
            continue
        if unit.entry is not None and unit.entry.state:
            owner, is_short = next(states_within(unit)), unit.entry.form == "acronym"
            name = unit.entry.name if is_short else clean_name(unit.text)
            yield Mention(unit.span, "org", name, "name", unit.entry.entity, False, owner.name, owner.entity)
        elif unit.entry is not None and unit.code in "SABL":
            yield Mention(unit.span, unit.entry.kind, unit.entry.name, "adjective" if unit.code == "A" else "name", unit.entry.entity)
        elif unit.code == "l":
            yield Mention(unit.span, "place", clean_name(unit.text))
        elif unit.code == "B":
            owner = next(states_within(unit), Owner())
            yield Mention(unit.span, "org", clean_name(unit.text), "name", None, False, owner.name, owner.entity)


def clean_name(words: str) -> str:
    """*words* on one line, without a possessive ending."""
    name = " ".join(words.split())
    return name[:-2] if name.endswith(("'s", "’s")) else name


def person_mentions(row: Row, persons: Sequence[int]) -> Iterator[Mention]:
    """The persons of the row."""
    known = {fold(word) for at in persons for word in row.units[at].text.split() if " " in row.units[at].text and not is_addressed(row, at)}
    for at in persons:
        unit = row.units[at]
        own = [row.own[at]] if at in row.own else []
        name = clean_name(unit.text)
        if is_addressed(row, at) and fold(name.split()[1]) in known:
            name = name.split()[1]  # "Sheikh Jassim" of a "Jassim bin Rashid"
        yield Mention(unit.span, "person", name, "name", None, False, joined(own), entity_of(own))


def is_addressed(row: Row, at: int) -> bool:
    """Whether a name is a form of address and one word that may be the whole name or not: "Sheikh Jassim"."""
    words = row.units[at].text.split()
    return len(words) == 2 and fold(words[0]) in row.lexicon.also_names


def office_mentions(row: Row, inside: frozenset[int]) -> Iterator[Mention]:
    """Offices that stand for their unnamed holders: "the Prime Minister of Thailand", "the Ambassador"; plural ones are groups."""
    held = {office for office, name in row.holders if not (name < row.sentence_start(office) and row.units[office - 1].text == "her")}
    for at, office in row.offices.items():  # in "appointed her Consul" the office stands for her
        unit = row.units[at]
        is_definite = bool(office.owners) or (at > 0 and row.units[at - 1].text.lower() == "the")
        if at in held or at in inside or (unit.text.islower() and not is_definite) or row.codes[max(0, at - 2) : at].rstrip("d").endswith("r"):
            continue
        if office.plural:
            owners = joined(office.owners)
            yield Mention(unit.span, "group", clean_name(unit.text), "nominal", None, False, owners, entity_of(office.owners))
        elif (office.kind != "member" and (is_definite or office.kind in ("state", "envoy"))) or is_spokesman(office):
            yield Mention(unit.span, "office", clean_name(unit.text), "nominal")


def is_spokesman(office: OfficePhrase) -> bool:
    """Whether an unnamed member speaks for a state: "the representative of Freedonia"."""
    return office.kind == "member" and office.single != "member" and bool(office.owners) and office.owners[0].code in "SA"


def model_mentions(row: Row, taken: set[int], acronyms: dict[str, Unit], reading: Reading) -> Iterator[Mention]:
    """What is left of the candidate names: acronyms that the text introduced, else what the statistical model takes them for."""
    for at, (label, _) in labels_by_place(row, reading[NamedSpan], "ZX").items():
        unit = row.units[at]
        if at in taken:
            continue
        if unit.text in acronyms:
            body = acronyms[unit.text]
            yield Mention(
                unit.span, "org", body.entry.name if body.entry else clean_name(body.text), "name", body.entry.entity if body.entry else None
            )
        elif label in LABELS:
            yield Mention(unit.span, LABELS[label], clean_name(unit.text))


def office_layer(row: Row, owners: dict[int, Owner]) -> list[Office]:
    """One annotation for each office and holder."""
    holders: dict[int, list[int]] = {}
    for office, name in row.holders:
        holders.setdefault(office, []).append(name)
    others = Counter(name for office, name in row.holders if row.offices[office].kind not in ("follow", "member"))
    layer = []
    for at, phrase in row.offices.items():
        for name in (*holders.get(at, ()),) or (None,):
            if phrase.kind == "follow" and name is not None and others[name] > 0:
                continue
            owner = owners[at] if name is None or name not in row.own or not phrase.plural else owned_alone(row.own[name], owners[at])
            owner = owners.get(name, owner) if name is not None and phrase.plural else owner
            person = row.units[name].span if name is not None else None
            title = title_of(row, at, person, owner)
            if title is None:
                continue
            plural = phrase.plural and person is None
            layer.append(
                Office(
                    row.units[at].span,
                    title,
                    owner.name,
                    known_entity(owner.entity),
                    owner.to,
                    known_entity(owner.to_entity),
                    person,
                    phrase.qualifier,
                    plural,
                    owner.speaks_for,
                    known_entity(owner.speaks_for_entity),
                    kept_title(phrase, title),
                    owner.inferred,
                )
            )
    return layer


def further_offices(row: Row, layer: Sequence[Office]) -> Iterator[Office]:
    """Offices of *layer* again, for the further states to which their holders are sent."""
    for further in find_further(row):
        place, person = row.units[further.office].span, row.units[further.name].span
        told = next((one for one in layer if one.span == place and one.person == person), None)
        entry = further.state.entry
        if told is not None and entry is not None and told.of_entity != entry.entity:
            span = Span(row.units[further.first].start, row.units[further.last - 1].end)
            yield replace(told, span=span, to=entry.name, to_entity=known_entity(entry.entity))


def owned_alone(unit: Unit, shared: Owner) -> Owner:
    """The owner of one of several holders, sent where all are."""
    return Owner(joined([unit]), entity_of([unit]), shared.to, shared.to_entity)


PERSONAL = frozenset({"state", "envoy", "body", "task"})  # kinds of office whose like in another state is a counterpart


def title_of(row: Row, at: int, person: Span | None, owner: Owner) -> str | None:
    """The bare title of an office with or without its holder; "his counterpart X" holds the last office told before that speaks for a state."""
    phrase = row.offices[at]
    if phrase.kind == "stand" and person is not None:
        return None
    if phrase.kind == "follow" and person is not None:
        before = [one for place, one in row.offices.items() if place < at and one.kind in PERSONAL and not one.loose]
        if not before:
            return None
        last = in_order(row, at, person) or before[-1]
        if last.title.lower() in row.lexicon.portfolio_titles:  # "Minister X", told as "Foreign Minister X" before
            last = next((one for one in reversed(before) if one.title.lower().endswith(f" {last.title.lower()}")), last)
        if last.abroad and owner.entity != last.default:
            return " ".join(word.capitalize() for word in last.abroad.split())
        return singular_title(last) if last.plural else last.title
    return singular_title(phrase) if phrase.plural and person is not None else phrase.title


def in_order(row: Row, at: int, person: Span) -> OfficePhrase | None:
    """ "Ministers A and B met their counterparts X and Y": the office of X is A's, where as many stand in the sentence before."""
    holders = [row.units[name].span for office, name in row.holders if office == at]
    first = row.sentence_start(at)
    before = [one for place, one in row.offices.items() if first <= place < at and one.kind in PERSONAL and not (one.loose or one.plural)]
    return before[sorted(holders).index(person)] if len(holders) > 1 and len(holders) == len(before) and person in holders else None


def kept_title(phrase: OfficePhrase, title: str) -> str | None:
    """The title with the word that a post would be false without: "former President", "Ambassador-designate"."""
    if phrase.kept is None:
        return None
    if phrase.kept_late:
        return f"{title}-{phrase.kept}"
    return f"{phrase.kept}{'-' if phrase.kept == 'ex' else ' '}{title}"
