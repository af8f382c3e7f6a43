"""Who is who, and which claim repeats which: pure decisions, each with its reason in words."""
