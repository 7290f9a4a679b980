"""The built single-page app, served beside the API: one address, strict policy, long caching of hashed files."""

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, Response
from starlette.types import Receive, Scope, Send

from backend.core.problems import AddressNotFound, MethodNotAllowed
from backend.settings import Settings

PAGE_HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "Referrer-Policy": "strict-origin-when-cross-origin",
}
FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}


def serve_site(app: FastAPI, settings: Settings) -> None:
    """Answer every address that no route knows with a file of the built app, or with its start page."""
    folder = settings.app_dir.resolve()

    async def site(scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        answer = _robots(folder, settings) if request.url.path == "/robots.txt" else None
        await (answer or _answer(request, folder))(scope, receive, send)

    app.router.default = site


def _answer(request: Request, folder: Path) -> Response:
    address = request.url.path.strip("/")
    if address == "v1" or address.startswith("v1/"):
        raise AddressNotFound
    if request.method != "GET":  # HEAD arrives here as GET
        raise MethodNotAllowed(headers={"Allow": "GET, HEAD"})
    found = _file(folder, address)
    if found is None and "." in address.rsplit("/", 1)[-1]:
        raise AddressNotFound
    index = folder / "index.html"
    if found is None and not index.is_file():
        raise AddressNotFound(
            nl="De app is nog niet gebouwd: draai `make run`.", en="The app has not been built: run `make run`."
        )
    if found is not None and address.startswith("assets/"):
        return _compressed(request, found)
    return FileResponse(found or index, headers=PAGE_HEADERS)


def _robots(folder: Path, settings: Settings) -> Response | None:
    """What search engines may read, and where the list of pages is: that takes a whole address (sitemaps.org)."""
    found = _file(folder, "robots.txt")
    if found is None:
        return None
    listed = f"Sitemap: {settings.public_url.rstrip('/')}/v1/publications/addresses\n"
    return Response(f"{found.read_text()}\n{listed}", headers=PAGE_HEADERS, media_type="text/plain")


def _file(folder: Path, address: str) -> Path | None:
    wanted = (folder / address).resolve()
    return wanted if address and wanted.is_relative_to(folder) and wanted.is_file() else None


def _compressed(request: Request, path: Path) -> Response:
    """A file with its hash in its name, compressed at build time where the browser takes that."""
    smaller = path.with_name(path.name + ".br")
    if smaller.is_file() and "br" in request.headers.get("accept-encoding", ""):
        headers = {**FOREVER, "Content-Encoding": "br", "Vary": "Accept-Encoding"}
        return FileResponse(smaller, headers=headers, media_type=FileResponse(path).media_type)
    return FileResponse(path, headers=FOREVER)
