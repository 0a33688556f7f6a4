"""One file per sub-command of the command line."""
