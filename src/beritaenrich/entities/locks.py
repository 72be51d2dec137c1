"""Locks around what only one thread may do at a time."""

import os
from threading import RLock


def lock_for_forks() -> RLock:
    """Return a lock that a fork waits for: a child of a thread's process would find the door locked for good."""
    lock = RLock()
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(before=lock.acquire, after_in_parent=lock.release, after_in_child=lock.release)
    return lock
