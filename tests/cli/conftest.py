"""The toy reader of the corpus tests, for commands that build."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "corpus"))
