using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace OnnxViz.Features;

/// <summary>
/// The sums of the products of every two of some rows of numbers, X X^T, over as many columns as come by; memory for
/// one block of columns.
/// </summary>
/// <remarks>Products are added up in single precision within a block, blocks in double precision.</remarks>
sealed class ProductSums
{
    /// <summary>How many columns a block has.</summary>
    public const int Width = 512;

    const int High = 2;
    const int Wide = 4;

    readonly int _rows;
    readonly float[] _block;
    readonly double[][] _sums;
    int _filled;

    /// <summary>Prepares for a number of rows.</summary>
    public ProductSums(int rows)
    {
        _rows = rows;
        var padded = (rows + Wide - 1) / Wide * Wide;
        _block = GC.AllocateUninitializedArray<float>(padded * Width);
        _block.AsSpan(rows * Width).Clear();
        _sums = [.. Enumerable.Range(0, padded).Select(row => new double[(row / Wide + 1) * Wide])];
    }

    /// <summary>How many columns have come by.</summary>
    public long Columns { get; private set; }

    /// <summary>Room for the next columns in this block: at least one.</summary>
    public int Room => Width - _filled;

    /// <summary>Where the next columns of a row go, <see cref="Room"/> of them.</summary>
    public Span<float> Row(int row) => _block.AsSpan((row * Width) + _filled, Room);

    /// <summary>Takes the columns written into each row.</summary>
    /// <param name="count">How many, at most <see cref="Room"/>.</param>
    public void Take(int count)
    {
        _filled += count;
        Columns += count;
        if (_filled == Width)
        {
            Multiply();
        }
    }

    /// <summary>The sum of the products of two rows, over the columns taken.</summary>
    public double this[int row, int other] => row >= other ? _sums[row][other] : _sums[other][row];

    /// <summary>Adds the sums of others, whose rows differ from these by constants; both are to be finished.</summary>
    /// <param name="other">The others.</param>
    /// <param name="sums">The sums of their rows.</param>
    /// <param name="shifts">What is to be added to each number of their rows.</param>
    public void Add(ProductSums other, ReadOnlySpan<double> sums, ReadOnlySpan<double> shifts)
    {
        for (var row = 0; row < _rows; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                _sums[row][column] += other._sums[row][column] + (shifts[row] * sums[column])
                    + (shifts[column] * sums[row])
                    + (other.Columns * shifts[row] * shifts[column]);
            }
        }

        Columns += other.Columns;
    }

    /// <summary>Brings what is not multiplied yet into the sums.</summary>
    public void Finish()
    {
        if (_filled == 0)
        {
            return;
        }

        for (var row = 0; row < _rows; row++)
        {
            Row(row).Clear();
        }

        Multiply();
    }

    void Multiply()
    {
        for (var row = 0; row < _rows; row += High)
        {
            for (var other = 0; other <= row; other += Wide)
            {
                Multiply(row, other);
            }
        }

        _filled = 0;
    }

    /// <summary>Two rows times four: eight sums at a time, as many as the registers of a processor hold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Multiply(int row, int other)
    {
        ref var x = ref _block[row * Width];
        ref var y = ref _block[other * Width];
        Vector256<float> s00 = default, s01 = default, s02 = default, s03 = default;
        Vector256<float> s10 = default, s11 = default, s12 = default, s13 = default;
        for (nuint i = 0; i < Width; i += (nuint)Vector256<float>.Count)
        {
            var x0 = Vector256.LoadUnsafe(ref x, i);
            var x1 = Vector256.LoadUnsafe(ref x, i + Width);
            var next = Vector256.LoadUnsafe(ref y, i);
            s00 = Vector256.FusedMultiplyAdd(x0, next, s00);
            s10 = Vector256.FusedMultiplyAdd(x1, next, s10);
            next = Vector256.LoadUnsafe(ref y, i + Width);
            s01 = Vector256.FusedMultiplyAdd(x0, next, s01);
            s11 = Vector256.FusedMultiplyAdd(x1, next, s11);
            next = Vector256.LoadUnsafe(ref y, i + (2 * Width));
            s02 = Vector256.FusedMultiplyAdd(x0, next, s02);
            s12 = Vector256.FusedMultiplyAdd(x1, next, s12);
            next = Vector256.LoadUnsafe(ref y, i + (3 * Width));
            s03 = Vector256.FusedMultiplyAdd(x0, next, s03);
            s13 = Vector256.FusedMultiplyAdd(x1, next, s13);
        }

        Add(_sums[row].AsSpan(other), s00, s01, s02, s03);
        Add(_sums[row + 1].AsSpan(other), s10, s11, s12, s13);
    }

    static void Add(
        Span<double> sums, Vector256<float> s0, Vector256<float> s1, Vector256<float> s2, Vector256<float> s3)
    {
        sums[0] += Vector256.Sum(s0);
        sums[1] += Vector256.Sum(s1);
        sums[2] += Vector256.Sum(s2);
        sums[3] += Vector256.Sum(s3);
    }
}
