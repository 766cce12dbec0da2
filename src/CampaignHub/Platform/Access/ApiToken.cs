using System.Security.Cryptography;
using System.Text;
using CampaignHub.Platform.Records;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Platform.Access;

internal enum TokenScope
{
    Read,
    Write,
}

/// <summary>A personal access token: a program acts as its person, in their campaigns. Only a hash is kept; the token is shown once.</summary>
internal sealed class ApiToken : Record
{
    public const int NameMaxLength = 80;

    /// <summary>Lets a leaked token be found by scanners.</summary>
    private const string Prefix = "chub_";

    public required Guid UserId { get; init; }
    public required string Name { get; set; }
    public required TokenScope Scope { get; init; }

    [NotJournaled]
    public required string Hash { get; init; }
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>The day it was last used, in UTC.</summary>
    public DateOnly? LastUsedOn { get; set; }

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    /// <summary>A new token with its secret, which is not kept.</summary>
    public static (ApiToken Token, string Secret) Make(Guid userId, string name, TokenScope scope)
    {
        var secret = Prefix + WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        return (
            new ApiToken
            {
                UserId = userId,
                Name = name,
                Scope = scope,
                Hash = HashOf(secret),
            },
            secret
        );
    }

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    internal sealed class Mapping : IEntityTypeConfiguration<ApiToken>
    {
        public void Configure(EntityTypeBuilder<ApiToken> builder)
        {
            builder.ToTable("api_tokens");
            builder.Property(token => token.Name).HasMaxLength(NameMaxLength);
            builder.Property(token => token.Hash).HasMaxLength(64);
            builder.HasIndex(token => token.Hash).IsUnique();
            builder.HasOne<HubUser>().WithMany().HasForeignKey(token => token.UserId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
