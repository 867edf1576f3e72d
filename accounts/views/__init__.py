"""The pages of people, one file each. They parse, call one service, and render."""
