"""Resolution as a row of steps, each a pure function of what belongs together, so that one change needs no more than what it reaches.

A step's nodes are told items. Nodes whose items stand near each other in some block are compared; those linked form a group; ``conclude`` turns a
group into rows for later steps and into things found. Everything at once, and a change by itself, go through the same code: at the beginning all has
changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dragoman.resolve.steps.blocks import Place, no_lanes
from dragoman.resolve.steps.traces import COMPARED, Found, Item, Link, Mark, Node, Pair, Row, Source, Traces, node_of


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes to conclude on together: ``items`` of each, the ``links`` of all (also those to nodes outside), and the items of any node."""

    items: Mapping[Node, Sequence[Any]]
    links: Sequence[Link]
    at: Callable[[Node], Sequence[Any]]

    def all(self, kind: type | tuple[type, ...]) -> list[Any]:
        """All items of a kind."""
        return [value for values in self.items.values() for value in values if isinstance(value, kind)]


@dataclass(frozen=True)
class Matching:
    """How nodes find each other: by the ``places`` of a node's item of *kind*, each compared with the *window* before it and behind it in a block.

    Those that have one of the ``lanes`` of a block in common are passed over. ``compare`` gives what links two items and whether it joins them;
    ``None`` where nothing does.
    """

    kind: type
    places: Callable[[Any], Iterable[Place]]
    compare: Callable[[Any, Any], tuple[Any, bool] | None]
    window: int = 24
    lanes: Callable[[str], int] = no_lanes


@dataclass(frozen=True)
class Step:
    """One step: what its groups conclude, and how its nodes find each other, where they do."""

    name: str
    conclude: Callable[[Group], Iterable[Row]]
    matching: Matching | None = None


@dataclass(slots=True)
class Change:
    """What a node was told no longer, and what anew."""

    gone: list[Any] = field(default_factory=list)
    came: list[Any] = field(default_factory=list)


@dataclass(slots=True)
class Outcome:
    """What was found, and what is no longer: by kind and id."""

    came: dict[tuple[str, str], Any] = field(default_factory=dict)
    gone: set[tuple[str, str]] = field(default_factory=set)


def run(steps: Sequence[Step], traces: Traces, told: Mapping[Source, Sequence[Row]]) -> Outcome:
    """Follows a change through all *steps*, in order: what each changed source tells now, in place of what it told before."""
    progress = Progress(traces)
    progress.replace(told, told)
    for step in steps:
        progress.take(step)
        traces.done(step.name)
    progress.outcome.gone -= progress.outcome.came.keys()
    return progress.outcome


