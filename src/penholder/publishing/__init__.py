"""Publishing: the site, its downloads and its API, made from a knowledge base for one audience."""
