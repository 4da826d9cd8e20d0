"""The API: the records, an index of them and the schemas of both, as JSON files under `api/v1/`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from importlib.resources import files
from typing import Any

import orjson

from penholder.knowledge.base import KnowledgeBase
from penholder.knowledge.record import Record
from penholder.publishing import addresses
from penholder.publishing.output import Make

_OPTIONS = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


def api_files(base: KnowledgeBase, version: str) -> Iterator[tuple[str, Make]]:
    """All files, each with its path on the site. Keys stand in the order of the schemas, records in that of ids."""
    for name, record in base.records.items():
        yield addresses.data_address(name), partial(_record, base, record)
    yield f"{addresses.API}records.json", partial(_records, base)
    yield f"{addresses.API}index.json", partial(_index, base, version)
    schemas = files("penholder.publishing") / "schemas"
    for schema in sorted(schemas.iterdir(), key=lambda file: file.name):
        yield f"{addresses.API}{schema.name}", schema.read_bytes


def _record(base: KnowledgeBase, record: Record) -> bytes:
    return orjson.dumps(record_document(base, record), option=_OPTIONS)


def _records(base: KnowledgeBase) -> bytes:
    return orjson.dumps({"records": [record_document(base, one) for one in base.records.values()]}, option=_OPTIONS)


def record_document(base: KnowledgeBase, record: Record) -> dict[str, Any]:
    """A record as data: its fields in the order of the schema, and what refers to it."""
    type_ = base.types[record.name.type]
    order = [field.name for field in type_.fields if field.name in record.data]
    return {
        "name": str(record.name),
        "type": record.name.type,
        "page": addresses.record_address(type_, record.name.id),
        "data": {name: record.data[name] for name in order},
        "referred_to_by": [
            {"name": str(backlink.name), "relation": backlink.inverse} for backlink in base.referrers(record.name)
        ],
    }


def _index(base: KnowledgeBase, version: str) -> bytes:
    content = {
        "generator": f"penholder {version}",
        "audience": base.audience,
        "records": "api/v1/records.json",
        "types": {
            type_.name: {
                "title": type_.title,
                "plural": type_.plural,
                "schema": addresses.schema_address(type_.name),
                "table": addresses.table_address(type_),
                "sheet": addresses.sheet_address(type_),
                "facets": [field.name for field in type_.fields if field.facet],
                "records": [
                    {
                        "name": str(record.name),
                        "title": record.title,
                        "summary": record.summary,
                        "status": record.status,
                        "revised": record.revised,
                        "data": addresses.data_address(record.name),
                        "page": addresses.record_address(type_, record.name.id),
                    }
                    for record in base.of_type(type_.name)
                ],
            }
            for type_ in base.types.values()
        },
    }
    return orjson.dumps(content, option=_OPTIONS)
