"""Who wrote it: bylines, marks of authors, and who signs off below."""
