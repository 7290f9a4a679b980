"""What can follow an answer: links of the OpenAPI document (OpenAPI 3.1 §4.8.20), made by one rule.

An answer that carries a thing links to every operation under its address. A client that follows them goes
from step to step without knowing how our addresses are made; the contract test in chains does the same.
"""

import re
from collections.abc import Iterator
from typing import Any

METHODS = {"get", "put", "post", "patch", "delete"}
ITEM = re.compile(r"/([a-z0-9-]+)/\{(\w+)\}")


def add_links(document: dict[str, Any]) -> None:
    """Write the links into every answer that carries one thing, or a list of them."""
    paths = document["paths"]
    for path, method, code in _carriers(paths):
        answer = paths[path][method]["responses"][code]
        properties = _properties(document, answer)
        listed = "items" in properties
        if listed:
            properties = _properties_of(document, properties["items"].get("items", {}))
        collection = ITEM.match(path) if ITEM.fullmatch(path) else re.search(r"/([a-z0-9-]+)$", path)
        links = {}
        for parameter, target in _under(paths, collection[1] if collection else ""):
            name = "id" if parameter.endswith("Id") else parameter
            if name in properties:
                place = f"items/0/{name}" if listed else name
                links[target["operationId"]] = _link(target, parameter, place, with_version=not listed)
        if links:
            answer["links"] = links


def _carriers(paths: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for path, item in paths.items():
        if "201" in item.get("post", {}).get("responses", {}):
            yield path, "post", "201"
        if "200" in item.get("get", {}).get("responses", {}):
            yield path, "get", "200"


def _under(paths: dict[str, Any], collection: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, item in paths.items():
        found = ITEM.match(path)
        if found and found[1] == collection:
            yield from ((found[2], operation) for method, operation in item.items() if method in METHODS)


def _link(target: dict[str, Any], parameter: str, place: str, *, with_version: bool) -> dict[str, Any]:
    given = {f"path.{parameter}": f"$response.body#/{place}"}
    version = next((one["name"] for one in target["parameters"] if one["name"].lower() == "if-match"), None)
    if version and with_version:
        given[f"header.{version}"] = "$response.header.ETag"
    return {"operationId": target["operationId"], "parameters": given, "description": target["summary"]}


def _properties(document: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
    schema = answer.get("content", {}).get("application/json", {}).get("schema", {})
    return _properties_of(document, schema)


def _properties_of(document: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").rsplit("/", 1)[-1]
    found: dict[str, Any] = document["components"]["schemas"].get(name, schema).get("properties", {})
    return found
