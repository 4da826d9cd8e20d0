"""The peer of `penholder check`: PyYAML's C loader and jsonschema over the same records. Told the workspace."""

import json
import pathlib
import sys

import yaml
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

BASE = "https://schemas.invalid/"
root = pathlib.Path(sys.argv[1])
documents = {path.name: json.loads(path.read_text()) for path in (root / "schemas").glob("*.json")}
registry = Registry().with_resources(
    [(BASE + name, DRAFT202012.create_resource(document)) for name, document in documents.items()]
)


class Loader(yaml.CSafeLoader):
    """Leaves dates as text, as the schemas want them."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in Loader.yaml_implicit_resolvers.items()
}
count = 0
for name, document in documents.items():
    if name != "common.schema.json":
        validator = Draft202012Validator({**document, "$id": BASE + name}, registry=registry)
        for path in sorted((root / "content" / document["x-folder"]).glob("*.yaml")):
            errors = list(validator.iter_errors(yaml.load(path.read_text("utf-8"), Loader)))
            count += not errors
print(count, "records are fine")
