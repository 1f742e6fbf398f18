"""Seeded chance that gives the same draws on every machine: uniform numbers, sums and square roots, nothing else."""

import zlib

import numpy as np

# Sum of two uniform draws less 1 has a standard deviation of 1/sqrt(6); this brings it to 1.
UNIT_SPREAD = 6.0**0.5


def stream(seed: int, purpose: str) -> np.random.Generator:
    """Return the random numbers of one purpose, so that adding a series leaves the others as they were."""
    return np.random.Generator(np.random.PCG64([seed, zlib.crc32(purpose.encode())]))


def wobble(rng: np.random.Generator, size: int) -> np.ndarray:
    """Draw `size` numbers around 0 with standard deviation 1, none further out than 2.5 (triangular)."""
    return UNIT_SPREAD * (rng.random(size) + rng.random(size) - 1.0)


def lots(rng: np.random.Generator, size: int, winners: int) -> np.ndarray:
    """Draw `winners` of `size` places by lot, each with the same chance; returns their numbers in rising order."""
    return np.sort(np.argsort(rng.random(size), kind="stable")[:winners])


def pick(rng: np.random.Generator, weights: np.ndarray, size: int) -> np.ndarray:
    """Draw `size` places in proportion to `weights`; returns their numbers."""
    steps = np.cumsum(weights)
    return np.minimum(np.searchsorted(steps, rng.random(size) * steps[-1], side="right"), len(weights) - 1)


def share_out(weights: np.ndarray, total: int) -> np.ndarray:
    """Divide a whole number in proportion to weights, by largest remainder; the parts add up to it exactly."""
    exact = weights * (total / np.cumsum(weights)[-1])
    parts = np.floor(exact).astype(int)
    short = total - int(parts.sum())
    parts[np.argsort(parts - exact, kind="stable")[:short]] += 1
    return parts
