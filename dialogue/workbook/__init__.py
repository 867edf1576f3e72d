"""The exercises outside a live dialogue. Uses dialogue's access, queries and services, which know nothing of it."""
