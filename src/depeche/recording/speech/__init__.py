"""Who said what: attributions, whose they are, and the statements they make."""
