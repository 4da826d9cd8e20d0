"""Rendering: views and texts made into files; the only users of Jinja, pandoc, OOXML and the PDF engine."""
