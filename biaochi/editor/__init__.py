"""What editors and the handbook need to show .biao files: a lexer, and a TextMate grammar."""
