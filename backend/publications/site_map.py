"""The list of public pages for search engines (https://www.sitemaps.org/protocol.html): fixed ones and publications."""

from xml.etree.ElementTree import Element, SubElement, tostring

from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.publications.catalogue import published

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
MEDIA_TYPE = "application/xml"
MOST = 10_000  # publications; the protocol has room for 50,000 addresses


async def read(session: AsyncSession, public_url: str) -> bytes:
    """Pages with a fixed text, then publications with the moment they last changed."""
    root = Element("urlset", {"xmlns": NAMESPACE})
    base = public_url.rstrip("/")
    for address in ("/", "/nieuws", *(page.address for page in load.searched_pages())):
        SubElement(SubElement(root, "url"), "loc").text = f"{base}{address}"
    for row in (await session.execute(published().limit(MOST))).mappings():
        found = SubElement(root, "url")
        SubElement(found, "loc").text = f"{base}/nieuws/{row['slug']}"
        SubElement(found, "lastmod").text = row["changed_at"].isoformat()
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written
