"""When it was published and changed: the times that a page states and shows."""
