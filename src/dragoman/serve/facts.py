"""What of a document is at hand without opening its reading: by what it is found, whom it names, and what dossiers ask of every document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from sys import intern
from typing import Any

from dragoman.model.interchange import from_json
from dragoman.model.records import RECORD_KINDS, Post
from dragoman.present.dossier.scope import Appearance
from dragoman.resolve.people.appearances import office_of
from dragoman.search.query import ACTORS
from dragoman.search.rows import Row, document_row

FACETS = ("type", "status", "place", "source", "lang")


@dataclass(frozen=True, slots=True)
class Facts:
    """One document in short. ``names`` are all that its records give to somebody who acts; ``entities`` whom its engagements surely name."""

    row: Row
    traits: Mapping[str, frozenset[str]]
    names: frozenset[str]
    entities: frozenset[str]
    appearances: tuple[Appearance, ...]
    sent: tuple[tuple[str, str], ...]  # people and to whom they are sent

    @property
    def order(self) -> tuple[str, str]:
        """Its place among the documents of the record."""
        return self.row["published"] or "", self.row["id"]

    @property
    def day(self) -> str | None:
        """When it was published: told, or else inferred."""
        day: str | None = self.row["published"] or self.row["published_inferred"]
        return day


def facts_of(item: Mapping[str, Any]) -> Facts:
    """A reading in short."""
    engagements = item["engagements"]
    posts = [from_json(Post, post) for post in item["posts"]]
    participants = [one for record in engagements for one in record["participants"]]
    return Facts(
        row=document_row(item),
        traits={
            "type": strings(record["type"] for record in engagements),
            "status": strings(record["status"] for record in engagements),
            "place": strings(record["place"]["name"] for record in engagements if record["place"]),
            "source": strings([item["source"]]),
            "lang": strings([item["lang"]]),
        },
        names=strings(names_in(item)),
        entities=strings(found for one in participants for found in (one.get("entity"), one.get("represents_entity"))),
        appearances=tuple(appearances_in(posts, engagements)),
        sent=tuple((intern(post.person), intern(post.to)) for post in posts if post.to),
    )


def strings(found: Any) -> frozenset[str]:
    """All strings among *found*, each kept once in memory."""
    return frozenset(intern(one) for one in found if one)


def names_in(item: Mapping[str, Any]) -> Iterator[str]:
    """The names of all who act in a document's records."""
    return (name for kind in RECORD_KINDS for record in item[kind.listing] for name in actors_in(kind.listing, record))


def actors_in(listing: str, record: Row) -> Iterator[str]:
    """The names of all who act in one record of a kind."""
    for one in record.get("participants", ()):
        yield from (name for name in (one["name"], one.get("represents")) if name)
    for key in ACTORS.get(listing, ()):
        value = record.get(key)
        yield from value if isinstance(value, list) else [value] if value else []


def appearances_in(posts: list[Post], engagements: list[Row]) -> Iterator[Appearance]:
    """Who is seen in which post, with the words; posts first."""
    for post in posts:
        if not post.qualifier:
            yield Appearance(intern(post.person), intern(office_of(post)), intern(post.evidence[0].quote))
    for engagement in engagements:
        for one in engagement["participants"]:
            if one.get("post"):
                yield Appearance(intern(one["name"]), intern(one["post"]), intern(engagement["evidence"][0]["quote"]))
