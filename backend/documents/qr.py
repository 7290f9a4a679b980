"""An address as a QR code, to scan from paper or a screen."""

from io import BytesIO

import segno


def qr_svg(address: str) -> str:
    """A complete SVG document, black on white, with the quiet zone the standard asks for (ISO/IEC 18004)."""
    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", border=4, light="#ffffff", xmldecl=False, omitsize=True
    )
    return drawn.getvalue().decode().strip()
