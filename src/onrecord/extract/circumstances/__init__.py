"""Where and when what is told happened: places told with and without a name, periods, words that tell of saying only."""
