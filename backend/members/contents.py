"""Where the files with members lie: apart from documents, as they are gone after a week."""

from backend.files.store import FileStore, StoreSettings, open_store


def open_contents(settings: StoreSettings) -> FileStore:
    """The files that branches sent, by identifier of their import."""
    return open_store(settings).folder("member-imports")
