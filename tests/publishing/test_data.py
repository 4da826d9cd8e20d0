"""What programs get: the same records, in an order that does not change, and cells that a spreadsheet does not run."""

from __future__ import annotations

import csv
import io
import json

import jsonschema
import pytest
import referencing
from referencing.jsonschema import DRAFT202012

from penholder.publishing.tables import csv_table
from tests.publishing.workshop import Workshop


def rows(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "\n@"])
def test_a_cell_that_would_run_is_text(workshop: Workshop, start: str) -> None:
    workshop.put("term", "one", title=f"{start}1+1", definition="a, b\n“c”")
    base = workshop.base()
    (row,) = rows(csv_table(base.types["term"], base.of_type("term")))
    assert row["title"] == f"'{start}1+1"
    assert row["definition"] == "a, b\n“c”"


def test_a_table_opens_in_a_spreadsheet(workshop: Workshop) -> None:
    workshop.put("term", "one", aliases=["uno", "=ein"], tags=["a-b"])
    table = workshop.build().files()["downloads/terms.csv"]
    assert table.startswith(b"\xef\xbb\xbfid,title,summary,")
    assert table.count(b"\r\n") == 2
    assert rows(table)[0]["aliases"] == "uno\n=ein"


def test_every_record_is_there_alone_and_with_all_others(workshop: Workshop) -> None:
    workshop.put("term", "one", related=["source/paper"])
    site = workshop.build()
    index = json.loads(site.text("api/v1/index.json"))
    everything = {entry["name"]: entry for entry in json.loads(site.text("api/v1/records.json"))["records"]}
    assert sorted(everything) == ["actor/council", "source/paper", "term/one", "verb/requests"]
    for type_name, listed in index["types"].items():
        for entry in listed["records"]:
            assert json.loads(site.text(entry["data"])) == everything[entry["name"]]
            assert (site.folder / entry["page"] / "index.html").is_file()
            assert entry["name"].startswith(type_name)
    assert everything["source/paper"]["referred_to_by"] == [{"name": "term/one", "relation": "Related"}]


def test_the_schemas_are_there_and_the_records_keep_them(workshop: Workshop) -> None:
    workshop.put("term", "one")
    site = workshop.build()
    common = json.loads(site.text("api/v1/schemas/common.schema.json"))
    schema = json.loads(site.text("api/v1/schemas/term.schema.json"))
    registry = referencing.Registry().with_resource("common.schema.json", DRAFT202012.create_resource(common))
    jsonschema.Draft202012Validator(schema, registry=registry).validate(
        json.loads(site.text("api/v1/term/one.json"))["data"]
    )
