"""Where the content of files lies: a folder of this machine, or an object store elsewhere."""

from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Protocol
from uuid import UUID

import obstore
from obstore.store import LocalStore, MemoryStore, S3Store, from_url

from backend.core.problems import Unavailable

Backend = LocalStore | MemoryStore | S3Store


class StoreSettings(Protocol):
    """The settings a store is opened with."""

    @property
    def data_dir(self) -> Path: ...  # noqa: D102 - said by its name

    @property
    def files_url(self) -> str: ...  # noqa: D102 - said by its name


class FileStore:
    """Contents by identifier of their file. A content is written once and never changed."""

    def __init__(self, backend: Backend, folder: str = "") -> None:
        self._backend, self._folder = backend, folder

    def folder(self, name: str) -> "FileStore":
        """Contents that lie apart, so that whoever keeps them can tell which of them nobody knows any more."""
        return FileStore(self._backend, f"{name}/")

    async def write(self, file_id: UUID, content: bytes) -> None:
        """Keep a content."""
        await obstore.put_async(self._backend, self._key(file_id), content)

    async def read(self, file_id: UUID) -> bytes:
        """The content. Raises Unavailable (503) when the store has lost it or cannot be reached."""
        try:
            found = await obstore.get_async(self._backend, self._key(file_id))
            return bytes(await found.bytes_async())
        except (FileNotFoundError, obstore.exceptions.BaseError) as failure:
            raise Unavailable from failure

    async def forget(self, file_id: UUID) -> None:
        """Delete a content; one that is gone already is no failure."""
        try:
            await obstore.delete_async(self._backend, self._key(file_id))
        except FileNotFoundError:
            return

    async def written_before(self, moment: datetime) -> list[UUID]:
        """The contents of this folder that are older than this."""
        listed = await obstore.list(self._backend, self._folder or None).collect_async()
        return [UUID(each["path"].rsplit("/", 1)[-1]) for each in listed if each["last_modified"] < moment]

    async def note(self, folder: str, name: str, content: bytes) -> None:
        """Keep a small note outside the database, under a name of its own."""
        await obstore.put_async(self._backend, f"{folder}/{name}", content)

    async def notes(self, folder: str) -> list[bytes]:
        """All notes of a folder, by name."""
        found = []
        for listed in await obstore.list(self._backend, folder).collect_async():
            kept = await obstore.get_async(self._backend, listed["path"])
            found.append((listed["path"], bytes(await kept.bytes_async())))
        return [content for _, content in sorted(found)]

    def _key(self, file_id: UUID) -> str:
        name = file_id.hex
        return f"{self._folder}{name[:2]}/{name}"


def open_store(settings: StoreSettings) -> FileStore:
    """The store of a deployment: `files_url` (as `s3://bucket/folder`), else the folder `files` of `data_dir`."""
    return _opened(settings.files_url, settings.data_dir)


@lru_cache
def _opened(url: str, data_dir: Path) -> FileStore:
    if url:
        opened = from_url(url)
        assert isinstance(opened, (LocalStore, MemoryStore, S3Store)), "files_url: s3://, file:// or memory://"
        return FileStore(opened)
    return FileStore(LocalStore((data_dir / "files").resolve(), mkdir=True))
