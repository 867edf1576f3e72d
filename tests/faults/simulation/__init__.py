"""Simulates couples in their rooms in one thread and in virtual time: seeded schedules, faults, and what must hold.

The consumers, live rooms, writers and repairs are the real ones. Replaced are the clock, the threads, the layer, the
network and the database's file. Run as `python -m tests.faults.simulation`; see `__main__`.
"""
