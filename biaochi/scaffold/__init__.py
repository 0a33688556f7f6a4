"""A new rule from a sentence with marked words: a declaration that compiles and passes its tests."""
