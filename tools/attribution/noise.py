"""The noise of OnnxViz's samples: nearly normal numbers that come from their place alone.

Number k of a sample is made of two numbers 2 (sample count + k) and the next one, each mixed by three rounds of
x -> (x + key)^5 modulo 2^31 - 1, the keys being 1640531527 (round + 1) + 40503 seed. The last 30 bits of both are twelve
digits from 0 to 31; their sum less 186, divided by the root of 1023, has mean 0 and deviation 1.
"""

import numpy

PRIME = 2**31 - 1


def mixed(numbers, seed):
    numbers = numbers % PRIME
    for turn in range(3):
        x = (numbers + (1640531527 * (turn + 1) + seed * 40503) % PRIME) % PRIME
        square = x * x % PRIME
        numbers = square * square % PRIME * x % PRIME
    return numbers


def digits(numbers):
    return sum(numbers >> (5 * digit) & 31 for digit in range(6))


def normal(seed, sample, count):
    """The noise of a sample, mean 0 and deviation 1, as float32."""
    numbers = 2 * (sample * count + numpy.arange(count, dtype=numpy.int64))
    total = digits(mixed(numbers, seed)) + digits(mixed(numbers + 1, seed)) - 186
    return total.astype(numpy.float32) * (numpy.float32(1) / numpy.sqrt(numpy.float32(1023)))
