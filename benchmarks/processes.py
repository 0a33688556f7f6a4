"""Whole processes: wall time and peak memory, median of several runs, interleaved."""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timing:
    """Median wall seconds and peak resident megabytes of one command."""

    name: str
    seconds: float
    megabytes: float


def measure(commands: Sequence[tuple[str, Sequence[str]]], rounds: int = 5) -> list[Timing]:
    """Run the commands in turn, so that a noisy machine disturbs all alike."""
    seconds: dict[str, list[float]] = {name: [] for name, _ in commands}
    memory: dict[str, float] = {}
    for _ in range(rounds):
        for name, command in commands:
            taken, peak = _once(command)
            seconds[name].append(taken)
            memory[name] = max(memory.get(name, 0), peak)
    return [Timing(name, statistics.median(seconds[name]), memory[name]) for name, _ in commands]


# A process keeps the peak of the one that it was forked from, so a small one in between forks it.
_LAUNCHER = """
import os, sys, time
start = time.perf_counter()
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[
    (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
    (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
])
_, _, usage = os.wait4(child, 0)
print(time.perf_counter() - start, usage.ru_maxrss / 1024)
"""


def _once(command: Sequence[str]) -> tuple[float, float]:
    launcher = [sys.executable, "-I", "-S", "-c", _LAUNCHER, *command]
    done = subprocess.run(launcher, capture_output=True, check=True, text=True)
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def python(code: str, *arguments: str) -> list[str]:
    """A command that runs a few lines of Python."""
    return [sys.executable, "-c", code, *arguments]
