"""What stands in a person's written name: the words that it is made of, and what stands round them.

Forms of address, offices, post-nominals, particles and "son of" are set apart, and each word is kept as written and by its sounds, so that one name
in several spellings can be known again. What the words are stands in the knowledge (``honorifics``, ``spellings``, ``posts``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, cast

from anyascii import anyascii

from dragoman.knowledge.schema import Knowledge

TOKEN = re.compile(r"[a-z]+")
PART = re.compile(r"[a-z]+\.?|[-,]")
APOSTROPHES = re.compile(r"['’‘`ʻʼ]")
DOTTED = re.compile(r"^(?:[a-z]\.\s?){2,}")
CAPITALS = re.compile(r"[A-Z]{2,3}(?= [A-Z][a-z])")  # initials without full stops, or a short family name
DOUBLED = re.compile(r"(.)\1+")
VOWELS = re.compile(r"[aeiou]+")
Gender = Literal["man", "woman", ""]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name: ``sound`` with the ways to write one sound made one, ``bones`` its consonants, ``vowels`` what stands between them."""

    written: str
    sound: str
    bones: str
    vowels: tuple[str, ...]
    is_initial: bool = False
    others: tuple[Word, ...] = ()  # read as other languages do, where that makes a difference


@dataclass(frozen=True, eq=False, slots=True)
class Name:
    """A person's name as it is compared; each spelling is one object.

    ``fathers`` stand behind "son of", ``suffix`` is "jr" and its like, ``seconds`` are words joined by a hyphen to the first word of the name.
    """

    written: str
    words: tuple[Word, ...]
    glued: tuple[Word, ...]  # with what hyphens join made one word; empty where there are none
    fathers: tuple[str, ...]
    suffix: str
    gender: Gender
    seconds: frozenset[str]
    lettered: tuple[Word, ...] = ()  # with a first word of capitals read as initials

    @property
    def is_lone(self) -> bool:
        """Whether it is a family name (or first name) alone."""
        return len(self.words) <= 1

    @property
    def keys(self) -> frozenset[str]:
        """What its other spellings have in common with it: the consonants of its words."""
        words = [word for word in (*self.words, *self.glued) if len(word.sound) > 2] or list(self.words)
        found = frozenset(word.bones or word.sound for word in words)
        return found | {other.bones or other.sound for word in words for other in word.others}

    @property
    def sort(self) -> str:
        """Brings like names close to each other."""
        return " ".join(word.bones for word in self.words)


