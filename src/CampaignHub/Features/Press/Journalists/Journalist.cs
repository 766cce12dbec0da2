using CampaignHub.Features.Directory;
using CampaignHub.Platform;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Press.Journalists;

/// <summary>How a journalist would rather be reached.</summary>
internal enum PreferredChannel
{
    ByMail,
    ByPhone,
    ByTextMessage,
    BySocialMedia,
}

/// <summary>
/// What the press work knows of an actor of the directory: for whom they work, their beats and languages, and whether they asked to be left alone.
/// The whole workspace shares it.
/// </summary>
internal sealed class Journalist : Record
{
    public const int BeatsMaxLength = 300;
    public const int LanguagesMaxLength = 60;
    public const int ReasonMaxLength = 300;

    private static readonly char[] Between = [',', ';', '|', '\n'];

    private readonly List<OutletRole> _roles = [];

    public static string Kind => "journalist";

    public required Guid ActorId { get; init; }
    public Actor Actor { get; init; } = null!;

    /// <summary>The outlets they work or worked for, a freelance for several.</summary>
    public IReadOnlyList<OutletRole> Roles => _roles;

    /// <summary>What they write about, in words, with a comma between them.</summary>
    public string Beats { get; private set; } = "";

    /// <summary>The same as they are compared: <c>|enquete|social|</c>.</summary>
    [NotJournaled]
    public string BeatKeys { get; private set; } = "";

    /// <summary>In which they work, as ISO 639-1 codes with a comma between them: <c>fr,br</c>.</summary>
    public string Languages { get; private set; } = "";
    public PreferredChannel? Channel { get; set; }

    /// <summary>Since when the person is not to be written to, at any address and on any list; null while they may be.</summary>
    public DateOnly? LeftAloneSince { get; private set; }

    /// <summary>Why: what they said, or what we decided.</summary>
    public string LeftAloneBecause { get; private set; } = "";

    /// <summary>Since when they are not to be called; mails go on. Null while they may be.</summary>
    public DateOnly? NoCallsSince { get; private set; }

    /// <summary>The person, apart from addresses that are suppressed and lists that were left.</summary>
    public bool DoNotContact => LeftAloneSince is not null;

    /// <summary>The address that mails go to: the last one collected that still holds; null when there is none.</summary>
    public string? MailAddress => Mail?.Value;

    public ContactDetail? Mail =>
        Actor
            .Contacts.Where(contact => contact is { Kind: ContactKind.Email, IsValid: true, TrashedAt: null })
            .Where(contact => MailQueue.IsAddress(contact.Value))
            .OrderBy(contact => contact.CollectedOn)
            .ThenBy(contact => contact.Id)
            .LastOrDefault();

    /// <summary>The names of the outlets that they work for on that day, the longest first.</summary>
    public string OutletsOn(DateOnly day) =>
        string.Join(
            ", ",
            _roles
                .Where(role => role.IsOn(day))
                .OrderBy(role => role.From ?? DateOnly.MinValue)
                .ThenBy(role => role.Id)
                .Select(role => role.Outlet.Name)
                .Distinct(StringComparer.Ordinal)
        );

    /// <summary>The beats that somebody typed, or that a file holds, in one text.</summary>
    public static IReadOnlyList<string> ReadBeats(string? text) =>
        [
            .. (text ?? "")
                .Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .DistinctBy(Normal.Of, StringComparer.Ordinal)
                .Where(beat => Normal.Of(beat).Length > 0),
        ];

    /// <param name="text">Beats with a comma between them; each is kept once.</param>
    /// <exception cref="RefusedException">They are too long.</exception>
    public void Cover(string? text)
    {
        var beats = ReadBeats(text);
        var all = string.Join(", ", beats);
        if (all.Length > BeatsMaxLength)
        {
            throw new RefusedException("This is too long: at most {0} characters.", BeatsMaxLength);
        }

        (Beats, BeatKeys) = (all, beats.Count == 0 ? "" : $"|{string.Join('|', beats.Select(Normal.Of))}|");
    }

    /// <exception cref="RefusedException">One of them is no language of the list.</exception>
    public void Speak(IEnumerable<string> codes) => Languages = PressLanguages.Join(codes);

    /// <summary>From that day nothing more goes to the person. Said again it corrects the reason, and keeps the day.</summary>
    /// <exception cref="RefusedException">The reason is too long.</exception>
    public void LeaveAlone(string? because, DateOnly since)
    {
        if (because?.Length > ReasonMaxLength)
        {
            throw new RefusedException("This is too long: at most {0} characters.", ReasonMaxLength);
        }

        (LeftAloneSince, LeftAloneBecause) = (LeftAloneSince ?? since, because?.Trim() ?? "");
    }

    public void CallNoMore(DateOnly since) => NoCallsSince ??= since;

    public void CallAgain() => NoCallsSince = null;

    /// <summary>They asked for it again.</summary>
    public void WriteAgain() => (LeftAloneSince, LeftAloneBecause) = (null, "");

    /// <summary>One person under two names: what either knew holds, and who asked to be left alone under one is left alone under both.</summary>
    public void Take(Journalist other)
    {
        if (LeftAloneSince is null && other.LeftAloneSince is { } since)
        {
            LeaveAlone(other.LeftAloneBecause, since);
        }

        NoCallsSince ??= other.NoCallsSince;
        var beats = string.Join(',', ReadBeats($"{Beats},{other.Beats}"));
        Cover(beats.Length <= BeatsMaxLength - ReadBeats(beats).Count ? beats : Beats);
        Languages = string.Join(',', PressLanguages.Read(Languages).Union(PressLanguages.Read(other.Languages), StringComparer.Ordinal));
        Channel ??= other.Channel;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Journalist>
    {
        public const string OncePerActor = "ix_journalists_actor";

        public void Configure(EntityTypeBuilder<Journalist> builder)
        {
            builder.ToTable("journalists");
            builder.Property(journalist => journalist.Beats).HasMaxLength(BeatsMaxLength);
            builder.Property(journalist => journalist.BeatKeys).HasMaxLength(2 * BeatsMaxLength);
            builder.Property(journalist => journalist.Languages).HasMaxLength(LanguagesMaxLength);
            builder.Property(journalist => journalist.LeftAloneBecause).HasMaxLength(ReasonMaxLength);
            builder.Ignore(journalist => journalist.Mail);
            builder.Ignore(journalist => journalist.MailAddress);
            builder.Ignore(journalist => journalist.DoNotContact);
            builder.HasIndex(journalist => journalist.ActorId).IsUnique().HasDatabaseName(OncePerActor);
            builder
                .HasOne(journalist => journalist.Actor)
                .WithMany()
                .HasForeignKey(journalist => journalist.ActorId)
                .OnDelete(DeleteBehavior.Cascade);
            builder
                .HasMany(journalist => journalist.Roles)
                .WithOne(role => role.Journalist)
                .HasForeignKey(role => role.JournalistId)
                .OnDelete(DeleteBehavior.Cascade);
        }
    }
}
