"""People: who they are, who belongs to whom, and the keys to what they wrote. Knows nothing of dialogues."""
