"""The version of the tool, alone in a module so that `biaochi --version` imports nothing else."""

VERSION = "0.1.0"
