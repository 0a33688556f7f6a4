"""Whole processes: wall time and peak memory, median of several runs, interleaved."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
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


def _once(command: Sequence[str]) -> tuple[float, float]:
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def python(code: str, *arguments: str) -> list[str]:
    """A command that runs a few lines of Python."""
    return [sys.executable, "-c", code, *arguments]
