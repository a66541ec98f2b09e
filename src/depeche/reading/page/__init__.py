"""From the bytes of a page to a tree that is safe to walk."""
