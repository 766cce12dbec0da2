using System.Linq.Expressions;
using CampaignHub.Platform;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Directory;

internal enum ContactKind
{
    Email,
    Phone,
    Mobile,
    Address,
    Website,
    Other,
}

/// <summary>A way to reach an actor, with where it came from and since when we have it.</summary>
internal sealed class ContactDetail : Record
{
    public const int ValueMaxLength = 300;

    // 112, 115: the shortest that can be dialled.
    private const int FewestDigits = 3;

    public required Guid ActorId { get; init; }
    public ContactKind Kind { get; private set; }

    [NotJournaled]
    public string Value { get; private set; } = "";

    /// <summary>Where we have it from; never empty (GDPR art. 14).</summary>
    public string Source { get; private set; } = "";
    public DateOnly CollectedOn { get; private set; }

    /// <summary>False once it turned out wrong, whatever its days say.</summary>
    public bool IsValid { get; set; } = true;

    /// <summary>The first day it holds, where that is known.</summary>
    public DateOnly? ValidFrom { get; private set; }

    /// <summary>The last day it holds, where that is known: the end of a mandate, a move.</summary>
    public DateOnly? ValidUntil { get; private set; }

    /// <summary>May somebody be reached by it on that day?</summary>
    public bool IsValidOn(DateOnly day) => IsValid && (ValidFrom is null || ValidFrom <= day) && (ValidUntil is null || ValidUntil >= day);

    /// <summary>As <see cref="IsValidOn"/>, for queries.</summary>
    public static Expression<Func<ContactDetail, bool>> HoldsOn(DateOnly day) =>
        contact =>
            contact.IsValid
            && (contact.ValidFrom == null || contact.ValidFrom <= day)
            && (contact.ValidUntil == null || contact.ValidUntil >= day);

    /// <exception cref="RefusedException">It would end before it begins.</exception>
    public void Hold(DateOnly? from, DateOnly? until)
    {
        if (until < from)
        {
            throw new RefusedException("A contact detail cannot end before it begins.");
        }

        (ValidFrom, ValidUntil) = (from, until);
    }

    public void Describe(ContactKind kind, string? value, string? source, DateOnly collectedOn)
    {
        if (string.IsNullOrWhiteSpace(value) || string.IsNullOrWhiteSpace(source))
        {
            throw new RefusedException("A contact detail needs its value and its source.");
        }

        if (value.Length > ValueMaxLength || source.Length > ValueMaxLength)
        {
            throw new RefusedException("This is too long: at most {0} characters.", ValueMaxLength);
        }

        if (Fault(kind, value.Trim()) is { } fault)
        {
            throw new RefusedException(fault, value.Trim());
        }

        // Mail addresses are found and compared in small letters.
        var kept = kind == ContactKind.Email ? value.Trim().ToLowerInvariant() : value.Trim();
        (Kind, Value, Source, CollectedOn) = (kind, kept, source.Trim(), collectedOn);
    }

    /// <summary>What is wrong with the value, in English with a place for it; null where nothing is. Every door asks here, a file's too.</summary>
    public static string? Fault(ContactKind kind, string value) =>
        kind switch
        {
            ContactKind.Email when !MailQueue.IsAddress(value) => "\"{0}\" is no mail address.",
            ContactKind.Phone
            or ContactKind.Mobile when value.Contains('@', StringComparison.Ordinal) || value.Count(char.IsAsciiDigit) < FewestDigits =>
                "\"{0}\" is no phone number.",
            _ => null,
        };

    internal sealed class Mapping : IEntityTypeConfiguration<ContactDetail>
    {
        public void Configure(EntityTypeBuilder<ContactDetail> builder)
        {
            builder.ToTable("contact_details");
            builder.Property(contact => contact.Value).HasMaxLength(ValueMaxLength);
            builder.HasIndex(contact => contact.Value);
            builder.Property(contact => contact.Source).HasMaxLength(ValueMaxLength);
        }
    }
}
