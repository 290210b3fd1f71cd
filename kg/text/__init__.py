"""Arabic text: folding that keeps offsets, tokens with their proclitics split off, sentences."""
