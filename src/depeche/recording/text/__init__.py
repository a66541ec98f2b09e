"""A text cut up: words, sentences, quotations, each with its offsets."""
