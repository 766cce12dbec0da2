using System.Data.Common;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Events;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Search;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Data;

/// <summary>
/// The hub's database. Every query on campaign records is held to the campaign that was entered (<see cref="Here"/>);
/// every save stamps, versions, indexes and journals what changed, and writes raised events to the outbox, in one transaction.
/// </summary>
internal abstract partial class HubDb(DbContextOptions options, HubModel model, Here here) : IdentityUserContext<HubUser, Guid>(options)
{
    public const string CampaignFilter = "campaign";
    public const string TrashFilter = "trash";

    /// <summary>For what reads or writes the whole database.</summary>
    protected static readonly TimeSpan LongWork = TimeSpan.FromHours(1);

    public DbSet<Campaign> Campaigns => Set<Campaign>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<RolePermission> RolePermissions => Set<RolePermission>();
    public DbSet<JournalEntry> Journal => Set<JournalEntry>();
    public DbSet<SearchEntry> SearchEntries => Set<SearchEntry>();
    public DbSet<OutboxEvent> Outbox => Set<OutboxEvent>();

    /// <summary>Who asks and where: deeds read it, nobody passes it around.</summary>
    public Here Here { get; } = here;

    /// <summary>True when the save broke the unique index of that name.</summary>
    public abstract bool IsDuplicate(DbUpdateException exception, string indexName);

    /// <summary>True when the save broke some unique index: somebody wrote the same at the same moment.</summary>
    public abstract bool IsDuplicate(Exception exception);

    /// <summary>True when the disk (or the quota) has no room left for the write.</summary>
    public abstract bool IsFull(Exception exception);

    /// <summary>Overwrites what deleted rows left behind in the database's files. Outside a transaction; it may take as long as copying the database.</summary>
    public abstract Task ForgetDeletedAsync(CancellationToken cancellationToken);

    /// <summary>
    /// From here on, commits of this scope do not wait for the disk: a killed process loses none of them, a power cut those since the last commit of any other
    /// scope, which takes them to the disk with its own.
    /// </summary>
    public abstract Task CommitWithoutDiskAsync(CancellationToken cancellationToken);

    /// <summary>A small write on the open connection, many of which several connections of this process bring at once: how many rows it changed.</summary>
    public virtual int Write(DbCommand command) => command.ExecuteNonQuery();

    /// <summary>Writes an event to the outbox with the next save; its subscribers hear of it after the commit, at least once.</summary>
    public void Raise(HubEvent raised) => Outbox.Add(OutboxEvent.Of(raised, Here));

    public IQueryable<TRecord> WithTrash<TRecord>()
        where TRecord : Record => Set<TRecord>().IgnoreQueryFilters([TrashFilter]);

    /// <summary>The save fails as stale when the record is no longer the version that the person saw.</summary>
    public void Expect(Record record, int version) => Entry(record).Property(nameof(Record.Version)).OriginalValue = version;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        model.Apply(builder);
        foreach (var type in builder.Model.GetEntityTypes().Where(type => type.BaseType is null).ToList())
        {
            HubConventions.Apply(this, builder, type);
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }
}
