using System.Runtime.ExceptionServices;

namespace OnnxViz.Features;

/// <summary>Work that falls into parts, on all cores.</summary>
public static class AllCores
{
    /// <summary>Does something with each item, several at the same time; what fails first is thrown as it is.</summary>
    public static void Each<T>(IEnumerable<T> items, Action<T> work)
    {
        try
        {
            Parallel.ForEach(items, work);
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
    }

    /// <summary>Makes something of each item, in their order, some at a time.</summary>
    public static IEnumerable<TResult> Select<T, TResult>(IEnumerable<T> items, Func<T, TResult> make)
    {
        foreach (var some in items.Chunk(16 * Environment.ProcessorCount))
        {
            var made = new TResult[some.Length];
            Each(Enumerable.Range(0, some.Length), place => made[place] = make(some[place]));
            foreach (var result in made)
            {
                yield return result;
            }
        }
    }
}
