"""The language of adopted texts: the corpus, precedents, comparison and coverage."""
