"""The nouns that every part shares. Nothing here imports from another part of the package."""