@dataclass(frozen=True)
class NameReader:
    """Reads names, with the words that the knowledge has."""

    titles: frozenset[tuple[str, ...]] = frozenset()
    after: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()
    men: frozenset[str] = frozenset()
    women: frozenset[str] = frozenset()
    child_of: frozenset[str] = frozenset()
    child: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    bound: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)
    behind: frozenset[str] = frozenset()
    whence: frozenset[str] = frozenset()
    attached: Sequence[str] = ()
    first: Sequence[Sequence[str]] = ()
    sounds: Sequence[Sequence[str]] = ()
    consonants: Mapping[str, str] = field(default_factory=dict)
    vowels: frozenset[frozenset[str]] = frozenset()  # pairs that may stand for each other
    endings: Sequence[Sequence[str]] = ()  # of a man's and a woman's name
    otherwise: Sequence[Mapping[str, Any]] = ()  # how languages read some letters in another way
    _read: dict[str, Name] = field(default_factory=dict, compare=False, repr=False)
    _folded: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, knowledge: Knowledge) -> NameReader:
        """As the files ``honorifics``, ``spellings`` and ``posts`` have them; bare where the knowledge lacks them."""
        round_names = cast("Mapping[str, Sequence[str]]", knowledge.lexicons.get("honorifics", {}))
        words = cast("Mapping[str, Any]", knowledge.lexicons.get("spellings", {}))
        posts = cast("Mapping[str, Any]", knowledge.lexicons.get("posts", {}))
        offices = [form for one in posts.get("titles", ()) for form in (one["title"], *one.get("forms", ()))]
        ranks = [*posts.get("modifiers", ()), *posts.get("kept", ()), *(word for words in posts.get("qualifiers", {}).values() for word in words)]
        given = {form: f"{forms[0]}" for forms in words.get("given", ()) for form in forms}
        return cls(
            titles=frozenset(tuple(title.split()) for title in (*round_names.get("before", ()), *words.get("address", ()), *offices, *ranks, "the")),
            after=frozenset(round_names.get("after", ())),
            particles=frozenset((*round_names.get("particles", ()), *round_names.get("patronymics", ()))),
            suffixes=frozenset(round_names.get("suffixes", ())),
            men=frozenset(words.get("men", ())),
            women=frozenset(words.get("women", ())),
            child_of=frozenset(words.get("child_of", ())),
            child=frozenset(words.get("child", ())),
            short=frozenset(words.get("initials", ())),
            bound=words.get("bound", {}),
            given=given,
            letters=words.get("letters", {}),
            behind=frozenset(words.get("behind", ())),
            whence=frozenset(words.get("whence", ())),
            attached=words.get("attached", ()),
            first=words.get("first", ()),
            sounds=words.get("sounds", ()),
            consonants=words.get("consonants", {}),
            vowels=frozenset(frozenset(pair) for pair in words.get("vowels", ())),
            endings=words.get("endings", ()),
            otherwise=words.get("otherwise", ()),
        )

    @cached_property
    def _letters(self) -> dict[int, str]:
        return str.maketrans(dict(self.letters))

    @property
    def little(self) -> frozenset[str]:
        """Words of a name that are written small."""
        return self.particles | self.child_of | self.child

    def read(self, name: str) -> Name:
        """The name in its parts."""
        if name not in self._read:
            self._read[name] = self._part(name)
        return self._read[name]

    def fold(self, token: str) -> str:
        """*token* with the ways to write one sound made one."""
        if token not in self._folded:
            sound = token
            for written, heard in self.first:
                if sound.startswith(written):
                    sound = heard + sound[len(written) :]
                    break
            for written, heard in self.sounds:
                sound = sound.replace(written, heard)
            self._folded[token] = DOUBLED.sub(r"\1", sound)
        return self._folded[token]

    def word(self, token: str, *, is_initial: bool = False, is_first: bool = False) -> Word:
        """A word of a name; one given name in several languages has one skeleton. *is_first*: it isn't respelt yet."""
        sound = self.fold(token) if len(token) > 1 else token
        shape = self.fold(self.given.get(token, token)) if len(token) > 1 else token
        plain = "".join(self.consonants.get(letter, letter) for letter in shape)
        bones = DOUBLED.sub(r"\1", VOWELS.sub("", plain))
        others = tuple(self.word(other) for other in self._otherwise(token)) if is_first else ()
        return Word(token, sound, bones, tuple(VOWELS.findall(plain)), is_initial or len(token) == 1, others)

    def _otherwise(self, token: str) -> Iterator[str]:
        """*token* respelt for each language that reads some of its letters in another way."""
        for language in self.otherwise:
            if len(token) >= language["least"] and not any(part in token for part in language.get("unless", ())):
                read = token
                for written, meant in language["read"]:
                    read = read.replace(written, meant)
                if read != token:
                    yield read

    def _part(self, name: str) -> Name:
        plain = anyascii(name.translate(self._letters))
        parts = PART.findall(self._undotted(APOSTROPHES.sub("", plain.casefold())))
        tokens = self._untitled(parts)
        kept, fathers, suffix, joined = self._sorted(tokens)
        if not kept:
            kept = [(token, False, False) for token in TOKEN.findall(" ".join(parts))]
        words = tuple(self.word(token, is_initial=short, is_first=True) for token, short, _ in kept)
        glued = tuple(self.word(token, is_first=True) for token in _glued(kept)) if joined else ()
        seconds = frozenset(token for place, (token, _, behind) in enumerate(kept) if behind and _starts(kept, place))
        told = {part.rstrip(".") for part in parts}
        gender: Gender = "man" if told & self.men else "woman" if told & self.women else ""
        return Name(name, words, glued, fathers, suffix, gender, seconds if len(kept) > 2 else frozenset(), self._lettered(plain))

    def _lettered(self, name: str) -> tuple[Word, ...]:
        """The words of a name whose first is capitals alone, these read as initials: "KP Sharma"."""
        found = CAPITALS.match(name)
        return (
            self._part(f"{'. '.join(found.group())}. {name[found.end() :]}").words if found and (found.group().casefold(),) not in self.titles else ()
        )

    def _undotted(self, name: str) -> str:
        """*name* with a form of address in letters at its beginning as one word: "H.E."."""
        found = DOTTED.match(name)
        joined = "".join(re.findall("[a-z]", found.group())) if found else ""
        return f"{joined} {name[found.end() :]}" if found and (joined,) in self.titles else name

    def _untitled(self, parts: Sequence[str]) -> list[str]:
        """*parts* without forms of address and offices before the name, and without where he is from and post-nominals behind it."""
        rest = self._behind_titles(parts)
        seat = next((place for place, part in enumerate(rest) if place and part in self.whence), len(rest))
        rest = rest[:seat]
        while len(rest) > 1 and (rest[-1].rstrip(".") in self.after or rest[-1] == ","):
            rest.pop()
        return rest

    def _behind_titles(self, parts: Sequence[str]) -> list[str]:
        rest = list(parts)
        while len(rest) > 1 and (length := self._title(rest)):
            rest = rest[length:]
        return rest

    def is_addressed(self, name: str) -> bool:
        """Whether *name* begins with a form of address and goes on with a name: "the Lord Hadley of Marsh", not "the wife of Lord Hadley"."""
        parts = PART.findall(anyascii(name.translate(self._letters)).casefold())
        before = parts[: len(parts) - len(self._behind_titles(parts))]
        after = name.split()[len(before) :]
        return bool({part.rstrip(".") for part in before} & (self.men | self.women)) and bool(after) and after[0][:1].isupper()

    def _title(self, parts: Sequence[str]) -> int:
        """How many of *parts* make a form of address or an office that something follows."""
        for length in range(min(4, len(parts) - 1), 0, -1):
            if tuple(part.rstrip(".") for part in parts[:length]) in self.titles and parts[length] != "-":
                return length
        return 1 if parts[0] in {",", "-"} else 0

    def _sorted(self, parts: Sequence[str]) -> tuple[list[tuple[str, bool, bool]], tuple[str, ...], str, bool]:
        """The words of a name, each with whether it is an initial and whether a hyphen joins it to the one before; fathers; suffix; any hyphen."""
        kept: list[tuple[str, bool, bool]] = []
        fathers: list[tuple[str, bool, bool]] = []
        suffix, binding, is_child, behind, joined = "", "", False, False, False
        for place, part in enumerate(parts):
            token = part.rstrip(".")
            if part in {"-", ","}:
                behind = part == "-"
                continue
            if token in self.suffixes and kept:
                suffix = token
            elif token in self.child_of and kept and place < len(parts) - 1:
                is_child = True
            elif token in self.child and len(kept) > 1:
                fathers.append(kept.pop())
            elif token in self.behind and kept:
                kept[-1] = (kept[-1][0] + "udin", *kept[-1][1:])
            elif token in self.bound and place < len(parts) - 1:
                binding = self.bound[token]
                continue
            elif not self._is_particle(part, kept) or (behind and len(token) > 2):
                entry = (binding + token, self._is_initial(part), behind and bool(kept))
                joined |= entry[2]
                (fathers if is_child else kept).append(entry)
                is_child = False
                binding = ""
            behind = False
        if len(kept) < 2 and fathers:  # "Anwar bin Daud": the father's name is all there is
            return [*kept, *fathers], (), suffix, False
        return kept, tuple(self.fold(token) for token, _, _ in fathers), suffix, joined

    def _is_particle(self, part: str, before: Sequence[object]) -> bool:
        """Whether a part is a small word of a name; a single letter only between names and without a full stop ("Lopez y Dost")."""
        return part.rstrip(".") in self.particles and (len(part.rstrip(".")) > 1 or (bool(before) and not part.endswith(".")))

    def _is_initial(self, part: str) -> bool:
        return len(part.rstrip(".")) == 1 or (part.endswith(".") and part[:-1] in self.short)


def _glued(kept: Iterable[tuple[str, bool, bool]]) -> list[str]:
    words: list[str] = []
    for token, _, behind in kept:
        if behind and words:
            words[-1] += token
        else:
            words.append(token)
    return words


def _starts(kept: Sequence[tuple[str, bool, bool]], place: int) -> bool:
    """Whether hyphens join a word to the first one."""
    return all(behind for _, _, behind in kept[1 : place + 1])
