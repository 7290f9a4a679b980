"""The readable form of a download: one web page without scripts, that opens anywhere and reads well aloud."""

from collections.abc import Sequence
from html import escape
from typing import Any

from backend.privacy.wording import word_for

STYLE = """
body{font:1rem/1.6 system-ui,sans-serif;max-width:62rem;margin:0 auto;padding:2rem 1rem;color:#1b1b1b;background:#fff}
h1{line-height:1.2}h2{margin-top:3rem;line-height:1.3}.kept{color:#595959}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;
padding:.4rem .8rem .4rem 0;border-bottom:1px solid #ccc}dt{font-weight:600}dd{margin:0 0 .6rem}
"""
LABELS = {
    "nl": {
        "made": "Gemaakt op",
        "rows": "Wat het programma Slimmer Werken bewaart",
        "none": "Hierover bewaren wij niets.",
        "contents": "Inhoud",
        "yes": "ja",
        "no": "nee",
    },
    "en": {
        "made": "Made on",
        "rows": "What the programme Slimmer Werken keeps",
        "none": "We keep nothing about this.",
        "contents": "Contents",
        "yes": "yes",
        "no": "no",
    },
}


def page(language: str, title: str, made_at: str, notes: Sequence[dict[str, str]], sections: Sequence[Any]) -> str:
    """The whole page, in one language."""
    labels = LABELS[language]
    filled = [section for section in sections if section["rows"]]
    empty = [section for section in sections if not section["rows"]]
    index = "".join(
        f'<li><a href="#s{number}">{escape(section["title"][language])} ({len(section["rows"])})</a></li>'
        for number, section in enumerate(filled)
    )
    body = "".join(_section(language, number, section) for number, section in enumerate(filled))
    told = "".join(f"<p>{escape(note[language])}</p>" for note in notes)
    nothing = "".join(f"<li>{escape(section['title'][language])}</li>" for section in empty)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><title>{escape(title)}</title>'
        f"<style>{STYLE}</style></head><body><main><h1>{escape(title)}</h1>"
        f"<p>{labels['made']} {escape(made_at)}.</p>{told}"
        f'<nav aria-label="{labels["contents"]}"><h2>{labels["contents"]}</h2><ul>{index}</ul></nav>{body}'
        + (f"<section><h2>{labels['none']}</h2><ul>{nothing}</ul></section>" if empty else "")
        + "</main></body></html>"
    )


def _section(language: str, number: int, section: Any) -> str:
    title, rows = section["title"][language], section["rows"]
    content = _list(language, rows[0]) if len(rows) == 1 else _table(language, title, rows)
    return f'<section id="s{number}"><h2>{escape(title)}</h2>{content}</section>'


def _list(language: str, row: dict[str, Any]) -> str:
    lines = "".join(f"<dt>{_word(language, key)}</dt><dd>{_cell(language, value)}</dd>" for key, value in row.items())
    return f"<dl>{lines}</dl>"


def _table(language: str, title: str, rows: Sequence[dict[str, Any]]) -> str:
    head = "".join(f'<th scope="col">{_word(language, key)}</th>' for key in rows[0])
    lines = "".join(
        "<tr>" + "".join(f"<td>{_cell(language, value)}</td>" for value in row.values()) + "</tr>" for row in rows
    )
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{escape(title)}"><table>'
        f"<thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def _word(language: str, column: str) -> str:
    return escape(word_for(column, 0 if language == "nl" else 1))


def _cell(language: str, value: Any) -> str:
    if value is None or value in ("", [], {}):
        return "-"
    if isinstance(value, bool):
        return LABELS[language]["yes" if value else "no"]
    if isinstance(value, dict) and language in value:
        return _cell(language, value[language])
    if isinstance(value, dict):
        return "; ".join(f"{escape(str(key))}: {_cell(language, each)}" for key, each in value.items())
    if isinstance(value, list):
        return ", ".join(_cell(language, each) for each in value)
    return escape(str(value)).replace("\n", "<br>")
