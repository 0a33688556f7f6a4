"""The texts of statutes that a user imported, kept in the user's own store, and what rules make of them."""
