"""Reading the letters that a lab's Postfix took, from a program that runs in it."""

import mailbox
import time
from pathlib import Path

from .tree import LETTERS


def read(address):
    """All letters to an address, the oldest first."""
    path = Path(LETTERS) / address
    return list(mailbox.mbox(path, create=False)) if path.exists() else []


def wait_for(address, patience=10):
    """The newest letter to an address; one may still be on its way."""
    end = time.monotonic() + patience
    while not (letters := read(address)) and time.monotonic() < end:
        time.sleep(0.05)
    return letters[-1]
