"""The words of the sample tenders, and what turns them into Word files."""
