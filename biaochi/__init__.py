"""标尺 biaochi: checks Chinese tender and procurement documents against written rules."""

from biaochi import _version

__version__ = _version.VERSION
