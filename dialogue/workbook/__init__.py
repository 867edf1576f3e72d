"""The exercises outside a live dialogue. Uses dialogue's access, selectors and services, which know nothing of it."""
