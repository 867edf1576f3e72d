"""What the room says in one protocol, where it is not what a shared step says. One file a protocol."""
