"""What we claim of speed, memory and quality: one script a claim, each a ratio or a figure that its command gives again."""
