"""Files to documents: the head of a text, encodings, formats, and finding the inputs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from kgbuild.errors import DocumentError, UnsupportedFormatError
from kgbuild.model.text import Document
from kgbuild.ontology.cues import load_cues
from kgbuild.ontology.location import find_ontology
from kgbuild.reading.documents import Input, find_inputs, load_all, load_documents
from kgbuild.reading.documents.head import read_head

WORDS = load_cues(find_ontology())

HEADS: list[tuple[str, Mapping[str, str | None], str]] = [
    # (text, what its head says, where reading starts)
    (
        " date 2025-07-10 The Dutch minister Jan Vos left.",
        {"published": "2025-07-10", "title": None},
        "The Dutch minister",
    ),
    (
        "Published: 18 March 2025\n\nRivers rise in the north\n\nIt rained.",
        {"published": "2025-03-18", "title": "Rivers rise in the north"},
        "Rivers rise",
    ),
    (
        "Title: Ports reopen\n\nOSLO, 3 March 2025 (Nordic Wire) - Ports opened.",
        {"title": "Ports reopen", "published": "2025-03-03"},
        "Ports opened.",
    ),
    ("KUALA LUMPUR, July 10 - Ports opened.", {"published": None}, "Ports opened."),
    ("BRAMPTON, N.Y., Sept. 26, 2016 (XYZ) — Ports opened.", {"published": "2016-09-26"}, "Ports opened."),
    ("VIENNA (XYZ) -- Ports opened.", {"published": None}, "Ports opened."),
    (
        "By Jane Doe and Piet de Vries, Daily Post\nMay 7, 2005\n\nPorts opened.",
        {"byline": "Jane Doe and Piet de Vries, Daily Post", "published": "2005-05-07"},
        "Ports opened.",
    ),
    (
        "Ports open again\nFriday, July 21, 2017\n\nThey opened.",
        {"title": "Ports open again", "published": "2017-07-21"},
        "Ports open again",
    ),
    ("Friday, 21 July 2017\n\nThey opened.", {"published": "2017-07-21"}, "They opened."),
    ("2024-02-30 is no day.", {"published": None}, "2024-02-30"),
    ("10 July 2025 was a good day for the ports.", {"published": None}, "10 July"),
    ("03/04/2025\nThey opened.", {"published": None}, "03/04/2025"),
    ("23/04/2025\nThey opened.", {"published": "2025-04-23"}, "They opened."),
    (
        "Last updated: 5 May 2024 at 14:30 GMT\nPublished on 4 May 2024\nThey opened.",
        {"published": "2024-05-04"},
        "They opened.",
    ),
    ("Date: 2024-05-04T08:30:00Z\nThey opened.", {"published": "2024-05-04T08:30:00+00:00"}, "They opened."),
    ("By Monday the ports had opened.", {"byline": None}, "By Monday"),
    ("By Monday evening\n\nThe ports had opened.", {"byline": None}, "By Monday"),
    ("They opened - at last.", {}, "They opened"),
    ("Oslo - a town of ferries - slept.", {}, "Oslo"),
    ("Published: 18 March 2025\n", {"published": "2025-03-18"}, "Published"),
]


@pytest.mark.parametrize(("text", "expected", "start"), HEADS, ids=[text[:30] for text, _, _ in HEADS])
def test_head(text: str, expected: Mapping[str, str | None], start: str) -> None:
    head = read_head(text, WORDS)
    assert {key: getattr(head, key) for key in expected} == expected
    assert text[head.end :].startswith(start)


def load(path: Path) -> list[Document | DocumentError]:
    return list(load_documents(Input(name=path.name, path=path), WORDS))


def only(path: Path) -> Document:
    (document,) = load(path)
    assert isinstance(document, Document), document
    return document


def fault(path: Path) -> DocumentError:
    (error,) = load(path)
    assert isinstance(error, DocumentError)
    assert str(path) in str(error)
    return error


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_give_the_same_text(tmp_path: Path, encoding: str) -> None:
    text = "The café’s owner, Zoë Brändle, said: “We’re open.”\r\n\r\nIt is.\r\n"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    assert only(path).text == text


def test_guesses_an_encoding_that_is_not_western(tmp_path: Path) -> None:
    text = "Министр иностранных дел заявил журналистам, что переговоры продолжатся в четверг утром в столице. " * 3
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode("cp1251"))
    assert only(path).text == text


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "no text"),
        (b" \n\n", "no text"),
        (b"%PDF-1.4\x00\x01", "NUL"),
        (b"\x89PNG\r\n\x1a\n\x01\xff\x02", "binary"),
        (b"\xff\xfea\x00\x00\xd8", "broken utf-16"),
    ],
)
def test_refuses_what_is_no_text(tmp_path: Path, data: bytes, problem: str) -> None:
    path = tmp_path / "broken.txt"
    path.write_bytes(data)
    assert problem in str(fault(path))


def test_refuses_formats_that_no_reader_takes(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF")
    error = fault(path)
    assert isinstance(error, UnsupportedFormatError)
    assert "not yet supported" in str(error)


def test_jsonl_keeps_text_and_reads_on_after_a_bad_line(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(
        '{"id": "a", "text": " Ports\\r\\nopen. ", "published": "2024-05-04"}\n'
        "{broken\n"
        "\n"
        '{"url": "https://paper.example/b", "text": "Two."}\n'
        '{"text": "Three."}\n'
        '{"id": "d", "text": "Four.", "published": "some day"}\n'
        '{"id": "e", "text": 5}\n'
        '{"id": "a", "text": "Again."}\n'
    )
    items = list(load_all([Input(name=path.name, path=path)], WORDS))
    documents = [item for item in items if isinstance(item, Document)]
    assert [(document.id, document.text) for document in documents] == [
        ("a", " Ports\r\nopen. "),
        ("https://paper.example/b", "Two."),
        ("news.jsonl#5", "Three."),
    ]
    assert documents[0].published == "2024-05-04"
    errors = [str(item) for item in items if isinstance(item, DocumentError)]
    assert [next(n for n in ("line 2", "line 6", "line 7", "news.jsonl: its id") if n in error) for error in errors]
    assert len(errors) == 4


def test_markdown_gives_words_without_markup(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        '---\ntitle: "Ports: open again"\ndate: 2024-11-21\nauthor:\n  - Jane Doe\n  - Jo Roe\n'
        "url: https://paper.example/a\n---\n\n"
        "# A heading\n\nThe *big* [port](https://x.example) of\nOslo opened.\n\n"
        "![a ship](ship.png)\n\n- One `pier`\n- Two\n\n"
        "```\ncode\n```\n\n> A quotation.\n\n<script>bad()</script>\n"
    )
    document = only(path)
    assert document.text == "A heading\n\nThe big port of Oslo opened.\n\nOne pier\n\nTwo\n\nA quotation."
    assert (document.title, document.published, document.byline) == (
        "Ports: open again",
        "2024-11-21",
        "Jane Doe, Jo Roe",
    )
    assert (document.id, document.url) == ("https://paper.example/a", "https://paper.example/a")


def test_markdown_front_matter_in_toml(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text('+++\ntitle = "Ports"\ndate = 2024-11-21\n+++\nThey opened.\n')
    document = only(path)
    assert (document.title, document.published, document.text) == ("Ports", "2024-11-21", "They opened.")


def test_html_gives_the_article(tmp_path: Path) -> None:
    body = "".join(
        f"<p>The ferry number {n} left the port of Bergen on Monday with all its passengers aboard.</p>"
        for n in range(5)
    )
    path = tmp_path / "a.html"
    path.write_text(
        '<html lang="en"><head><title>Ferries leave | The Paper</title>'
        '<meta property="og:title" content="Ferries leave">'
        '<meta property="og:site_name" content="The Paper"><meta name="author" content="Jane Doe">'
        '<meta property="article:published_time" content="2024-05-04T08:00:00Z">'
        '<link rel="canonical" href="https://paper.example/ferries"></head><body><nav><a href="/">Home page</a></nav>'
        f"<script>alert('bad')</script><article><h1>Ferries leave</h1>{body}</article>"
        "<footer>Imprint 2019</footer></body>"
    )
    document = only(path)
    assert document.text.count("ferry number") == 5
    assert "bad" not in document.text
    assert (document.title, document.published, document.publisher) == ("Ferries leave", "2024-05-04", "The Paper")
    assert (document.id, document.byline, document.language) == ("https://paper.example/ferries", "Jane Doe", "en")


def test_published_is_never_a_files_time(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("They opened.")
    assert only(path).published is None


def test_finds_folders_patterns_and_files_and_reports_what_it_skips(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", "README.md", ".hidden", "sub/.git/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Text.")
    inputs = find_inputs([tmp_path])
    assert [item.name for item in inputs.found] == ["a.txt", "b.txt", "sub/c.txt"]
    assert [(Path(item.path).name, item.why) for item in inputs.skipped] == [
        (".hidden", "hidden"),
        ("README.md", "a README"),
    ]
    assert [item.name for item in find_inputs([f"{tmp_path}/**/*.txt"]).found] == ["a.txt", "b.txt", "sub/c.txt"]
    # named itself, a README is read
    assert [item.name for item in find_inputs([tmp_path / "README.md"]).found] == ["README.md"]
    # a file that two inputs hold is read once, by the same name in either order
    orders = [[tmp_path, tmp_path / "sub" / "c.txt"], [tmp_path / "sub" / "c.txt", tmp_path]]
    assert [sorted(item.name for item in find_inputs(order).found) for order in orders] == [
        ["a.txt", "b.txt", "sub/c.txt"]
    ] * 2


def test_a_folder_that_holds_itself_is_entered_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "again").symlink_to(tmp_path)
    assert [item.name for item in find_inputs([tmp_path]).found] == ["a.txt"]


@pytest.mark.parametrize("name", ["missing.txt", "empty", "no*.txt"])
def test_an_input_that_holds_nothing_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(DocumentError, match=name.replace("*", r"\*")):
        find_inputs([tmp_path / name])
