using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Directory;

internal enum ActorKind
{
    Person,
    Organisation,
    Group,
}

/// <summary>Somebody or some body that campaigns deal with. A person is named by first and last name, the others by one name.</summary>
internal sealed class Actor : Record, ISubject, IFindable, IShownInPublic
{
    Kept IKept.In => Kept.Site | Kept.Network | Kept.Map;

    public const int NameMaxLength = 200;
    public const int AcronymMaxLength = 40;
    public const int TerritoryMaxLength = 120;
    public const int NoteMaxLength = 4000;

    private readonly List<ContactDetail> _contacts = [];

    public static string Kind => "actor";

    public required ActorKind Type { get; init; }

    /// <summary>Of a person; empty for the others.</summary>
    public string FirstName { get; set; } = "";

    /// <summary>The last name of a person, the whole name of an organisation or group, or a function where living people stay unnamed.</summary>
    public required string Name { get; set; }
    public string Acronym { get; set; } = "";

    /// <summary>What the person does, when no post of the directory says it.</summary>
    public string Function { get; set; } = "";

    /// <summary>Where it acts: a department, a region, the country.</summary>
    public string Territory { get; set; } = "";

    /// <summary>Markdown. It will be shown to the person on request (GDPR art. 15).</summary>
    public string Note { get; set; } = "";
    public string FindText { get; set; } = "";

    /// <summary>Of a person: where we have them from (GDPR art. 14); each contact detail has a source of its own.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Since when we know them; the month to tell them runs from here.</summary>
    public DateOnly? CollectedOn { get; private set; }

    public IReadOnlyList<ContactDetail> Contacts => _contacts;

    public string FullName => FirstName.Length > 0 ? $"{FirstName} {Name}" : Name;

    string ISubject.SubjectTitle => Acronym.Length > 0 ? $"{FullName} ({Acronym})" : FullName;
    string? ISubject.SubjectText => $"{Acronym} {Function} {Territory}";

    // Last name first: lists are sorted by it.
    public string ComposeFindText() => $"{Name} {FirstName} {Acronym} {Function} {Territory}";

    /// <exception cref="RefusedException">A person of whom nobody says where we have them from.</exception>
    public void Collect(string? source, DateOnly day)
    {
        if (Type == ActorKind.Person && string.IsNullOrWhiteSpace(source))
        {
            throw new RefusedException("Say where you have this person from: the law asks for it.");
        }

        if (source?.Length > ContactDetail.ValueMaxLength)
        {
            throw new RefusedException("This is too long: at most {0} characters.", ContactDetail.ValueMaxLength);
        }

        (Source, CollectedOn) = (source?.Trim() ?? "", day);
    }

    /// <summary>What is left of a person who was erased while a record that stays needs somebody: no name, no word about them.</summary>
    public void Pseudonymise(string name)
    {
        (FirstName, Name, Acronym, Function, Territory, Note, Source) = ("", name, "", "", "", "", "");
        CollectedOn = null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Actor>
    {
        public void Configure(EntityTypeBuilder<Actor> builder)
        {
            builder.ToTable("actors");
            builder.Property(actor => actor.FirstName).HasMaxLength(NameMaxLength);
            builder.Property(actor => actor.Name).HasMaxLength(NameMaxLength);
            builder.Property(actor => actor.Acronym).HasMaxLength(AcronymMaxLength);
            builder.Property(actor => actor.Function).HasMaxLength(NameMaxLength);
            builder.Property(actor => actor.Territory).HasMaxLength(TerritoryMaxLength);
            builder.Property(actor => actor.Source).HasMaxLength(ContactDetail.ValueMaxLength);
            builder.Ignore(actor => actor.FullName);
            // All that finding and paging ask for stands in it: 200,000 actors are looked through without reading their rows.
            builder.HasIndex(actor => new
            {
                actor.FindText,
                actor.Id,
                actor.TrashedAt,
            });
            builder.HasMany(actor => actor.Contacts).WithOne().HasForeignKey(contact => contact.ActorId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
