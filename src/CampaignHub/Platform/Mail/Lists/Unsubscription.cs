using CampaignHub.Data;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Platform.Mail.Lists;

/// <summary>How an address left a list.</summary>
internal enum UnsubscribedBy
{
    /// <summary>The button of their mail program (RFC 8058).</summary>
    ByOneClick,

    /// <summary>The page behind the link.</summary>
    ByTheLink,

    /// <summary>They said so, and somebody of the campaign wrote it down.</summary>
    ByTheCampaign,
}

/// <summary>
/// An address that left a list. It is about the address and that list alone, it outlives the person's record and the list's, and no import, merge or return
/// to the list revives it: only somebody of the campaign takes it back, when they ask for it.
/// </summary>
internal sealed class Unsubscription : Record, IMayBeInCampaign
{
    public Guid? CampaignId { get; init; }
    public required Guid ListId { get; init; }

    /// <summary>In lower case.</summary>
    public required string AddressKey { get; init; }
    public required UnsubscribedBy By { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Unsubscription>
    {
        public const string Once = "ix_unsubscriptions_list_address";

        public void Configure(EntityTypeBuilder<Unsubscription> builder)
        {
            builder.ToTable("unsubscriptions");
            builder.Property(each => each.AddressKey).HasMaxLength(OutgoingMail.AddressMaxLength);
            builder.HasIndex(each => new { each.ListId, each.AddressKey }).IsUnique().HasDatabaseName(Once);
        }
    }
}

/// <summary>Reads and writes who left which list.</summary>
internal sealed class Unsubscriptions(HubDb db)
{
    /// <summary>Those of the addresses (in lower case) that left the list.</summary>
    public async Task<HashSet<string>> AmongAsync(
        Guid listId,
        IReadOnlyCollection<string> addresses,
        CancellationToken cancellationToken
    ) =>
        await Everywhere()
            .Where(each => each.ListId == listId && addresses.Contains(each.AddressKey))
            .Select(each => each.AddressKey)
            .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);

    /// <summary>Once; whoever left already is not told, nor is it written again.</summary>
    public async Task AddAsync(Guid? campaignId, Guid listId, string address, UnsubscribedBy by, CancellationToken cancellationToken)
    {
        var key = MailQueue.Key(address);
        if (await Everywhere().AnyAsync(each => each.ListId == listId && each.AddressKey == key, cancellationToken))
        {
            return;
        }

        db.Add(
            new Unsubscription
            {
                CampaignId = campaignId,
                ListId = listId,
                AddressKey = key,
                By = by,
            }
        );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception, Unsubscription.Mapping.Once))
        {
            db.ChangeTracker.Clear();
        }
    }

    private IQueryable<Unsubscription> Everywhere() => db.Set<Unsubscription>().IgnoreQueryFilters([HubDb.CampaignFilter]);
}
