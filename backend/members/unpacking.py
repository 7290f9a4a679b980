"""The process that unpacks a workbook: `python -m backend.members.unpacking BYTES`, the file in, its rows out.

A small file can unpack to more than a machine holds, in more ways than can be counted beforehand: this process gets a
bound on its memory and its time, and nobody else is hurt when it reaches one. Each row is a line of JSON, with a moment
as a list of one; the last line is an object: empty, or why the file cannot be read.
"""

import io
import json
import sys
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from typing import Any

from backend.members.rows import MOST_COLUMNS, MOST_ROWS, TOO_LARGE, Cell, FileBroken, Row, as_cell

try:
    import resource
except ImportError:  # Windows has no such bounds
    resource = None  # type: ignore[assignment]

SECONDS_AT_MOST = 600  # of processor; 250,000 members take some sixty
UNPACKED_AT_MOST = 400_000_000  # bytes; 250,000 members take some 150 million
DAMAGED = ("Dit Excel-bestand is beschadigd.", "This Excel file is damaged.")


def bound(memory: int) -> None:
    """From now on this process gets no more than so many bytes, and so many seconds."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_AT_MOST, SECONDS_AT_MOST))


def unpack(content: bytes) -> Iterator[Row]:
    """The rows of the first sheet, read as a stream. Raises FileBroken, also halfway."""
    import openpyxl  # here: `main` first says what it may not bring along

    if _unpacked_size(content) > UNPACKED_AT_MOST:
        raise FileBroken(*TOO_LARGE)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions, which nobody reads here
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
            sheet = book.worksheets[0]
            rows = sheet.iter_rows(max_row=2 * MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True)
            for number, row in enumerate(rows, 1):
                yield number, [as_cell(cell) for cell in row]
    except Exception as failure:  # whatever a damaged file does to its reader
        raise FileBroken(*(TOO_LARGE if _is_full(failure) else DAMAGED)) from failure


def _is_full(failure: Exception) -> bool:
    """Whether memory ran out, in the words of Python, of expat, or of zlib (Z_MEM_ERROR)."""
    of_zlib = isinstance(failure, zlib.error) and "Error -4 " in str(failure)
    return of_zlib or isinstance(failure, MemoryError) or "out of memory" in str(failure)


def _unpacked_size(content: bytes) -> int:
    """What the archive says of itself; nothing unpacks to more than is said there."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return sum(part.file_size for part in archive.infolist())


def _written(cell: Cell) -> Any:
    return [cell.isoformat()] if isinstance(cell, date) else cell


def main(memory: int) -> None:
    """Read the file, write its rows."""
    sys.modules["numpy"] = None  # type: ignore[assignment] # openpyxl would load it, for much of the memory and no use
    bound(memory)
    told: dict[str, str] = {}
    content = sys.stdin.buffer.read()
    try:
        for number, cells in unpack(content):
            print(json.dumps([number, [_written(cell) for cell in cells]]))  # noqa: T201 - to whoever started it
    except FileBroken as reason:
        told = reason.told
    print(json.dumps(told))  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]))
