"""规则手册: the rules as pages that an office can read, print and circulate."""
