import os
import subprocess as sp  # want process-module-imported
from subprocess import PIPE, run  # want process-module-imported
from concurrent.futures import ProcessPoolExecutor


def one():
    import multiprocessing


def two():
    from os import getpid


def three():
    from asyncio import Lock


def old():
    from subprocess import check_output as run_it  # want process-module-imported
    import subprocess  # want process-module-imported
    return run_it, subprocess
