using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Stakeholders.Fields;

/// <summary>What a custom field holds.</summary>
internal enum FieldKind
{
    Text,
    Number,
    Date,

    /// <summary>One of the field's choices.</summary>
    Choice,

    /// <summary>An address of the web.</summary>
    Link,
}

/// <summary>What this campaign also wants to know of its stakeholders: "Last publication", "Jurisdiction".</summary>
internal sealed class CustomField : CampaignRecord, IFindable
{
    public const int NameMaxLength = 80;
    public const int ChoiceMaxLength = 100;
    public const int MostChoices = 100;
    public const int MostFields = 60;

    /// <summary>Never another one: values are read by it.</summary>
    public required FieldKind Kind { get; init; }
    public string Name { get; private set; } = "";

    /// <summary>Fields stand in this order.</summary>
    public int Place { get; set; }

    /// <summary>Forms ask for it; files and recipes may leave it open.</summary>
    public bool IsRequired { get; set; }

    /// <summary>A column of the list, as long as nobody chooses others.</summary>
    public bool IsColumn { get; set; }

    /// <summary>Of a choice, in order; empty for the others.</summary>
    public IReadOnlyList<string> Choices { get; private set; } = [];

    /// <summary>Since when nobody is asked for it any more; its values are kept.</summary>
    public DateTimeOffset? ArchivedAt { get; private set; }
    public string FindText { get; set; } = "";

    public string ComposeFindText() => Name;

    public void Archive(DateTimeOffset now) => ArchivedAt ??= now;

    public void Unarchive() => ArchivedAt = null;

    /// <exception cref="RefusedException">No name, one that files know as something else, or choices that cannot be.</exception>
    public void Describe(string? name, IEnumerable<string>? choices)
    {
        var kept = string.Join(' ', (name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (kept.Length is 0 or > NameMaxLength)
        {
            throw new RefusedException("A field needs a name of at most {0} characters.", NameMaxLength);
        }

        if (ReservedNames.Holds(kept))
        {
            throw new RefusedException("{0} is a column of every table of the map: give the field another name.", kept)
            {
                Code = "reserved_name",
            };
        }

        (Name, Choices) = (kept, Kind == FieldKind.Choice ? Checked(choices ?? []) : []);
    }

    private static List<string> Checked(IEnumerable<string> typed)
    {
        var choices = typed.Select(choice => choice.Trim()).Where(choice => choice.Length > 0).ToList();
        if (choices.Count is 0 or > MostChoices)
        {
            throw new RefusedException("A field of choices needs 1 to {0} of them, one on each line.", MostChoices);
        }

        if (choices.Find(choice => choice.Length > ChoiceMaxLength) is { } tooLong)
        {
            throw new RefusedException("A choice has at most {0} characters: {1}", ChoiceMaxLength, tooLong);
        }

        // Files bring them in any case and without accents.
        var twice = choices.GroupBy(Platform.Search.Normal.Of, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1);
        return twice is null ? choices : throw new RefusedException("The choice {0} is there twice.", twice.First());
    }

    internal sealed class Mapping : IEntityTypeConfiguration<CustomField>
    {
        public const string OncePerName = "ix_custom_fields_campaign_name";

        public void Configure(EntityTypeBuilder<CustomField> builder)
        {
            builder.ToTable("custom_fields");
            builder.Property(field => field.Name).HasMaxLength(NameMaxLength);
            builder
                .Property(field => field.Choices)
                .HasConversion(
                    choices => string.Join('\n', choices),
                    text => text.Split('\n', StringSplitOptions.RemoveEmptyEntries),
                    new ValueComparer<IReadOnlyList<string>>(
                        (one, other) => one!.SequenceEqual(other!),
                        choices => choices.Aggregate(0, HashCode.Combine),
                        choices => choices
                    )
                );
            builder.HasIndex(field => new { field.CampaignId, field.FindText }).IsUnique().HasDatabaseName(OncePerName);
        }
    }
}
