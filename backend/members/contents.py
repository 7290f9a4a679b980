"""Where the files with members lie: apart from documents, as they are gone after a week."""

from backend.files.store import FileStore, StoreSettings, open_store


def open_contents(settings: StoreSettings, *, in_sandbox: bool = False) -> FileStore:
    """The files that branches sent, by identifier of their import; those of the sandbox apart from the real ones."""
    return open_store(settings).folder("sandbox-member-imports" if in_sandbox else "member-imports")
