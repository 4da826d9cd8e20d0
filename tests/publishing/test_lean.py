"""What a browser does not need is left out, and nothing that a reader would miss."""

from __future__ import annotations

from penholder.publishing.lean import lean_file, lean_page


def test_code_keeps_its_lines_and_all_else_loses_its_indentation() -> None:
    page = "<p>\n   One\n\n\n   <b>two</b> </p>\n<pre>\n  a\n\n    b\n</pre>\n  <textarea>\n  kept\n</textarea>\n  end"
    assert (
        lean_page(page)
        == "<p>\nOne\n<b>two</b> </p>\n<pre>\n  a\n\n    b\n</pre>\n<textarea>\n  kept\n</textarea>\nend"
    )


def test_comments_go_and_licences_and_strings_stay() -> None:
    script = (
        b"/*! Apache-2.0 */\n// why\nconst address = `https://x/${a  /  b}`; /* so */\nconst sign = /[/*]/.test(a);\n"
    )
    lean = lean_file("assets/own.js", script)
    assert b"Apache-2.0" in lean
    assert b"why" not in lean
    assert b"`https://x/${a  /  b}`" in lean
    assert b"/[/*]/.test(a)" in lean
    assert lean_file("assets/site.css", b"/* why */\na  {\n  margin : 0 ;\n}\n") == b"a{margin:0}"


def test_what_is_lean_already_and_what_is_no_script_stays_as_it_is() -> None:
    for path in ("assets/stylesheets/main.57a0.min.css", "assets/bundle.min.js", "assets/annex.png"):
        assert lean_file(path, b"a  {  }  // b") == b"a  {  }  // b"
