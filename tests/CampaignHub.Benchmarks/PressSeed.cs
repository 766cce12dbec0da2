using System.Data.Common;
using System.Globalization;

namespace CampaignHub.Benchmarks;

/// <summary>
/// 50,000 journalists of 10,000 outlets with beats, languages, territories and tags, 200,000 mails that reached them, 10,000 answers and 20,000 calls; the same in
/// every run.
/// </summary>
internal sealed class PressSeed(DbConnection connection, Guid campaign)
{
    public const int Journalists = 50_000;
    public const int Outlets = 10_000;
    public const int Deliveries = 200_000;
    private const int Answers = 10_000;
    private const int Calls = 20_000;
    private const int PerMail = 10_000;

    private static readonly string[] Beats = ["social", "justice", "énergie", "logement", "santé", "sport", "culture", "économie"];
    private static readonly string[] PlainBeats = ["social", "justice", "energie", "logement", "sante", "sport", "culture", "economie"];
    private static readonly string[] Territories = ["Nord", "Bretagne", "Île-de-France", "Gironde", "Grand Est", "France"];
    private static readonly string[] Kinds = ["Newspaper", "Radio", "Television", "Online", "Magazine", "NewsAgency"];
    private static readonly string[] Languages = ["fr", "fr,en", "fr,br", "en", ""];
    private static readonly string[] Tags = ["proche", "bilingue", "pige", "nuit"];
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddDays(20_450);

    private readonly BulkRows _bulk = new(connection);
    private readonly List<Guid> _actors = Ids(Journalists);
    private readonly List<Guid> _journalists = Ids(Journalists);
    private readonly List<Guid> _outlets = Ids(Outlets);

    /// <param name="now">Mails and calls lie in the year before.</param>
    public void Write(DateTimeOffset now)
    {
        WritePeople();
        WriteOutlets();
        WriteContacts(now);
        WriteCalls(now);
    }

    private void WritePeople()
    {
        _bulk.WriteRecords(
            "actors",
            "Id,Type,FirstName,Name,Acronym,Function,Territory,Note,FindText,Source",
            _actors.Select(
                (id, at) =>
                    new object?[]
                    {
                        id,
                        "Person",
                        "Camille",
                        Text($"Journaliste {at * 7919 % Journalists}"),
                        "",
                        "",
                        at % 3 == 0 ? Territories[at % 6] : "",
                        "",
                        Text($"journaliste {at * 7919 % Journalists} camille"),
                        "Annuaire",
                    }
            )
        );
        _bulk.WriteRecords(
            "contact_details",
            "Id,ActorId,Kind,Value,Source,CollectedOn,IsValid",
            _actors.Select((id, at) => new object?[] { Guid.CreateVersion7(), id, "Email", Address(at), "Annuaire", Day(0), true })
        );
        _bulk.WriteRecords(
            "journalists",
            "Id,ActorId,Beats,BeatKeys,Languages,LeftAloneBecause",
            _journalists.Select(
                (id, at) =>
                    new object?[]
                    {
                        id,
                        _actors[at],
                        $"{Beats[at % 8]}, {Beats[(at / 8) % 8]}",
                        $"|{PlainBeats[at % 8]}|{PlainBeats[(at / 8) % 8]}|",
                        Languages[at % 5],
                        "",
                    }
            )
        );
        _bulk.WriteRecords(
            "journalist_tags",
            "Id,CampaignId,JournalistId,Text,FindText",
            _journalists
                .Where((_, at) => at % 5 == 0)
                .Select((id, at) => new object?[] { Guid.CreateVersion7(), campaign, id, Tags[at % 4], Tags[at % 4] })
        );
    }

    private void WriteOutlets()
    {
        _bulk.WriteRecords(
            "outlets",
            "Id,Name,Type,Scope,Territory,OwnerGroup,FindText",
            _outlets.Select(
                (id, at) =>
                    new object?[] { id, Text($"Média {at}"), Kinds[at % 6], "Regional", Territories[at % 6], "", Text($"media {at}") }
            )
        );
        // Each fourth works for a second one.
        _bulk.WriteRecords(
            "outlet_roles",
            "Id,JournalistId,OutletId,Role",
            Enumerable
                .Range(0, Journalists * 5 / 4)
                .Select(at => new object?[] { Guid.CreateVersion7(), _journalists[at % Journalists], _outlets[at * 31 % Outlets], "" })
        );
    }

    private void WriteContacts(DateTimeOffset now)
    {
        var mails = Ids(Deliveries / PerMail);
        _bulk.WriteRecords(
            "outgoing_mails",
            "Id,CampaignId,Purpose,Rank,Subject,Text,Language,IsConfidential,IsFoundLate,FindText",
            mails.Select(id => new object?[] { id, campaign, "Release", 1, "Communiqué", "Texte", "fr", false, false, "communique" })
        );
        var deliveries = Ids(Deliveries);
        _bulk.Write(
            "deliveries",
            "Id,MailId,CampaignId,Address,AddressKey,Name,Values,MessageId,Rank,State,Attempts,QueuedAt,DueAt,SettledAt,FindText",
            deliveries.Select(
                (id, at) =>
                {
                    var sent = now.AddDays(-(at / PerMail * 15) - 1);
                    // Releases go to another fifth of them each time.
                    var address = Address((at % PerMail * 5 + at / PerMail) % Journalists);
                    return new object?[]
                    {
                        id,
                        mails[at / PerMail],
                        campaign,
                        address,
                        address,
                        "",
                        "{}",
                        $"{id:n}@hub.example",
                        1,
                        "Accepted",
                        1,
                        sent,
                        sent,
                        sent,
                        "",
                    };
                }
            )
        );
        WriteAnswers(deliveries, now);
    }

    private void WriteAnswers(List<Guid> deliveries, DateTimeOffset now)
    {
        _bulk.WriteRecords(
            "incoming_mails",
            "Id,CampaignId,Key,Source,FromAddress,FromName,Subject,ReceivedAt,Sha256,Size,Kind,Words,AnswersId,FindText",
            Enumerable
                .Range(0, Answers)
                .Select(at =>
                {
                    var answered = at * (Deliveries / Answers);
                    return new object?[]
                    {
                        Guid.CreateVersion7(),
                        campaign,
                        Text($"k{at}"),
                        "Api",
                        "",
                        "",
                        "Re: Communiqué",
                        now.AddDays(-(answered / PerMail * 15)),
                        "",
                        1L,
                        "Reply",
                        "",
                        deliveries[answered],
                        "",
                    };
                })
        );
    }

    private void WriteCalls(DateTimeOffset now)
    {
        var calls = Ids(Calls);
        _bulk.WriteRecords(
            "interactions",
            "Id,CampaignId,Type,Direction,HeldOn,Title,Note,FindText",
            calls.Select(
                (id, at) => new object?[] { id, campaign, "Call", "OutgoingOwnInitiative", Day(now, -(at % 365)), "Appel", "", "appel" }
            )
        );
        _bulk.WriteRecords(
            "interaction_actors",
            "Id,CampaignId,InteractionId,ActorId",
            calls.Select((id, at) => new object?[] { Guid.CreateVersion7(), campaign, id, _actors[at * 2 % Journalists] })
        );
    }

    private static List<Guid> Ids(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];

    private static string Address(int at) => Text($"journaliste{at}@example.org");

    private static DateOnly Day(int days) => Day(Now, days);

    private static DateOnly Day(DateTimeOffset now, int days) => DateOnly.FromDateTime(now.UtcDateTime).AddDays(days);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
