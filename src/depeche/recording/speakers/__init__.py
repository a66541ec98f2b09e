"""Who is meant: the cast of an article, and from a place in a sentence to somebody of it."""
