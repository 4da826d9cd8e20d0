"""Editing: records begun, laid out and renamed in the files that people write, without losing a word of theirs."""
