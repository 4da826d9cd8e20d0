"""Counts the resolutions of a collection that are written as Akoma Ntoso and read back without a difference."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from lxml import etree

from penholder.text.akn import adopted_akn
from penholder.text.read import read_file, read_text


def main() -> None:
    """Print the counts, and the files that differ or are not valid."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collection", type=Path, help="a folder with en/, text/ and languages/")
    parser.add_argument("--schema", type=Path, help="akomantoso30.xsd, with xml.xsd beside it, to validate against")
    options = parser.parse_args()
    schema = etree.XMLSchema(etree.parse(options.schema)) if options.schema else None
    start = time.perf_counter()
    missed = False
    for folder in ("en", "languages", "text"):
        paths = [path for path in sorted((options.collection / folder).iterdir()) if path.suffix in {".xml", ".txt"}]
        differing: list[str] = []
        invalid: list[str] = []
        for path in paths:
            text = read_file(path)
            data = adopted_akn(text).encode()
            if read_text(data) != text:
                differing.append(path.name)
            if schema is not None and not schema.validate(etree.fromstring(data)):
                invalid.append(path.name)
        valid = "not looked at" if schema is None else f"{len(paths) - len(invalid)}/{len(paths)}"
        print(f"{folder:<12}read back equal {len(paths) - len(differing)}/{len(paths)}   valid {valid}")
        for name in sorted({*differing, *invalid}):
            print(f"  {name}{' differs' * (name in differing)}{' is not valid' * (name in invalid)}")
        missed = missed or bool(differing or invalid)
    print(f"\n{time.perf_counter() - start:.1f} s")
    sys.exit(missed)


if __name__ == "__main__":
    main()
