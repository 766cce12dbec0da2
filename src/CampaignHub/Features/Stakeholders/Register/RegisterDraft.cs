using System.Text.Json;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Stakeholders.Register;

/// <summary>A matter of the yearly declaration, with everything that was done for it.</summary>
/// <param name="Subject">Empty where nobody said it yet.</param>
/// <param name="Contacts">One for each public official.</param>
internal sealed record RegisterMatter(
    string Subject,
    IReadOnlyList<string> Fields,
    IReadOnlyList<RegisterAction> Actions,
    IReadOnlyList<RegisterDecision> Decisions,
    IReadOnlyList<OfficialCategory> Officials,
    int Contacts,
    int Incomplete
);

/// <summary>
/// The declaration of one accounting year, as a draft: matters, no names, no notes. Third parties and the expense band are not in the log,
/// so a person adds them. Nothing is sent anywhere.
/// </summary>
internal sealed record RegisterDraft(DateOnly From, DateOnly Until, DateOnly DueOn, IReadOnlyList<RegisterMatter> Matters, int ToDecide)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public int Contacts => Matters.Sum(matter => matter.Contacts);

    /// <param name="year">The accounting year.</param>
    /// <param name="contacts">Of its days.</param>
    public static RegisterDraft Of(AccountingYear year, IReadOnlyList<RegisterContact> contacts) =>
        new(
            year.From,
            year.Until,
            year.DueOn,
            [
                .. from contact in contacts
                where contact.Counts
                group contact by contact.Line?.Subject ?? "" into matter
                // What nobody named yet comes last.
                orderby matter.Key.Length == 0, matter.Key
                select Matter(matter.Key, [.. matter]),
            ],
            contacts.Count(contact => contact.Reason == RegisterReason.OfficialNotSaid)
        );

    public byte[] Json() => JsonSerializer.SerializeToUtf8Bytes(this, Readable);

    public byte[] Csv(Texts texts) =>
        CsvCell.File([
            [
                texts["Subject"],
                texts["Fields of activity"],
                texts["Kinds of action"],
                texts["Kinds of decision"],
                texts["Categories of officials"],
                texts["Contacts"],
                texts["Third parties"],
            ],
            .. Matters.Select(matter =>
                (IEnumerable<string>)
                    [
                        matter.Subject,
                        string.Join(" | ", matter.Fields),
                        Names(matter.Actions, texts),
                        Names(matter.Decisions, texts),
                        Names(matter.Officials, texts),
                        $"{matter.Contacts}",
                        "",
                    ]
            ),
        ]);

    public static string Names<TMember>(IEnumerable<TMember> members, Texts texts)
        where TMember : struct, Enum => string.Join(" | ", members.Select(member => texts.Of(member)));

    private static RegisterMatter Matter(string subject, IReadOnlyList<RegisterContact> contacts)
    {
        var lines = contacts.Select(contact => contact.Line).OfType<RegisterLine>().ToList();
        return new RegisterMatter(
            subject,
            [
                .. lines
                    .SelectMany(line => line.Fields.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    .Distinct(StringComparer.OrdinalIgnoreCase)
                    .Order(StringComparer.Ordinal),
            ],
            [.. lines.Select(line => line.Action).OfType<RegisterAction>().Distinct().Order()],
            [.. lines.Select(line => line.Decision).OfType<RegisterDecision>().Distinct().Order()],
            [.. contacts.SelectMany(contact => contact.Officials).Distinct().Order()],
            contacts.Sum(contact => contact.Officials.Count),
            contacts.Count(contact => !contact.IsComplete)
        );
    }
}
