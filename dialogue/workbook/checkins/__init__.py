"""Check-ins: a few published questions now and then, each for oneself. The partner never sees one, nor a total."""
