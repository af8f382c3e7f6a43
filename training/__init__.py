"""How the weights were made; torch lives here and never in the package."""
