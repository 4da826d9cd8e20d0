"""Every field of a record is on its page and in its Word document, whatever its type, also one added tomorrow."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from typing import Any

import docx
import pytest

from penholder.knowledge.types import Field, Kind
from penholder.publishing.phrases import in_words
from penholder.text.header import printed_date
from tests.publishing.workshop import Filler, Site, Workshop, shown, words

ALL = ("actor", "checklist", "clause", "course", "draft", "element", "lesson", "measure")
TYPES = (*ALL, "recommendation", "risk-factor", "source", "term", "verb")


@dataclass(frozen=True)
class Filled:
    """A site with one record of each type that has every field."""

    site: Site
    fillers: dict[str, Filler]

    def missing(self, type_name: str, said: str) -> list[str]:
        """The fields of the record of a type whose value is not among what is said."""
        return [field.title for field, value in self.fillers[type_name].leaves if in_print(field, value) not in said]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """Besides, the schema of clauses has two fields that no template knows."""
    workshop = Workshop(tmp_path_factory.mktemp("filled"))
    schema = workshop.workspace.schemas / "clause.schema.json"
    data = json.loads(schema.read_text(encoding="utf-8"))
    line = {"type": "string", "title": "Added later", "description": "A field that no template knows."}
    data["properties"]["added_later"] = line
    data["properties"]["strengths"]["properties"]["preferred"]["properties"]["added_below"] = line
    schema.write_text(json.dumps(data), encoding="utf-8")
    fillers = {}
    for type_ in workshop.base("restricted").types.values():
        fillers[type_.name] = Filler()
        data = fillers[type_.name].record(type_)
        data["title"] = f"{type_.name} {data['title']}"
        fillers[type_.name].leaves[0] = (type_.fields[1], data["title"])
        workshop.put(type_.name, "filled", **data)
    return Filled(workshop.build(audience="restricted"), fillers)


def in_print(field: Field, value: Any) -> str:
    """A value as a reader sees it."""
    if field.kind is Kind.VOCABULARY:
        return field.label(value) or in_words(value)
    if field.kind is Kind.DATE:
        return printed_date(value)
    return "Yes" if value is True else str(value)


@pytest.mark.parametrize("type_name", TYPES)
def test_every_value_is_on_the_page(filled: Filled, type_name: str) -> None:
    article = filled.site.article(f"{type_name}s/filled/")
    links = set(article.xpath("//@href"))
    assert filled.missing(type_name, shown(article).replace("Required", "Yes") + " ".join(links)) == []
    assert {f"../../{name}s/filled/" for name in filled.fillers[type_name].named} <= links


@pytest.mark.parametrize("type_name", TYPES)
def test_every_value_is_in_the_word_document(filled: Filled, type_name: str) -> None:
    document = docx.Document(io.BytesIO((filled.site.folder / f"downloads/{type_name}/filled.docx").read_bytes()))
    said = words(" ".join(paragraph.text for paragraph in document.paragraphs))
    assert filled.missing(type_name, said) == []
    assert not [name for name in filled.fillers[type_name].named if f"{name} leaf001leaf" not in said]


def test_a_field_that_no_template_knows_shows_with_its_label(filled: Filled) -> None:
    page = shown(filled.site.article("clauses/filled/"))
    assert page.count("Added later") == 2, "at the record and in its wording"


def test_dates_are_in_words(workshop: Workshop) -> None:
    workshop.put("source", "dated", date="2013-04", symbol="S/RES/2100 (2013)")
    page = workshop.build().article("sources/dated/")
    assert "April 2013" in shown(page)
    assert "1 March 2026" in shown(page)
    assert page.xpath("//a/@href[starts-with(., 'https://undocs.org/S/RES/2100(2013)')]")


def test_a_record_shows_who_refers_to_it_and_how(workshop: Workshop) -> None:
    workshop.put("recommendation", "act")
    workshop.put("clause", "acting", title="A clause that acts", implements=["act"], related=["recommendation/act"])
    page = workshop.build().article("recommendations/act/")
    groups = {
        words(group.xpath("string(p)")): [words(title) for title in group.xpath(".//a/text()")]
        for group in page.xpath("//*[@class='ph-connection']")
    }
    assert groups == {"Implemented by": ["A clause that acts"], "Related": ["A clause that acts"]}


def test_records_that_name_each_other_are_listed_once(workshop: Workshop) -> None:
    workshop.put("term", "one", related=["term/two"])
    workshop.put("term", "two", related=["term/one"])
    assert len(workshop.build().article("terms/one/").xpath("//*[@class='ph-connection']//li")) == 1


def test_a_superseded_record_says_so_first(workshop: Workshop) -> None:
    workshop.put("term", "old", status="superseded", superseded_by="term/new")
    workshop.put("term", "new", title="The new term")
    page = workshop.build().article("terms/old/")
    assert words(page.xpath("string(//*[@class='ph-notice'])")) == "Superseded by The new term"
