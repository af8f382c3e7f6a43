"""The deal: terms of proposals and agreements, positions, rounds of talks, exchanges, what was kept and broken."""
