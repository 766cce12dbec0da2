using CampaignHub.Data;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Rights;

/// <summary>Where the duty to tell a person stands.</summary>
internal enum NoticeState
{
    NoticeOverdue,
    NoticeDueSoon,
    NoticeNotYetDue,
    NoticeOnItsWay,
    PersonTold,
    PersonExempt,
}

/// <summary>The register of notices (GDPR art. 14): a person is told within one month after their data were collected. Organisations and shared mailboxes are nobody.</summary>
internal sealed class NoticeRegister(HubDb db)
{
    public const int SoonDays = 10;

    // Names of mailboxes that stand for no person.
    private static readonly string[] Shared =
    [
        "redaction",
        "redac",
        "presse",
        "press",
        "contact",
        "contacts",
        "info",
        "infos",
        "information",
        "accueil",
        "secretariat",
        "standard",
        "communication",
        "direction",
        "cabinet",
        "mairie",
        "courrier",
        "webmaster",
        "admin",
        "newsdesk",
        "newsroom",
        "news",
        "editor",
        "office",
        "hello",
        "bonjour",
    ];

    internal sealed record Line(
        Actor Actor,
        PersonRights? Rights,
        NoticeState State,
        DateOnly CollectedOn,
        DateOnly? ToldOn,
        string? MailSubject
    )
    {
        public DateOnly DueOn => CollectedOn.AddMonths(1);
    }

    private sealed class Row
    {
        public required Actor Actor { get; init; }
        public PersonRights? Rights { get; init; }
        public OutgoingMail? Mail { get; init; }
        public Delivery? Delivery { get; init; }
    }

    public async Task<int> CountAsync(NoticeState state, CancellationToken cancellationToken) =>
        await Of(Rows(query: null), state).CountAsync(cancellationToken);

    public Task<int> CountAsync(NoticeState? state, string? query, CancellationToken cancellationToken) =>
        Of(Rows(query), state).CountAsync(cancellationToken);

    /// <summary>The most urgent first.</summary>
    public async Task<IReadOnlyList<Line>> ReadAsync(
        NoticeState? state,
        string? query,
        int skip,
        int take,
        CancellationToken cancellationToken
    )
    {
        var rows = await Of(Rows(query), state)
            .AsNoTracking()
            .OrderBy(row => row.Actor.CollectedOn)
            .ThenBy(row => row.Actor.FindText)
            .ThenBy(row => row.Actor.Id)
            .Skip(skip)
            .Take(take)
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(LineOf);
    }

    public async Task<Line?> FindAsync(Guid actorId, CancellationToken cancellationToken) =>
        await Rows(query: null).AsNoTracking().SingleOrDefaultAsync(row => row.Actor.Id == actorId, cancellationToken) is { } row
            ? LineOf(row)
            : null;

    /// <summary>The first day of collection whose month is not over yet: whoever was collected before it is told too late.</summary>
    public static DateOnly FirstInTime(DateOnly today)
    {
        // The last days of a month share one day of the next: the month back is a guess that is then put right.
        var day = today.AddMonths(-1);
        while (day.AddDays(-1).AddMonths(1) >= today)
        {
            day = day.AddDays(-1);
        }

        while (day.AddMonths(1) < today)
        {
            day = day.AddDays(1);
        }

        return day;
    }

#pragma warning disable CA1310 // Translated to SQL, and only in this form.
    private IQueryable<Row> Rows(string? query) =>
        from actor in db.Set<Actor>().Finding(query)
        where
            actor.Type == ActorKind.Person
            && (
                actor.FirstName != ""
                || actor.Contacts.Any(detail => detail.Kind == ContactKind.Email && !Shared.Any(box => detail.Value.StartsWith(box + "@")))
            )
        join kept in db.Set<PersonRights>() on actor.Id equals kept.ActorId into all
        from rights in all.DefaultIfEmpty()
        join sent in db.Set<OutgoingMail>().IgnoreQueryFilters([HubDb.CampaignFilter]) on rights.NoticeMailId equals sent.Id into mails
        from mail in mails.DefaultIfEmpty()
        join one in db.Set<Delivery>() on mail.Id equals one.MailId into deliveries
        from delivery in deliveries.DefaultIfEmpty()
        select new Row
        {
            Actor = actor,
            Rights = rights,
            Mail = mail,
            Delivery = delivery,
        };
#pragma warning restore CA1310

    private IQueryable<Row> Of(IQueryable<Row> rows, NoticeState? state)
    {
        var (late, soon) = (FirstInTime(db.Here.Today), FirstInTime(db.Here.Today.AddDays(SoonDays + 1)));
        var (lateAt, soonAt) = (Instant(late), Instant(soon));
        var open = rows.Where(row =>
            row.Rights == null
            || (
                row.Rights.ToldOn == null
                && row.Rights.ExemptBecause == ""
                && (row.Delivery == null || row.Delivery.State == DeliveryState.Failed)
            )
        );
        return state switch
        {
            NoticeState.NoticeOverdue => open.Where(row =>
                row.Actor.CollectedOn == null ? row.Actor.CreatedAt < lateAt : row.Actor.CollectedOn < late
            ),
            NoticeState.NoticeDueSoon => open.Where(row =>
                row.Actor.CollectedOn == null
                    ? row.Actor.CreatedAt >= lateAt && row.Actor.CreatedAt < soonAt
                    : row.Actor.CollectedOn >= late && row.Actor.CollectedOn < soon
            ),
            NoticeState.NoticeNotYetDue => open.Where(row =>
                row.Actor.CollectedOn == null ? row.Actor.CreatedAt >= soonAt : row.Actor.CollectedOn >= soon
            ),
            NoticeState.PersonExempt => rows.Where(row => row.Rights != null && row.Rights.ExemptBecause != ""),
            NoticeState.PersonTold => rows.Where(row =>
                row.Rights != null
                && row.Rights.ExemptBecause == ""
                && (row.Rights.ToldOn != null || (row.Delivery != null && row.Delivery.State == DeliveryState.Accepted))
            ),
            NoticeState.NoticeOnItsWay => rows.Where(row =>
                row.Rights != null
                && row.Rights.ToldOn == null
                && row.Rights.ExemptBecause == ""
                && row.Delivery != null
                && row.Delivery.State != DeliveryState.Accepted
                && row.Delivery.State != DeliveryState.Failed
            ),
            _ => rows,
        };
    }

    private Line LineOf(Row row)
    {
        var today = db.Here.Today;
        var collected = row.Actor.CollectedOn ?? db.Here.Campaign.DayOf(row.Actor.CreatedAt);
        var due = collected.AddMonths(1);
        var hasLeft = row.Delivery is { State: DeliveryState.Accepted };
        var state = row switch
        {
            { Rights.ExemptBecause.Length: > 0 } => NoticeState.PersonExempt,
            { Rights.ToldOn: not null } => NoticeState.PersonTold,
            _ when hasLeft => NoticeState.PersonTold,
            { Delivery: { } delivery } when delivery.State != DeliveryState.Failed => NoticeState.NoticeOnItsWay,
            _ when due < today => NoticeState.NoticeOverdue,
            _ when due <= today.AddDays(SoonDays) => NoticeState.NoticeDueSoon,
            _ => NoticeState.NoticeNotYetDue,
        };
        var told = row.Rights?.ToldOn ?? (hasLeft && row.Delivery!.SettledAt is { } settled ? db.Here.Campaign.DayOf(settled) : null);
        return new Line(row.Actor, row.Rights, state, collected, told, row.Mail?.Subject);
    }

    private static DateTimeOffset Instant(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
