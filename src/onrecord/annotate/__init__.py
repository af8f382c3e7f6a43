"""Article -> spans: sentences, words, entities, syntax, times, quantities, attributions, mentions."""
