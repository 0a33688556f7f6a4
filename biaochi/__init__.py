"""标尺 biaochi: checks Chinese tender and procurement documents against written rules."""

from biaochi._version import VERSION as __version__

__all__ = ["__version__"]
