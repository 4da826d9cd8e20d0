"""What programs get: the same records, in an order that does not change, and cells that a spreadsheet does not run."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from xml.etree import ElementTree

import jsonschema
import pytest
import referencing
from referencing.jsonschema import DRAFT202012

from penholder.publishing.tables import csv_table
from penholder.rendering.sheet import CELL, Column, Sheet, write_sheet
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


def test_the_files_are_what_their_schemas_say(workshop: Workshop) -> None:
    workshop.put("term", "one", related=["source/paper"])
    workshop.put("clause", "acting")
    site = workshop.build()
    schemas = {name: json.loads(site.text(f"api/v1/{name}.schema.json")) for name in ("record", "records", "index")}
    registry = referencing.Registry().with_resources(
        (f"{name}.schema.json", DRAFT202012.create_resource(schema)) for name, schema in schemas.items()
    )

    def validate(path: str, name: str) -> None:
        found = json.loads(site.text(path))
        jsonschema.Draft202012Validator(schemas[name], registry=registry).validate(found)
        assert found.keys() == schemas[name]["properties"].keys()

    validate("api/v1/index.json", "index")
    validate("api/v1/records.json", "records")
    validate("api/v1/clause/acting.json", "record")
    index = json.loads(site.text("api/v1/index.json"))["types"]
    assert (
        index["clause"].keys() == schemas["index"]["properties"]["types"]["additionalProperties"]["properties"].keys()
    )
    header = site.text(index["clause"]["table"]).splitlines()[0].split(",")
    assert index["clause"]["facets"]
    assert set(index["clause"]["facets"]) <= set(header)


def sheet(package: bytes) -> list[list[str]]:
    """The cells of a workbook, row by row, all of which must be text."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(package)) as parts:
        rows = ElementTree.fromstring(parts.read("xl/worksheets/sheet1.xml")).iter(f"{space}row")
    cells = [[cell for cell in row.iter(f"{space}c") if len(cell)] for row in rows]
    assert all(cell.get("t") == "inlineStr" for row in cells for cell in row)
    return [["".join(cell.itertext()) for cell in row] for row in cells]


def test_a_sheet_says_in_words_what_the_page_says(workshop: Workshop) -> None:
    workshop.put("recommendation", "act", title="=1+1", tags=["a-b", "c"], steps=["First *step*.", "Second."])
    files = workshop.build().files()
    heads, cells = sheet(files["downloads/recommendations.xlsx"])
    row = dict(zip(heads, cells, strict=True))
    assert row["Title"] == "=1+1"
    assert row["Tags"] == "a-b\nc"
    assert row["Addressees"] == "Security Council"
    assert row["Phase"] == "Operations"
    assert row["Steps"] == "First step.\nSecond."
    assert workshop.build("again").files()["downloads/recommendations.xlsx"] == files["downloads/recommendations.xlsx"]


def test_a_cell_longer_than_excel_takes_is_cut_and_says_so() -> None:
    (_, (cell,)) = sheet(write_sheet(Sheet("A/B", [Column("It", 20)], [["x" * 40_000]]), epoch=0))
    assert len(cell) == CELL
    assert cell.endswith("x…")


def test_the_schemas_are_there_and_the_records_keep_them(workshop: Workshop) -> None:
    workshop.put("term", "one")
    site = workshop.build()
    common = json.loads(site.text("api/v1/schemas/common.schema.json"))
    schema = json.loads(site.text("api/v1/schemas/term.schema.json"))
    registry = referencing.Registry().with_resource("common.schema.json", DRAFT202012.create_resource(common))
    jsonschema.Draft202012Validator(schema, registry=registry).validate(
        json.loads(site.text("api/v1/term/one.json"))["data"]
    )
