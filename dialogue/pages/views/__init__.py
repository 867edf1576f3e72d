"""Django views of the dialogue, by subject. They parse the request, call one service, and render."""
