"""The nouns: frozen, typed, one a module. Every other room speaks in these."""
