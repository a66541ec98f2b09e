"""What names and places an article: headline, tags, publisher, pictures, language."""
