"""What changed between two sets of rules, and what that changes on documents."""
