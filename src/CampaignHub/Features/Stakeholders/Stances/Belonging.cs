namespace CampaignHub.Features.Stakeholders.Stances;

/// <summary>An actor belongs to a body: as its member, or by a post that it holds there; both days included.</summary>
/// <param name="Actor">An actor's id, as <paramref name="Body"/> is.</param>
/// <param name="Post">Its title; empty for a member.</param>
internal sealed record Belonging(Guid Actor, Guid Body, string Post, DateOnly? Since, DateOnly? Until)
{
    public bool IsCurrent(DateOnly day) => (Since is null || Since <= day) && (Until is null || day <= Until);
}

/// <summary>A body above an actor on a day.</summary>
/// <param name="Body">The actor's id.</param>
/// <param name="Level">1 is a body that the actor itself belongs to, 2 one that this body is a member of.</param>
/// <param name="Through">The body of the first level that leads there.</param>
/// <param name="Post">By which the actor belongs to that one; empty for a member.</param>
/// <param name="Since">From this day on the whole way up holds; null where nobody said.</param>
internal sealed record BodyAbove(Guid Body, int Level, Guid Through, string Post, DateOnly? Since);

/// <summary>Who belongs to which body; pure.</summary>
internal sealed class Belongings(IEnumerable<Belonging> all)
{
    private readonly ILookup<Guid, Belonging> _of = all.ToLookup(each => each.Actor);

    /// <summary>Those who belong to a body, on any day.</summary>
    public ILookup<Guid, Belonging> In { get; } = all.ToLookup(each => each.Body);

    /// <summary>The bodies above an actor on a day, the nearest first; each once, however often it is reached, and never the actor itself.</summary>
    public IReadOnlyList<BodyAbove> Above(Guid actor, DateOnly day)
    {
        if (!_of.Contains(actor))
        {
            return [];
        }

        var seen = new HashSet<Guid> { actor };
        var above = new List<BodyAbove>();
        List<BodyAbove> level = [.. Current(actor, day).Select(each => new BodyAbove(each.Body, 1, each.Body, each.Post, each.Since))];
        while (level.Count > 0)
        {
            // Of two ways of one length the one that holds longer.
            level = [.. level.OrderBy(each => each.Since ?? DateOnly.MinValue).Where(each => seen.Add(each.Body))];
            above.AddRange(level);
            level =
            [
                .. from each in level
                from next in Current(each.Body, day)
                select new BodyAbove(next.Body, each.Level + 1, each.Through, each.Post, Later(each.Since, next.Since)),
            ];
        }

        return above;
    }

    private IEnumerable<Belonging> Current(Guid actor, DateOnly day) => _of[actor].Where(each => each.IsCurrent(day));

    private static DateOnly? Later(DateOnly? one, DateOnly? other) =>
        one is null ? other
        : other is null ? one
        : one > other ? one
        : other;
}
