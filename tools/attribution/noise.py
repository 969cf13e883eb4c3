"""The noise of OnnxViz's samples: normal numbers that come from their place alone.

Number k of a sample is made of two numbers 2 (sample count + k) and the next one, each mixed by three rounds of
x -> (x + key)^5 modulo 2^31 - 1, the keys being 1640531527 (round + 1) + 40503 seed; the upper 23 of the 31 bits, plus a
half, make a number between 0 and 1, and two such a normal one as G. Box and M. Muller have it (1958).
"""

import numpy

PRIME = 2**31 - 1


def mixed(numbers, seed):
    numbers = numbers % PRIME
    for turn in range(3):
        x = (numbers + (1640531527 * (turn + 1) + seed * 40503) % PRIME) % PRIME
        square = x * x % PRIME
        numbers = square * square % PRIME * x % PRIME
    return ((numbers >> 8).astype(numpy.float32) + numpy.float32(0.5)) / numpy.float32(2**23)


def normal(seed, sample, count):
    """The noise of a sample, mean 0 and deviation 1, as float32."""
    numbers = 2 * (sample * count + numpy.arange(count, dtype=numpy.int64))
    first, second = mixed(numbers, seed), mixed(numbers + 1, seed)
    return numpy.sqrt(numpy.float32(-2) * numpy.log(first)) * numpy.cos(numpy.float32(2 * numpy.pi) * second)
