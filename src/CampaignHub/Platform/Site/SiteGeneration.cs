using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Platform.Site;

/// <summary>The one row that says how often what the public reads has changed; raised in the transaction of the change.</summary>
internal sealed class SiteGeneration
{
    public const string Table = "site_generation";

    public int Id { get; init; } = 1;
    public long Number { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SiteGeneration>
    {
        public void Configure(EntityTypeBuilder<SiteGeneration> builder)
        {
            builder.ToTable(Table);
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.HasData(new SiteGeneration());
        }
    }
}

/// <summary>
/// The generation as this process knows it: read anew at most every 200 ms while somebody asks, and at once after a commit of its own,
/// so that the changes of other processes and of the command line are learnt as well.
/// </summary>
internal sealed class KnownGeneration(IServiceScopeFactory scopes, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(200);

    private readonly SemaphoreSlim _one = new(1);
    private Known? _known;
    private long _commits;

    public async ValueTask<long> CurrentAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _known) is { } known && IsFresh(known))
        {
            return known.Number;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            if (Volatile.Read(ref _known) is { } learnt && IsFresh(learnt))
            {
                return learnt.Number;
            }

            // Dated before the reading: what a commit during it makes out of date is not taken for known.
            var (at, commits) = (clock.GetTimestamp(), Volatile.Read(ref _commits));
            await using var scope = scopes.CreateAsyncScope();
            var number = await scope
                .ServiceProvider.GetRequiredService<HubDb>()
                .Set<SiteGeneration>()
                .Select(row => row.Number)
                .SingleAsync(cancellationToken);
            Volatile.Write(ref _known, new Known(number, at, commits));
            return number;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>After a commit of this process that raised it.</summary>
    public void Forget() => Interlocked.Increment(ref _commits);

    public void Dispose() => _one.Dispose();

    private bool IsFresh(Known known) => known.Commits == Volatile.Read(ref _commits) && clock.GetElapsedTime(known.At) < Fresh;

    private sealed record Known(long Number, long At, long Commits);
}
