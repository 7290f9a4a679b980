"""A mail as it looks: one column, one button, no pictures, readable in the dark; in the words of the plain text."""

import base64
import hashlib
import re
from collections.abc import Mapping
from html import escape

# No tables and nothing from elsewhere; whoever turns styles off reads the same from top to bottom.
STYLE = """
:root { color-scheme: light dark; }
body { margin: 0; padding: 24px 16px; background: #f8f6f1; color: #12222a;
  font: 17px/1.6 "Public Sans", system-ui, -apple-system, "Segoe UI", Arial, sans-serif; }
main { max-width: 560px; margin: 0 auto; padding: 32px 28px; background: #ffffff; border-radius: 12px;
  border-top: 6px solid #f2a33a; overflow-wrap: break-word; }
.name { margin: 0 0 24px; font-weight: 700; color: #0b4f63; }
h1 { margin: 0 0 24px; font-size: 26px; line-height: 1.25; }
h2 { margin: 0 0 6px; font-size: 19px; line-height: 1.35; }
p { margin: 0 0 20px; }
a { color: #0b4f63; }
.button { display: inline-block; padding: 13px 22px; border-radius: 8px; background: #0b4f63; color: #ffffff;
  font-weight: 700; text-decoration: none; }
.address { font-size: 15px; color: #3c4d55; }
@media (prefers-color-scheme: dark) {
  body { background: #0b1a20; color: #ecf2f3; }
  main { background: #12252c; }
  .name, a { color: #8fd0e0; }
  .button { background: #8fd0e0; color: #06222b; }
  .address { color: #bccbd0; }
}
"""
STYLE_HASH = "sha256-" + base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
BUTTON = {"nl": "Ga verder", "en": "Continue"}
BELOW = {"nl": "Of open dit adres:", "en": "Or open this address:"}
LINK = "{link}"  # the one placeholder that becomes a button: others hold what people typed


def as_html(
    subject: str,
    template: str,
    words: Mapping[str, str],
    language: str,
    button: str | None = None,
    *,
    blocks: Mapping[str, str] | None = None,
) -> str:
    """The letter as a page: a line that is nothing but the link becomes the button, with the address below it.

    `template` is the text with its placeholders: what fills them is only ever shown, whatever it looks like.
    `blocks` are made by us, and take the place of a paragraph that is nothing but their placeholder.
    """
    made = {f"{{{name}}}": block for name, block in (blocks or {}).items()}
    paragraphs = [
        made.get(paragraph) or _block(paragraph, words, button or BUTTON[language], BELOW[language])
        for paragraph in template.strip().split("\n\n")
    ]
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(subject)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
        f'<p class="name" lang="nl">Slimmer Werken</p>\n<h1>{escape(subject)}</h1>\n'
        + "\n".join(paragraphs)
        + "\n</main>\n</body>\n</html>\n"
    )


def _block(paragraph: str, words: Mapping[str, str], button: str, below: str) -> str:
    lines: list[str] = []
    links: list[str] = []
    for line in paragraph.splitlines():
        address = words["link"] if line.strip() == LINK else ""
        if re.match(r"https?://", address) and not re.search(r"\s", address):
            links.append(address)
        else:
            lines.append(escape(line.format_map(words)).replace("\n", "<br>\n"))
    text = "<br>\n".join(lines)
    found = [f"<p>{text}</p>"] if text.strip() else []
    for address in links:
        target = escape(address)
        found.append(
            f'<p><a class="button" href="{target}" target="_blank" rel="noopener">{escape(button)}</a></p>\n'
            f'<p class="address">{escape(below)} <a href="{target}" target="_blank" rel="noopener">{target}</a></p>'
        )
    return "\n".join(found)
