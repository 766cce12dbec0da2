using System.Runtime.CompilerServices;

namespace CampaignHub.Platform.Work;

internal static class Ahead
{
    /// <summary>Makes the next one on another thread while the caller works on this one; never more than one.</summary>
    /// <param name="parts">Made by one thread at a time, and by none that the caller's work needs too.</param>
    /// <param name="cancellationToken">Between two of them.</param>
    public static async IAsyncEnumerable<TPart> OneAheadAsync<TPart>(
        this IEnumerable<TPart> parts,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var each = parts.GetEnumerator();
        var next = Task.Run(each.MoveNext, cancellationToken);
        try
        {
            while (await next)
            {
                var part = each.Current;
                next = Task.Run(each.MoveNext, cancellationToken);
                yield return part;
            }
        }
        finally
        {
            // Left early: what is on the way is not taken from under itself, and how it ends is nobody's business.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
