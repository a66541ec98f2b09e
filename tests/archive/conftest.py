"""The fakes are a module that worker processes can import by name."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
