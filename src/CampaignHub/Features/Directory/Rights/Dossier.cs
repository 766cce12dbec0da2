using System.Globalization;
using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Search;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CampaignHub.Features.Directory.Rights;

/// <summary>All we hold about a person, as they may read it: other people taken out.</summary>
/// <param name="Masked">Who was taken out of which texts, and how often: by name, for us only.</param>
internal sealed record Dossier(
    string Name,
    string Language,
    DateTimeOffset At,
    IReadOnlyList<Dossier.Section> Sections,
    IReadOnlyList<(string Title, string Text)> Logic,
    IReadOnlyDictionary<string, int> Masked
)
{
    internal sealed record Section(string Title, IReadOnlyList<IReadOnlyList<Field>> Rows);

    /// <param name="Key">The property, for programs.</param>
    internal sealed record Field(string Key, string Label, string Value);
}

/// <summary>Writes the dossier of a person in a language; everywhere only.</summary>
internal sealed class ReadDossier(HubDb db, IEnumerable<IPersonalData> features, Texts texts)
{
    // Of the hub itself: how rows are kept and found, and who of us did what, which is masked.
    private static readonly HashSet<string> LeftOut =
    [
        nameof(Record.Version),
        nameof(Record.ChangedAt),
        nameof(IFindable.FindText),
        nameof(Platform.Mail.Delivery.AddressKey),
        nameof(Platform.Mail.Delivery.Rank),
        nameof(Platform.Mail.Delivery.LeaseToken),
        nameof(Platform.Mail.Delivery.LeaseUntil),
        nameof(Platform.Mail.Delivery.Owner),
        nameof(Platform.Mail.Delivery.Raw),
        nameof(Platform.Mail.OutgoingMail.OnceKey),
        .. "AboutKind RecordKind SubjectKind Engine Correlation Failures DurationMs Sequence IsResume IsConfidential InReplyTo".Split(' '),
        .. "MessageId ReplyCode Slug Html Attempt Attempts DataStartedAt QueuedAt DueAt Sha256 Key OnceKey Event EventId".Split(' '),
        .. "VersionId TypeId BatchId MailId InstanceId ActivityId ActivityName".Split(' '),
    ];

    // What somebody reads first of a record, and then of its name: the others stand as they come.
    private static readonly string[] First = [nameof(Actor.Name), nameof(Actor.FirstName), "Title"];

    public static bool IsShown(string property, Type type) =>
        !LeftOut.Contains(property)
        && type != typeof(byte[])
        && !property.EndsWith("ById", StringComparison.Ordinal)
        && property is not ("Id" or "OwnerId" or "RaterId" or "UserId" or "AuthorId" or "ReviewerId" or "CampaignId");

    /// <summary>English: what a property is called in the file.</summary>
    public static string Label(string property) =>
        Texts.Spell(property.EndsWith("Id", StringComparison.Ordinal) ? property[..^2] : property);