class Progress:
    """A change on its way through the steps."""

    def __init__(self, traces: Traces) -> None:
        self.traces = traces
        self.changes: dict[str, dict[Node, Change]] = {}
        self.outcome = Outcome()

    def take(self, step: Step) -> None:
        """Concludes anew on each group of *step* that the change has reached."""
        changes = self.changes.pop(step.name, {})
        if not changes:
            return
        changed = set(changes)
        self.traces.expect(step.name, changed)
        if step.matching:
            changed |= self.match(step.name, step.matching, changes)
        self.traces.expect(step.name, changed)
        stale = {self.traces.home(step.name, node) or own_source(step.name, node) for node in changed}
        self.traces.settle(step.name, (node for node in changed if not self.traces.items(step.name, node)), None)
        told: dict[Source, list[Row]] = {}
        for group in self.groups(step.name, changed):
            stale |= {self.traces.home(step.name, node) or own_source(step.name, node) for node in group.items}
            source = own_source(step.name, min(group.items))
            self.traces.settle(step.name, group.items, source if len(group.items) > 1 else None)
            told[source] = list(step.conclude(group))
        self.replace(stale | told.keys(), told)

    def replace(self, sources: Iterable[Source], told: Mapping[Source, Sequence[Row]]) -> None:
        """Puts what *sources* tell in place of what they told, and notes for which nodes that makes a difference."""
        sources = set(sources)
        self.traces.hear(sources)
        gone: Counter[Row] = Counter()
        came: Counter[Row] = Counter()
        for source in sources:
            before, now = self.traces.told_by(source), told.get(source, ())
            self.outcome.gone.update((row.kind, row.id) for row in before if isinstance(row, Found))
            self.outcome.came.update({(row.kind, row.id): row.thing for row in now if isinstance(row, Found)})
            gone.update(before)
            came.update(now)
            if not before:
                self.traces.tell(source, now)
            elif Counter(before) != Counter(now):
                self.traces.withdraw(source)
                self.traces.tell(source, now)
        for row in came - gone if gone else came:
            self._note(row, "came")
        for row in gone - came:
            self._note(row, "gone")

    def _note(self, row: Row, what: str) -> None:
        if isinstance(row, Item):
            change = self.changes.setdefault(row.step, {}).setdefault(row.node, Change())
            (change.came if what == "came" else change.gone).append(row.value)
        elif isinstance(row, Link):
            for node in (row.left, row.right):
                self.changes.setdefault(row.step, {}).setdefault(node, Change())

    def match(self, step: str, matching: Matching, changes: Mapping[Node, Change]) -> set[Node]:
        """Compares what newly stands near each other; gives all nodes whose links or neighbours changed."""
        gone = {node: [one for one in change.gone if isinstance(one, matching.kind)] for node, change in changes.items()}
        came = {node: [one for one in change.came if isinstance(one, matching.kind)] for node, change in changes.items()}
        renewed = {node for node in changes if gone[node] or came[node]}
        left = list(self.traces.links(step, {node for node in renewed if gone[node]}))
        self.traces.unlink(step, [(link.left, link.right) for link in left])
        reached = {node for link in left for node in (link.left, link.right)}
        met, parted, order = set[Pair](), set[Pair](), dict[Node, str]()
        for block, marks in self._renewed_blocks(step, matching, gone, came).items():
            first, last = min(marks), max(marks)
            there = self.traces.around(step, block, first, last, matching.window)
            for one, other, near in changed_pairs(entries(there, marks, matching.lanes), matching.window):
                (met if near else parted).add((one, other) if one < other else (other, one))
            order.update((node, sort) for sort, node in there)
        lost = self._lost(step, matching, parted - met)
        self.traces.unlink(step, lost)
        self.traces.expect(step, {node for pair in met for node in pair})
        in_turn = sorted(met, key=lambda pair: (order.get(pair[0], ""), pair))  # what is compared again and again is at hand for a while
        found = [link for pair in in_turn if (link := self._compared(step, matching, pair))]
        self.traces.unlink(step, [(link.left, link.right) for link in found])
        self.traces.compared(found)
        return reached | {node for pair in lost for node in pair} | {node for link in found for node in (link.left, link.right)}

    def _renewed_blocks(
        self, step: str, matching: Matching, gone: Mapping[Node, Sequence[Any]], came: Mapping[Node, Sequence[Any]]
    ) -> dict[Node, dict[Mark, tuple[bool, bool]]]:
        """Moves nodes between blocks; gives for each block the marks that went or came."""
        found: dict[Node, dict[Mark, tuple[bool, bool]]] = {}
        for items, is_there in ((gone, False), (came, True)):
            move = self.traces.mark if is_there else self.traces.unmark
            for node, values in items.items():
                for block, sort in dict.fromkeys(place for value in values for place in matching.places(value)):
                    mark = (sort, node)
                    move(step, block, mark)
                    marks = found.setdefault(block, {})
                    was, _ = marks.get(mark, (False, False))
                    marks[mark] = (was or not is_there, is_there)
        return found

    def _compared(self, step: str, matching: Matching, pair: Pair) -> Link | None:
        one, other = (self._item(step, matching, node) for node in pair)
        found = matching.compare(one, other) if one is not None and other is not None else None
        return Link(step, *pair, found[0], found[1]) if found else None

    def _item(self, step: str, matching: Matching, node: Node) -> Any:
        return next((value for value in self.traces.items(step, node) if isinstance(value, matching.kind)), None)

    def _lost(self, step: str, matching: Matching, pairs: set[Pair]) -> list[Pair]:
        """Which of *pairs*, near each other no longer in some block, are linked and near in no other."""
        linked = {(min(link.left, link.right), max(link.left, link.right)) for link in self.traces.links(step, {one for one, _ in pairs})}
        return [pair for pair in sorted(pairs & linked) if not self._meet(step, matching, pair)]

    def _meet(self, step: str, matching: Matching, pair: Pair) -> bool:
        one, other = (self._item(step, matching, node) for node in pair)
        if one is None or other is None:
            return False
        places, others = dict(matching.places(one)), dict(matching.places(other))
        for block in places.keys() & others.keys():
            first, last = sorted(((places[block], pair[0]), (others[block], pair[1])))
            strangers = matching.lanes(first[0]) & matching.lanes(last[0])
            if not strangers and len(self.traces.around(step, block, first, last, 0)) <= matching.window + 1:
                return True
        return False

    def groups(self, step: str, nodes: Iterable[Node]) -> Iterator[Group]:
        """The groups that hold *nodes*, each once; nodes that are told nothing are in none."""
        done: set[Node] = set()
        for start in sorted(nodes):
            if start in done or not self.traces.items(step, start):
                continue
            items: dict[Node, Sequence[Any]] = {}
            links: list[Link] = []
            fresh = {start}
            while fresh:
                items |= {node: self.traces.items(step, node) for node in fresh}
                touching = list(self.traces.links(step, fresh))
                links += touching
                self.traces.expect(step, {node for link in touching for node in (link.left, link.right)})
                ends = {node for link in touching if link.joins for node in (link.left, link.right)}
                fresh = {node for node in ends - items.keys() if self.traces.items(step, node)}
            done.update(items)
            yield Group(items, list(dict.fromkeys(links)), lambda node: self.traces.items(step, node))


def own_source(step: str, node: Node) -> Source:
    """The source of what is concluded on the group of which *node* is the least."""
    return node_of(step, str(node)) or COMPARED + 1


Entry = tuple[Node, int, bool, bool]  # a node of a block, its lanes there, whether it was there, whether it is there


def entries(there: Sequence[Mark], changed: Mapping[Mark, tuple[bool, bool]], lanes: Callable[[str], int]) -> list[Entry]:
    """A stretch of a block with what went and came; what stayed with another item both went and came."""
    found: list[Entry] = []
    for mark in sorted({*there, *changed}):
        was, is_there = changed.get(mark, (True, True))
        sort, node = mark
        if mark in changed and was and is_there:
            found += [(node, lanes(sort), True, False), (node, lanes(sort), False, True)]
        else:
            found.append((node, lanes(sort), was, is_there))
    return found


def changed_pairs(row: Sequence[Entry], window: int) -> Iterator[tuple[Node, Node, bool]]:
    """The pairs of a block, of other lanes, that come to stand within *window* of each other (true), or no longer do (false)."""
    for place, (one, lanes, one_was, one_is) in enumerate(row):
        before = now = 0
        for index in range(place + 1, len(row)):
            other, its_lanes, was, is_there = row[index]
            before += was
            now += is_there
            if (before > window or not one_was) and (now > window or not one_is):
                break
            if lanes & its_lanes:
                continue
            near = one_is and is_there and now <= window
            if near != (one_was and was and before <= window) and one != other:
                yield one, other, near
