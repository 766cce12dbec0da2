using System.Security.Cryptography;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Planning.Feeds;

/// <summary>
/// A secret address by which a calendar reads the plan as its person may read it: their own tasks over all their campaigns, or one campaign whole.
/// Only a hash of the secret is kept: the address is shown once, and a lost one is made anew, which ends the old one.
/// </summary>
internal sealed class CalendarFeed : Record
{
    public required Guid UserId { get; init; }

    /// <summary>The campaign whose plan it is; null for the person's own tasks in every campaign of theirs.</summary>
    public Guid? CampaignId { get; init; }

    /// <summary>Titles of tasks leave the hub with the address; else a calendar learns dates and the campaign's name.</summary>
    public bool ShowsTitles { get; set; }

    [NotJournaled]
    public string Hash { get; private set; } = "";
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>The day a calendar last asked, in UTC.</summary>
    public DateOnly? LastReadOn { get; set; }

    /// <summary>A new address; the one before is dead from now on.</summary>
    /// <returns>The secret, which is not kept.</returns>
    public string Renew()
    {
        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        Hash = HashOf(secret);
        return secret;
    }

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    // With a purpose of its own: a secret of another kind opens nothing here.
    public static string HashOf(string secret) => ApiToken.HashOf($"calendar-feed {secret}");

    internal sealed class Mapping : IEntityTypeConfiguration<CalendarFeed>
    {
        public void Configure(EntityTypeBuilder<CalendarFeed> builder)
        {
            builder.ToTable("calendar_feeds");
            builder.Property(feed => feed.Hash).HasMaxLength(64);
            builder.HasIndex(feed => feed.Hash).IsUnique();
            builder.HasOne<HubUser>().WithMany().HasForeignKey(feed => feed.UserId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Campaign>().WithMany().HasForeignKey(feed => feed.CampaignId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
