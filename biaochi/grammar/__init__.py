"""The rule language: from the text of .biao files to compiled rules."""
