"""The room in the browser engines beside Chromium: each is driven by its own protocol, behind one interface."""
