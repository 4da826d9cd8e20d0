"""Drafting advice: what the field would say of a text, one rule a file."""
