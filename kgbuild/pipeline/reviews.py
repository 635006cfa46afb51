"""Review: the decisions on who is who that are most worth a look, and the user's judgements on them.

A build leaves the pairs in review.jsonl, so that looking at them costs nothing; a judgement goes to judgements.toml,
and into the graph with the next build or `apply`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kgbuild.errors import DocumentError, StoreError
from kgbuild.model.judging import Judged, Key, Pair, Side
from kgbuild.model.rows import Row
from kgbuild.model.world import Judgement
from kgbuild.pipeline.judgements import add_judgement, find_file, read_judgements, restore
from kgbuild.settings import Settings, load_settings

__all__ = ["PAIRS", "Review", "format_pairs", "open_review"]

PAIRS = "review.jsonl"


@dataclass(slots=True)
class Review:
    """The pairs that nobody has judged, the weightiest first, and a way to judge them. `file` is the user's."""

    pairs: tuple[Pair, ...]
    file: Path
    judged: int = 0
    past: list[str | None] = field(default_factory=list)

    def judge(self, pair: Pair, verdict: Judgement) -> None:
        """Writes down a judgement."""
        judged = Judged(verdict=verdict, left=pair.left.key, right=pair.right.key)
        self.past.append(add_judgement(self.file, judged))
        self.judged += 1

    def undo(self) -> bool:
        """Makes the file what it was before the last judgement of this review; False where there is none."""
        if not self.past:
            return False
        restore(self.file, self.past.pop())
        self.judged -= 1
        return True


def open_review(*, settings: Settings | None = None) -> Review:
    """The pairs of the last build that judgements.toml does not judge."""
    settings = settings or load_settings()
    path = Path(settings.out) / PAIRS
    file = find_file(settings)
    judged = {frozenset((one.left, one.right)) for one in read_judgements(file)}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise StoreError(f"{settings.out} holds no {PAIRS}", "Run `kgbuild build` first.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{path} cannot be read ({error})", "Build again.") from error
    try:
        pairs = [_read_pair(Row(json.loads(line), f"{path}, line {n}")) for n, line in enumerate(lines, start=1)]
    except (json.JSONDecodeError, DocumentError) as error:
        raise StoreError(f"{path} is damaged ({error})", "Build again.") from error
    return Review(tuple(pair for pair in pairs if frozenset((pair.left.key, pair.right.key)) not in judged), file)


def format_pairs(pairs: Iterable[Pair]) -> str:
    """review.jsonl's text: one line a pair, in order."""
    return "".join(f"{json.dumps(asdict(pair), ensure_ascii=False)}\n" for pair in pairs)


def _read_pair(row: Row) -> Pair:
    left, right = (_read_side(row.inner(side)) for side in ("left", "right"))
    return Pair(
        left=left,
        right=right,
        joined=bool(row.fields.get("joined")),
        score=row.number("score"),
        weight=row.number("weight"),
        features=row.texts("features"),
    )


def _read_side(row: Row) -> Side:
    key = row.inner("key")
    sentences = row.fields.get("sentences")
    quoted = [pair for pair in sentences if isinstance(pair, list)] if isinstance(sentences, list) else []
    return Side(
        key=Key(document=key.text("document"), name=key.text("name")),
        type=row.text("type"),
        documents=row.whole("documents"),
        statements=row.whole("statements"),
        names=row.texts("names"),
        known=row.texts("known"),
        beside=row.texts("beside"),
        sentences=tuple((str(document), str(words)) for document, words in quoted),
    )
