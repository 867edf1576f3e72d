"""Programs that tests run beside themselves, each a fork of a Python that has loaded the site."""
