"""What pages do with papers: add a file, attach a paper to a record, put a file to a paper. One change each."""

from pathlib import PurePath

from tracker.domain.gate import build, dump
from tracker.domain.history import History
from tracker.domain.media import media_type, safe_name
from tracker.domain.papers import documents_of, with_file
from tracker.domain.records import Document, DocumentLink, PaperKind, Record
from tracker.storage.store import Store


def add_file(
    store: Store,
    history: History,
    content: bytes,
    name: str,
    *,
    kind: PaperKind | None = None,
    called: str = "",
    to: Record | None = None,
) -> tuple[Document, bool]:
    """Keep a file as a document, and attach it to a record; a file that is recorded already is that document.

    Returns the document and whether it was recorded before. Raises ValueProblem for an empty or too large
    file, StoreProblem when it cannot be kept.
    """
    sha = store.files.add(content)  # an altered or lost file is put right by adding it again
    known = with_file(history, sha)
    document = known or build(
        Document,
        {
            "called": called.strip() or _called(name, kind),
            "kind": kind.value if kind else None,
            **_file_values(content, sha, name),
            "position": len(history.documents),
        },
    )
    link = _link(history, document, to) if to is not None else None
    new = [each for each in (None if known else document, link) if each is not None]
    if new:
        store.save(*new, what="added a paper")
    return document, known is not None


def put_file(store: Store, document: Document, content: bytes, name: str) -> None:
    """Give a document a file, or another one in its place; the earlier one stays for undo."""
    sha = store.files.add(content)
    made = build(Document, dump(document) | _file_values(content, sha, name))
    made.version = document.version
    store.save(made, what="added the file of a paper")


def attach(store: Store, history: History, document: Document, record: Record) -> bool:
    """Attach a recorded paper to a record; False when it is attached already."""
    link = _link(history, document, record)
    if link is not None:
        store.save(link, what="attached a paper")
    return link is not None


def download_name(document: Document) -> str:
    """The name a file is saved under: its own, made safe."""
    return safe_name(document.file_name or document.called, document.media_type)


def _link(history: History, document: Document, record: Record) -> DocumentLink | None:
    attached = documents_of(history, record)
    if any(each.document.id == document.id for each in attached):
        return None
    return build(
        DocumentLink,
        {
            "about_table": record.table(),
            "about_id": record.id,
            "document_id": document.id,
            "position": max((each.link.position for each in attached), default=-1) + 1,
        },
    )


_LONGEST_NAME = 255
"""Characters of a given name that are kept; no system has longer ones."""


def _file_values(content: bytes, sha: str, name: str) -> dict[str, object]:
    return {
        "sha256": sha,
        "file_name": name[:_LONGEST_NAME],
        "media_type": media_type(content, name),
        "size": len(content),
    }


def _called(name: str, kind: PaperKind | None) -> str:
    """What a paper is called that nobody named: its kind, else its file without the end of the name."""
    return kind.value if kind else PurePath(safe_name(name, None)).stem
