"""The body of the page: which part is the story, and its blocks in reading order."""
