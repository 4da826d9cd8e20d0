"""What a browser does not need is left out of a page, and nothing that a reader would miss."""

from __future__ import annotations

from penholder.publishing.lean import lean


def test_code_keeps_its_lines_and_all_else_loses_its_indentation() -> None:
    page = "<p>\n   One\n\n\n   <b>two</b> </p>\n<pre>\n  a\n\n    b\n</pre>\n  <textarea>\n  kept\n</textarea>\n  end"
    assert lean(page) == "<p>\nOne\n<b>two</b> </p>\n<pre>\n  a\n\n    b\n</pre>\n<textarea>\n  kept\n</textarea>\nend"
