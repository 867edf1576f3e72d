"""Two people become a couple by a link that works once, and disconnect again."""
