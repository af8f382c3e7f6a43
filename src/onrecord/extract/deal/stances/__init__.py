"""Words of stance: which there are, who takes them, on what they depend."""
