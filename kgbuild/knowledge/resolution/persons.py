"""Persons: who is who among people, by the forms that a name may take."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, islice, pairwise

from kgbuild.knowledge.local import LocalEntity
from kgbuild.knowledge.resolution.groups import Group
from kgbuild.knowledge.resolution.joining import MANY, Joiner
from kgbuild.knowledge.resolution.people import PersonName, PersonNames, compare_names
from kgbuild.knowledge.resolution.rarity import FEW
from kgbuild.knowledge.resolution.scoring import Score
from kgbuild.model.world import Judgement

__all__ = ["People"]

# Larger blocks of forms of one name, or of holders of one office, are too unspecific to compare all their pairs.
LARGEST = 60
# Names of a group that are compared with those of another.
SHOWN = 6
# By so much the likeliest bearer of a surname must beat the next.
MARGIN = 0.5
APART = frozenset({"other given name", "other middle name", "one senior, one junior"})
UNFIT = APART | {"other surname", "surname spelt alike"}
# Whom a surname means is named so much oftener than the next who bears it.
LEAD = 3
Index = dict[tuple[str, str], list[Group]]


class People:
    """The groups of people, and their names taken apart."""

    def __init__(self, members: Sequence[LocalEntity], joiner: Joiner, names: PersonNames) -> None:
        self.members = members
        self.joiner = joiner
        self.names = names
        self.parse = names.parse
        self.speller = names.speller

    def join_full(self) -> None:
        """People of one full name first, then forms of one name."""
        self.settle(lambda name: name.full)
        self.join_forms()

    def join_bare(self) -> None:
        """Initials and bare surnames to the likeliest bearer; then what tells the bearers of a surname apart."""
        self.settle(lambda name: bool(name.given) and not name.full)
        self.join_short(lambda name: bool(name.given))
        self.join_short(lambda name: not name.given)
        self.settle(lambda name: not name.given)
        self.part_namesakes()

    def settle(self, wanted: Callable[[PersonName], bool]) -> None:
        """Those of one name."""
        blocks: dict[tuple[str, str], list[Group]] = {}
        for name, group in self.list_groups(wanted):
            # What people have judged one goes by several names.
            for key in {name.key, *(other.key for other in map(self.parse, group.names) if other.full)}:
                blocks.setdefault(key, []).append(group)
        for _, block in sorted(blocks.items()):
            self.joiner.settle(map(self.refresh, block), self.compare_namesakes)

    def compare_namesakes(self, one: Group, other: Group) -> Score:
        """The score of two of one name; that of somebody much spoken of is rarely another's."""
        known = self.name(one).full and max(len(one.documents), len(other.documents)) >= FEW
        return self.compare(one, other, *(["much spoken of"] if known else []))

    def name(self, group: Group) -> PersonName:
        return self.names.choose_fullest(group)

    def list_groups(self, wanted: Callable[[PersonName], bool]) -> list[tuple[PersonName, Group]]:
        """The groups whose fullest name is as wanted, by their first members."""
        unique = {id(group): group for local in self.members for group in (self.joiner.groups.find(local.id),)}
        return [(name, group) for group in unique.values() if wanted(name := self.name(group))]

    def compare(self, one: Group, other: Group, *more: str) -> Score:
        """The score of two, by the forms of their names that are most alike."""
        left, right = self.choose_names(one, other)
        names = (*compare_names(left, right, self.speller), *more)
        if left.key != right.key and self.joiner.scorer.is_apart(one, other):
            names = (*names, "apart in one document")
        own = frozenset(self.names.fold(text) for group in (one, other) for text in group.names)
        return self.joiner.scorer.score(one, other, names, own=own)

    def choose_names(self, one: Group, other: Group) -> tuple[PersonName, PersonName]:
        """The fullest names of two, or those that both go by."""
        left, right = self.name(one), self.name(other)
        if left.key != right.key and len(one.names) + len(other.names) > 2:
            keys = {name.key: name for name in map(self.parse, sorted(other.names)) if name.full}
            shared = [name for name in map(self.parse, sorted(one.names)) if name.key in keys]
            if shared:
                return shared[0], keys[shared[0].key]
        return left, right

    def join_forms(self) -> None:
        """Full names that may be forms of one: the likeliest pairs first, weighed again as groups grow."""
        full = self.list_groups(lambda name: name.full)
        pairs: dict[tuple[str, str], tuple[Group, Group]] = {}
        for block in self.block_forms(full):
            for one, other in combinations(sorted(block, key=lambda group: group.leader.id), 2):
                pairs[one.leader.id, other.leader.id] = one, other
        scored = [(self.compare_forms(*pair), key) for key, pair in pairs.items()]
        for _, (left, right) in sorted(scored, key=lambda row: (-row[0].total, row[1])):
            one, other = self.joiner.groups.find(left), self.joiner.groups.find(right)
            if one is not other:
                self.joiner.decide(one, other, self.compare_forms(one, other))

    def compare_forms(self, one: Group, other: Group) -> Score:
        """The score of two full names; names of the groups that no one person has part them."""
        more = [feature for feature in self.clashes(one, other) if feature in APART]
        name, rival = self.name(one), self.name(other)
        if name.given == rival.given and name.surname != rival.surname and self.is_married_to_name(one, other):
            more.append("spouse's surname")
        own = set(compare_names(name, rival, self.speller))
        return self.compare(one, other, *sorted(set(more) - own))

    def is_married_to_name(self, one: Group, other: Group) -> bool:
        """Whether one bears the surname of the other's spouse."""
        pairs = ((one, self.name(other)), (other, self.name(one)))
        return any(spouse.split()[-1:] == [name.surname] for group, name in pairs for spouse in group.spouses)

    def clashes(self, one: Group, other: Group) -> Iterator[str]:
        for left in islice(sorted(one.names), SHOWN):
            for right in islice(sorted(other.names), SHOWN):
                first, second = self.parse(left), self.parse(right)
                if first.full and second.full:
                    yield from compare_names(first, second, self.speller)

    def block_forms(self, full: Iterable[tuple[PersonName, Group]]) -> Iterator[list[Group]]:
        """Groups whose surname and given name, in one spelling, agree; and who share given name and office or spouse."""
        blocks: dict[tuple[str, str], dict[int, Group]] = {}
        for name, group in full:
            for key in self.names.list_keys(name, group):
                blocks.setdefault(key, {})[id(group)] = group
        return (list(block.values()) for _, block in sorted(blocks.items()) if 1 < len(block) <= LARGEST)

    def join_short(self, wanted: Callable[[PersonName], bool]) -> None:
        """Initials, or bare surnames, to the likeliest of those whom they fit."""
        index: Index = {}
        for name, group in self.list_groups(lambda name: name.full):
            for key in self.list_ends(name):
                index.setdefault(key, []).append(group)
        short = self.list_groups(lambda name: not name.full and bool(name.surname) and wanted(name))
        found: list[tuple[float, str, str, Score]] = []
        for name, group in short:
            best = self.find_bearer(name, group, index)
            if best is not None:
                score, bearer = best
                if score.judgement is Judgement.SAME:
                    found.append((-score.total, group.leader.id, bearer.leader.id, score))
                else:
                    self.joiner.decide(group, bearer, score)
        for _, left, right, score in sorted(found, key=lambda row: row[:3]):
            one, other = self.joiner.groups.find(left), self.joiner.groups.find(right)
            if one is not other:
                self.joiner.decide(one, other, score)

    def find_bearer(
        self, name: PersonName, group: Group, index: dict[tuple[str, str], list[Group]]
    ) -> tuple[Score, Group] | None:
        """Whom an initial or surname fits best; as one of several without a lead it is nobody's."""
        # The surname itself goes before another spelling of it, and that before the first word: in "Wei Jun" the
        # family name goes first, but where it is the last of another's, it need not.
        ends = (("surname", name.surname), ("spelling", self.speller.spell(name.surname)), ("first", name.surname))
        fitting: list[Group] = []
        for end in ends:
            near = {id(one): one for one in map(self.refresh, index.get(end, ()))}
            fitting = [one for one in near.values() if self.fits(name, self.name(one))]
            if fitting:
                break
        if not fitting:
            return None
        hint = "only one such name" if len(fitting) == 1 else "several such names"
        known = self.find_known(fitting)
        if len(fitting) > MANY:
            fitting = self.narrow(fitting, group)
        scored = sorted(
            ((self.compare(one, group, hint, *(["much spoken of"] if one is known else [])), one) for one in fitting),
            key=lambda row: (-row[0].total, row[1].leader.id),
        )
        best, bearer = scored[0]
        if len(scored) > 1 and best.total - scored[1][0].total < MARGIN and best.judgement is Judgement.SAME:
            rival = self.name(scored[1][1])
            best = Score(0.0, (*best.reasons, (f"as likely {rival.given} {rival.surname}", 0.0)))
        return best, bearer

    def list_ends(self, name: PersonName) -> Iterator[tuple[str, str]]:
        """By what the bearer of a full name is found from a part of it."""
        yield "surname", name.surname
        yield "spelling", self.speller.spell(name.surname)
        yield "first", name.given

    def fits(self, short: PersonName, full: PersonName) -> bool:
        """Whether a surname, alone or with an initial, may be that of a full name."""
        plain = not short.given and short.surname in (full.surname, full.given)
        return plain or UNFIT.isdisjoint(compare_names(full, short, self.speller))

    @staticmethod
    def find_known(bearers: Sequence[Group]) -> Group | None:
        """The one bearer of a surname who is named in many documents, and in many more than the next."""
        first, *others = sorted(bearers, key=lambda one: (-len(one.documents), one.leader.id))
        most = max((len(one.documents) for one in others), default=0)
        return first if len(first.documents) >= max(FEW, LEAD * most) else None

    def narrow(self, bearers: Sequence[Group], group: Group) -> list[Group]:
        """Of many bearers of a surname those that have something in common with what names it, or else the best known."""
        clues = (group.context - self.joiner.scorer.common) | group.offices | group.bodies
        near = [
            one
            for one in bearers
            if any(not known.isdisjoint(clues) for known in (one.context, one.offices, one.bodies))
        ]
        return sorted(near or bearers, key=lambda one: (-len(one.documents), one.leader.id))[:MANY]

    def refresh(self, group: Group) -> Group:
        return self.joiner.groups.find(group.leader.id)

    def part_namesakes(self) -> None:
        """Each full name of a surname against the next: as many matches as people, not as pairs of them."""
        surnames: dict[str, list[tuple[str, Group]]] = {}
        for name, group in self.list_groups(lambda name: name.full):
            surnames.setdefault(name.surname, []).append((name.given, group))
        for _, block in sorted(surnames.items()):
            ordered = sorted(block, key=lambda row: (row[0], row[1].leader.id))
            for (given, one), (rival, other) in pairwise(ordered):
                if given != rival:
                    self.joiner.note(one, other, self.compare(one, other))
