"""Writes into the Markdown files what the commands in them really print.

    python docs/update.py            run everything and write it down
    python docs/update.py --check    say what is no longer true, and exit 1

Three kinds of marks, each closed by <!-- end -->; what stands between is replaced:

    <!-- $ COMMAND -->    the command, of one line or more, and what it prints (standard error only where it fails)
    <!-- output -->       what the Python block just above prints; the blocks of a page run one after the other
    <!-- list NAME -->    a list made from the code, see LISTS

The commands of a page run in order, in a folder of the page's own that holds seeds/, news/, papers/, names/ and out/, the graph
of the seeds. docs/seed.svg is written too.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from kgbuild.cli import main as main_command
from kgbuild.ontology import load_ontology
from kgbuild.settings import PREFIX, Settings

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "seed.svg"
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
MARKED = re.compile(r"^<!-- (?P<mark>.+?) -->\n(?P<body>.*?)^<!-- end -->$", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
KGBUILD = re.compile(r"""kgbuild (?P<words>(?:'[^']*'|"[^"]*"|[^|'"])*)(?:\| *(?P<rest>.*))?""", re.DOTALL)
WIDTH = 120
BUILD = "kgbuild build seeds/"
# On a terminal these wrap their lines.
WRAPPED = re.compile(r"kgbuild (show|explain|path|neighbours|read --explain)\b")
WORDS = re.compile(r">([^<>]+)</t")
ENVIRONMENT = {
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    "LC_ALL": "C.UTF-8",
}
# What differs from run to run and from machine to machine.
VARYING = ((re.compile(r" in \d+(\.\d+)? s\b"), ""), (re.compile(re.escape(str(ROOT))), "."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A Markdown file, and the text that it should have."""

    path: Path
    text: str


class CommandError(Exception):
    """A command or example of a page that does not run."""


def main() -> int:
    parser = argparse.ArgumentParser(description="Writes into the Markdown files what their commands print.")
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if a file is out of date")
    check = parser.parse_args().check
    os.environ.update(COLUMNS="100", NO_COLOR="1", TERM="dumb")
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        del os.environ[name]
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder) / "start")
        stale = list(find_stale_pages(Path(folder)))
        picture = draw_picture(Path(folder) / "start")
    stale_picture = find_words(picture) != find_words(PICTURE.read_text(encoding="utf-8") if PICTURE.exists() else "")
    if not check:
        for page in stale:
            page.path.write_text(page.text, encoding="utf-8")
        PICTURE.write_text(picture, encoding="utf-8")
    names = [str(page.path.relative_to(ROOT)) for page in stale] + ["docs/seed.svg"] * stale_picture
    for name in names:
        print(f"{name}: {'out of date; run python docs/update.py' if check else 'written'}")
    return 1 if check and names else 0


def prepare(folder: Path) -> None:
    """The folder that each page's commands start from."""
    folder.mkdir()
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    for name in ("news", "papers", "names"):
        shutil.copytree(ROOT / "docs" / name, folder / name)
    run(BUILD, folder)


def find_stale_pages(folder: Path) -> Iterator[Page]:
    """The pages whose text is not what it should be."""
    texts = {path: path.read_text(encoding="utf-8") for path in PAGES}
    rooms = {path: folder / path.stem for path in PAGES}
    for path, room in rooms.items():
        if MARKED.search(texts[path]):
            shutil.copytree(folder / "start", room)
            if f"<!-- $ {BUILD} -->" in texts[path]:
                shutil.rmtree(room / "out")  # the page builds it itself
    for path in PAGES:
        text = fill_examples(fill(texts[path], rooms[path]), rooms[path])
        if text != texts[path]:
            yield Page(path=path, text=text)


def fill(text: str, room: Path) -> str:
    """The text with what its commands and lists give."""

    def replace_body(found: re.Match[str]) -> str:
        mark, body = found["mark"], found["body"]
        if mark.startswith("$ "):
            command = mark.removeprefix("$ ")
            body = f"```console\n$ {command}\n{run(command, room)}```\n"
        elif mark.startswith("list "):
            body = LISTS[mark.removeprefix("list ")]()
        return f"<!-- {mark} -->\n{body}<!-- end -->"

    return MARKED.sub(replace_body, text)


def run(command: str, folder: Path) -> str:
    """What a command prints in a folder. kgbuild itself runs in this process, which saves its start each time."""
    own = KGBUILD.fullmatch(command)
    if own is None:
        output = run_shell(command, folder)
    else:
        output = run_kgbuild(shlex.split(own["words"]), folder)
        if own["rest"]:
            output = run_shell(own["rest"], folder, output)
    for pattern, replacement in VARYING:
        output = pattern.sub(replacement, output)
    lines = output.strip("\n").splitlines()
    if WRAPPED.match(command):
        lines = [shown for line in lines for shown in wrap(line)]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def run_kgbuild(words: list[str], folder: Path) -> str:
    """What a command of kgbuild prints on standard output; where it fails, or with 2>&1, what it says too."""
    everything = "2>&1" in words
    output, messages = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
    argv, sys.argv = sys.argv, ["kgbuild", *(word for word in words if word != "2>&1")]
    status: object = None
    try:
        with contextlib.chdir(folder), contextlib.redirect_stdout(output), contextlib.redirect_stderr(messages):
            main_command()
    except SystemExit as stop:
        status = stop.code
    finally:
        sys.argv = argv
    output.flush()
    printed = output.buffer.getvalue().decode() if isinstance(output.buffer, io.BytesIO) else ""
    return printed + (messages.getvalue() if status or everything else "")


def run_shell(command: str, folder: Path, given: str = "") -> str:
    """What a command of the shell prints, given some text."""
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=ENVIRONMENT, input=given, capture_output=True, text=True, check=False
    )
    if done.returncode == 127:
        raise CommandError(f"{command}\n{done.stderr}")
    return done.stdout


def wrap(line: str) -> list[str]:
    """A line as a terminal shows it."""
    if not line:
        return [line]
    blanks = len(line) - len(line.lstrip(" "))
    return textwrap.wrap(
        line, WIDTH, subsequent_indent=" " * (blanks + 2), break_long_words=False, break_on_hyphens=False
    )


def fill_examples(text: str, room: Path) -> str:
    """The text with what its Python blocks print; they share their names, and run in the page's folder."""
    if "<!-- output -->" not in text:
        return text
    names: dict[str, object] = {"__name__": "example"}
    parts: list[str] = []
    at = 0
    for example in PYTHON.finditer(text):
        output = io.StringIO()
        with contextlib.chdir(room), contextlib.redirect_stdout(output):
            exec(compile(example["code"], "example", "exec"), names)  # the page is ours
        parts.append(text[at : example.end()])
        at = example.end()
        following = MARKED.match(text, at + 2) or MARKED.match(text, at + 1)
        if following and following["mark"] == "output":
            parts.append(f"\n\n<!-- output -->\n```text\n{output.getvalue().rstrip()}\n```\n<!-- end -->")
            at = following.end()
        elif output.getvalue():
            raise CommandError(f"an example prints, and has no place for it:\n{example['code']}")
    return "".join([*parts, text[at:]])


def draw_picture(folder: Path) -> str:
    """The picture of the seeds' graph."""
    run("kgbuild export svg --to seed.svg", folder)
    return (folder / "seed.svg").read_text(encoding="utf-8")


def find_words(picture: str) -> list[str]:
    """The words of a picture: where they stand may differ by a hair between processors."""
    return sorted(WORDS.findall(picture))


def list_classes() -> str:
    """The classes as a tree, without the events' roles."""
    schema = load_ontology().schema
    lines: list[str] = []

    def add(curie: str, depth: int) -> None:
        term = schema.classes[curie]
        lines.append(f"{'  ' * depth}- `{curie}` {term.comment}\n")
        for child in sorted(schema.classes):
            if schema.classes[child].parents[:1] == (curie,):
                add(child, depth + 1)

    for root in ("kg:Entity", "kg:Event"):
        add(root, 0)
    return "".join(lines)


def list_events() -> str:
    """The events with their own roles and edges."""
    schema = load_ontology().schema
    common = set(schema.classes["kg:Event"].roles)
    rows = ["| event | roles | direct edge | PLOVER |\n|---|---|---|---|\n"]
    for curie in sorted(schema.classes):
        term = schema.classes[curie]
        if curie == "kg:Event" or not schema.is_event(curie):
            continue
        roles = ", ".join(role.removeprefix("kg:") for role in term.roles if role not in common)
        edges = ", ".join(dict.fromkeys(edge.predicate for edge in schema.edges(curie)))
        rows.append(f"| `{curie}` | {roles} | {edges} | {term.plover or ''} |\n")
    return "".join(rows)


def list_states() -> str:
    """The state predicates."""
    schema = load_ontology().schema
    rows = ["| state | between | its past |\n|---|---|---|\n"]
    for curie in sorted(schema.predicates):
        if not schema.is_state(curie):
            continue
        term = schema.predicates[curie]
        sides = " - ".join(shown for shown in (show_terms(term.domain), show_terms(term.range)) if shown)
        rows.append(f"| `{curie}` | {sides} | {schema.past(curie) or ''} |\n")
    return "".join(rows)


def show_terms(terms: str | tuple[str, ...] | None) -> str:
    return " or ".join((terms,) if isinstance(terms, str) else terms or ())


def list_settings() -> str:
    """The settings with the three ways to set them."""
    source = (ROOT / "kgbuild" / "settings.py").read_text(encoding="utf-8")
    flags = (ROOT / "kgbuild" / "cli" / "options.py").read_text(encoding="utf-8")
    rows = ["| kgbuild.toml | environment | flag | default | what it is |\n|---|---|---|---|---|\n"]
    for field in fields(Settings):
        meaning = re.search(rf"^    {field.name}: .*?  # (.+)$", source, re.MULTILINE)
        flag = f"`--{field.name}`" if f'"--{field.name}"' in flags else ""
        default = f"`{field.default}`" if field.default is not None else ""
        what = meaning[1] if meaning else ""
        rows.append(f"| `{field.name}` | `{PREFIX}{field.name.upper()}` | {flag} | {default} | {what} |\n")
    return "".join(rows)


def list_columns() -> str:
    """The columns of the network, as its maker describes them."""
    from kgbuild.graph.network import rows

    return show_block(rows.__doc__, "node ")


def list_errors() -> str:
    """The tree of errors, as kgbuild/errors.py draws it."""
    from kgbuild import errors

    return show_block(errors.__doc__, "KgbuildError\n")


def show_block(docstring: str | None, start: str) -> str:
    """The indented paragraph of a module's docstring that starts so."""
    for paragraph in (docstring or "").split("\n\n"):
        text = textwrap.dedent(paragraph).strip("\n")
        if paragraph.startswith("    ") and text.startswith(start):
            return f"```text\n{text}\n```\n"
    raise CommandError(f"no docstring has a paragraph that starts with {start!r}")


LISTS: dict[str, Callable[[], str]] = {
    "classes": list_classes,
    "events": list_events,
    "states": list_states,
    "settings": list_settings,
    "columns": list_columns,
    "errors": list_errors,
}

if __name__ == "__main__":
    sys.exit(main())
