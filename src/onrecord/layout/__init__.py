"""What the form of a text tells before its words are read: dateline, headings and items, turns of a transcript, documents."""
