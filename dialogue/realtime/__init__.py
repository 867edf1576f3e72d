"""Websockets (Channels): consumers, the messages up, the frames down, and what keeps them in step with the log."""
