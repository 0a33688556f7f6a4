"""From a document and compiled rules to findings: reading first, then matching."""
