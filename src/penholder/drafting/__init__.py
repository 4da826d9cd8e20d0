"""Drafting: from a draft record and its clauses to a resolution text, and what can be wrong on the way."""
