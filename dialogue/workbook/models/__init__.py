"""The rows of the exercises, one file each."""
