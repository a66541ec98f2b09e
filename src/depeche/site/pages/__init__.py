"""One module per page: a frozen dataclass with all that the page shows, and `page`, which asks the archive for it.

Each class has `title` (for the tab of the browser) and `answer`: what the same address answers as JSON.
"""
