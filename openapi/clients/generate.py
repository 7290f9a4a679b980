"""Writes what can be made of the integrators' clients; `--check` tells whether it has drifted.

The types come from openapi/openapi.json: only what an integrator's operations carry, some thirty, so that the result
can be read and kept. The client without asyncio is the one with asyncio, in the words of the other kind.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
OPERATIONS = (
    ("/voucher-snapshots", "get"),
    ("/voucher-changes", "get"),
    ("/vouchers/{voucherId}/status-changes", "post"),
)
BODY = "VoucherMove"  # the one body in the operations that has no name of its own
PLAIN = {
    "string": ("str", "string"),
    "integer": ("int", "number"),
    "number": ("float", "number"),
    "boolean": ("bool", "boolean"),
    "null": ("None", "null"),
}
WITHOUT_ASYNCIO = {
    "The client for programs with asyncio.": "The client; made from `asynchronous` by `make openapi`, do not edit.",
    "import asyncio\n": "import time\n",
    "asyncio.sleep": "time.sleep",
    "AsyncClient": "Client",
    "AsyncIterator": "Iterator",
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    ".aclose()": ".close()",
    "async ": "",
    "await ": "",
}
MADE = "Made from openapi/openapi.json by `make openapi`; do not edit."

Schema = dict[str, Any]


def contents(document: Schema, path: str, method: str) -> list[Schema]:
    """The schemas of the body and of the answers in the two hundreds of one operation."""
    operation = document["paths"][path][method]
    parts = [operation.get("requestBody", {})]
    parts += [answer for status, answer in operation["responses"].items() if status.startswith("2")]
    return [part["content"]["application/json"]["schema"] for part in parts if "content" in part]


def named(part: Any) -> set[str]:
    """The names of the schemas that this part refers to itself."""
    if isinstance(part, list):
        return {name for one in part for name in named(one)}
    if not isinstance(part, dict):
        return set()
    own = {part["$ref"].rpartition("/")[2]} if "$ref" in part else set()
    return own.union(*(named(value) for key, value in part.items() if key != "discriminator"))


def schemas_of(document: Schema) -> dict[str, Schema]:
    """Every schema that the operations need, by name, and the body of a move as a union."""
    everything: dict[str, Schema] = document["components"]["schemas"]
    found: dict[str, Schema] = {}
    wanted: set[str] = set()
    for path, method in OPERATIONS:
        for content in contents(document, path, method):
            wanted |= named(content)
            if "oneOf" in content:
                found[BODY] = content
    while wanted:
        name = wanted.pop()
        if name not in found:
            found[name] = everything[name]
            wanted |= named(everything[name])
    return dict(sorted(found.items()))


def kind(schema: Schema, language: int) -> str:
    """How a type is written in Python (0) or TypeScript (1)."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    choices = schema.get("enum", [schema["const"]] if "const" in schema else None)
    if choices is not None:
        words = [json.dumps(choice) for choice in choices]
        return (f"Literal[{', '.join(words)}]", " | ".join(words))[language]
    either = schema.get("anyOf") or schema.get("oneOf")
    if either:
        return " | ".join(kind(one, language) for one in either)
    types = schema.get("type", "object")
    if isinstance(types, list):
        return " | ".join(kind({**schema, "type": one}, language) for one in types)
    if types == "array":
        item = kind(schema["items"], language)
        return (f"list[{item}]", f"Array<{item}>")[language]
    return PLAIN[types][language] if types in PLAIN else ("dict[str, object]", "Record<string, unknown>")[language]


def in_python(name: str, schema: Schema) -> str:
    """One schema as a TypedDict, or as another name for a type; quotes let it stand before what it refers to."""
    if "properties" not in schema:
        return f"{name}: TypeAlias = {json.dumps(kind(schema, 0)) if 'oneOf' in schema else kind(schema, 0)}\n"
    lines = [f"class {name}(TypedDict):", f'    """{schema.get("description", name)}"""', ""]
    for field, of in schema["properties"].items():
        written = kind(of, 0)
        lines.append(f"    {field}: {written if field in schema.get('required', []) else f'NotRequired[{written}]'}")
    return "\n".join(lines) + "\n"


def in_typescript(name: str, schema: Schema) -> str:
    """One schema as an interface, or as another name for a type."""
    if "properties" not in schema:
        return f"export type {name} = {kind(schema, 1)};\n"
    lines = [f"/** {schema.get('description', name)} */", f"export interface {name} {{"]
    for field, of in schema["properties"].items():
        lines.append(f"  {field}{'' if field in schema.get('required', []) else '?'}: {kind(of, 1)};")
    return "\n".join([*lines, "}"]) + "\n"


def without_asyncio(source: str) -> str:
    """The same client for programs without asyncio."""
    for word, other in WITHOUT_ASYNCIO.items():
        source = source.replace(word, other)
    return source


def files(document: Schema) -> dict[Path, str]:
    """What each file that is made holds."""
    schemas = schemas_of(document)
    python = [in_python(*one) for one in schemas.items()]
    imports = "from typing import Literal, NotRequired, TypeAlias, TypedDict"
    head = f'"""{MADE}"""\n\nfrom __future__ import annotations\n\n{imports}\n'
    package = HERE / "python" / "slimmerwerken"
    return {
        package / "models.py": "\n\n".join([head, *python]),
        package / "synchronous.py": without_asyncio((package / "asynchronous.py").read_text(encoding="utf-8")),
        HERE / "typescript" / "models.ts": "\n".join([f"// {MADE}\n", *(in_typescript(*s) for s in schemas.items())]),
    }


def main() -> int:
    """Write the files, or with `--check` name those that differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when something would change")
    check = parser.parse_args().check
    document = json.loads((HERE.parent / "openapi.json").read_text(encoding="utf-8"))
    status = 0
    for path, text in files(document).items():
        if check and (not path.exists() or path.read_text(encoding="utf-8") != text):
            sys.stderr.write(f"{path.relative_to(HERE.parent.parent)} has drifted: make openapi\n")
            status = 1
        elif not check:
            path.write_text(text, encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