    public async Task<Dossier> ExecuteAsync(PersonalRecords records, string language, CancellationToken cancellationToken)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = new CultureInfo(Cultures.Of(language));
        try
        {
            return await WriteAsync(records, language, cancellationToken);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    private async Task<Dossier> WriteAsync(PersonalRecords records, string language, CancellationToken cancellationToken)
    {
        var mask = await OthersAsync(records.Person, cancellationToken);
        var titles = await TitlesAsync(records, cancellationToken);
        var masked = new Dictionary<string, int>(StringComparer.Ordinal);
        var sections = new List<Dossier.Section>();
        foreach (var tables in records.Tables.Where(each => each.Rows.Count > 0).GroupBy(each => each.Table.Title, StringComparer.Ordinal))
        {
            sections.Add(
                new Dossier.Section(
                    texts[tables.Key],
                    [
                        .. tables
                            .SelectMany(each => each.Rows)
                            .Distinct()
                            .Select(row => Fields(db.Entry(row), titles, Mask))
                            .Where(row => row.Count > 0),
                    ]
                )
            );
        }

        var logic = new List<(string, string)>();
        foreach (var feature in features)
        {
            logic.AddRange(
                (await feature.ExplainAsync(db, records.Person, cancellationToken)).Select(each => (each.Title, Mask(each.Text)))
            );
        }

        return new Dossier(records.Person.Actor.FullName, language, db.Here.Now, sections, logic, masked);

        string Mask(string text) => mask.Replace(text, texts["[another person]"], who => masked[who] = masked.GetValueOrDefault(who) + 1);
    }

    /// <summary>Everybody else of the directory, and those of us who have an account.</summary>
    private async Task<NameFinder> OthersAsync(Person person, CancellationToken cancellationToken)
    {
        var finder = new NameFinder();
        var others = db.WithTrash<Actor>()
            .Where(actor => actor.Type == ActorKind.Person && actor.Id != person.Id && actor.FirstName != "")
            .Select(actor => new { actor.FirstName, actor.Name })
            .AsAsyncEnumerable();
        await foreach (var other in others.WithCancellation(cancellationToken))
        {
            if (Normal.Of($"{other.FirstName} {other.Name}") != Normal.Of(person.Actor.FullName))
            {
                finder.AddName(other.FirstName, other.Name, $"{other.FirstName} {other.Name}");
            }
        }

        var details = await (
            from detail in db.WithTrash<ContactDetail>()
            join actor in db.WithTrash<Actor>() on detail.ActorId equals actor.Id
            where actor.Type == ActorKind.Person && actor.Id != person.Id
            select new { detail.Kind, detail.Value }
        ).ToListAsync(cancellationToken);
        // The person's own number stays theirs to read, however somebody else who has it too writes it.
        var own = person.Phones.Select(NameFinder.Digits).ToHashSet(StringComparer.Ordinal);
        foreach (var detail in details)
        {
            AddDetail(finder, person.Addresses, own, detail.Kind, detail.Value);
        }

        foreach (var user in await db.Users.Select(user => new { user.Name, user.Email }).ToListAsync(cancellationToken))
        {
            if (user.Email is { } email && !person.Addresses.Contains(email.ToLowerInvariant()))
            {
                finder.AddAddress(email, user.Name);
            }

            var at = user.Name.IndexOf(' ', StringComparison.Ordinal);
            finder.AddName(at < 0 ? "" : user.Name[..at], at < 0 ? user.Name : user.Name[(at + 1)..], user.Name);
        }

        return finder;
    }

    private static void AddDetail(
        NameFinder finder,
        IReadOnlyList<string> addresses,
        HashSet<string> phones,
        ContactKind kind,
        string value
    )
    {
        if (kind == ContactKind.Email && !addresses.Contains(value.ToLowerInvariant()))
        {
            finder.AddAddress(value, value);
        }
        else if (kind is ContactKind.Phone or ContactKind.Mobile && !phones.Contains(NameFinder.Digits(value)))
        {
            finder.AddPhone(value, value);
        }
    }

    // What an id stands for: the title of its record, where it has one.
    private async Task<Dictionary<Guid, string>> TitlesAsync(PersonalRecords records, CancellationToken cancellationToken)
    {
        var ids = records
            .Tables.SelectMany(each => each.Rows)
            .SelectMany(row => db.Entry(row).Properties)
            .Select(property => property.CurrentValue)
            .OfType<Guid>()
            .Distinct()
            .ToList();
        var titles = new Dictionary<Guid, string>();
        foreach (var some in ids.Chunk(1000))
        {
            foreach (
                var entry in await db.SearchEntries.AsNoTracking().Where(entry => some.Contains(entry.Id)).ToListAsync(cancellationToken)
            )
            {
                titles[entry.Id] = entry.Title;
            }
        }

        var people = await db.WithTrash<Actor>()
            .Where(actor => actor.Type == ActorKind.Person && actor.Id != records.Person.Id && ids.Contains(actor.Id))
            .Select(actor => actor.Id)
            .ToListAsync(cancellationToken);
        people.ForEach(id => titles[id] = texts["[another person]"]);
        return titles;
    }

    private List<Dossier.Field> Fields(EntityEntry row, Dictionary<Guid, string> titles, Func<string, string> mask)
    {
        var fields = new List<Dossier.Field>();
        foreach (var property in row.Properties.Where(each => IsShown(each.Metadata.Name, each.Metadata.ClrType)).OrderBy(Place))
        {
            // The journal names a record by its table.
            var value =
                row.Entity is JournalEntry entry && property.Metadata.Name == nameof(JournalEntry.Kind)
                    ? texts[RecordWords.Of(entry.Kind)]
                    : Say(property.CurrentValue, titles);
            if (value.Length > 0)
            {
                fields.Add(new Dossier.Field(property.Metadata.Name, texts[Label(property.Metadata.Name)], mask(value)));
            }
        }

        return fields;
    }

    private static int Place(PropertyEntry property) => Array.IndexOf(First, property.Metadata.Name) is var at and >= 0 ? at : First.Length;

    private string Say(object? value, Dictionary<Guid, string> titles) =>
        value switch
        {
            null => "",
            string text => text is "{}" or "[]" ? "" : text,
            Guid id => titles.GetValueOrDefault(id) ?? "",
            Enum member => texts.Of(member),
            bool yes => texts[yes ? "yes" : "no"],
            DateOnly day => Days.Long(day),
            DateTimeOffset at => at.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.CurrentCulture),
            IFormattable number => number.ToString(format: null, CultureInfo.CurrentCulture),
            _ => JsonSerializer.Serialize(value),
        };
}
