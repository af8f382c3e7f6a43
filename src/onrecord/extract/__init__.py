"""Spans -> claims: statements, figures, events, and positions, terms, exchanges, rounds and compliance of the deal."""
