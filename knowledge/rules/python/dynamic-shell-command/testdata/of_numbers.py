import os
import time


def pause(seconds: int):
    os.system(f"sleep {int(seconds)}")


def later(unit):
    os.system(f"at {int(time.time())} {unit()}")  # want dynamic-shell-command
