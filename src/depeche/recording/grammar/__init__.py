"""The grammar of a sentence that tells speech: cues, noun phrases, clauses, subjects."""
