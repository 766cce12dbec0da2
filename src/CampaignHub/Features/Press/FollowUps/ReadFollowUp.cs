using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Mailbox.Incoming;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Reading;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.FollowUps;

/// <summary>Reads who got a release and what each did since: the page, the mail, the call sheet and the API ask the same.</summary>
internal sealed class ReadFollowUp(HubDb db, Withheld withheld, InteractionLog log)
{
    private sealed record Sent(
        Guid MailId,
        string Key,
        string Address,
        string Name,
        string MessageId,
        DeliveryState State,
        BounceReason? Bounce,
        BounceEffect? Effect,
        DateTimeOffset QueuedAt,
        DateTimeOffset? SettledAt
    );

    private sealed record Answer(string Key, Guid MailId, InboundKind Kind, DateTimeOffset At);

    private sealed record Who(string Address, Guid JournalistId, Guid ActorId, string Name, DateOnly? NoCallsSince);

    private sealed record Known(
        ILookup<string, Answer> Answers,
        ILookup<string, Who> People,
        ILookup<Guid, Reaction> Reactions,
        IReadOnlySet<Guid> Met,
        IReadOnlyDictionary<Guid, DateOnly> Contacts
    );

    /// <summary>A release of the campaign, with its sendings.</summary>
    public static Task<Release?> FindAsync(HubDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<Release>().Include(release => release.Sendings).SingleOrDefaultAsync(release => release.Id == id, cancellationToken);

    /// <summary>By name. What was only noted as sent, without a mail from here, names nobody.</summary>
    /// <param name="release">With its sendings.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<IReadOnlyList<FollowUpLine>> ExecuteAsync(Release release, CancellationToken cancellationToken)
    {
        var mails = release.Sendings.Select(sending => sending.MailId).OfType<Guid>().ToList();
        var lists = release
            .Sendings.Where(sending => sending.MailId is not null)
            .ToDictionary(each => each.MailId!.Value, each => each.ListId);
        var sent = (await SentAsync(mails, cancellationToken)).ToLookup(row => row.Key, StringComparer.Ordinal);
        var known = await KnownAsync(release, mails, cancellationToken);
        var lines = new List<FollowUpLine>();
        foreach (var ofList in sent.GroupBy(rows => lists[rows.First().MailId]))
        {
            var keys = ofList.Select(rows => rows.Key).ToList();
            var reasons = await withheld.AmongAsync(MailPurpose.Release, ofList.Key, keys, cancellationToken);
            lines.AddRange(ofList.Select(rows => LineOf([.. rows], reasons.GetValueOrDefault(rows.Key), known)));
        }

        return
        [
            .. lines
                .OrderBy(line => line.Name, StringComparer.CurrentCultureIgnoreCase)
                .ThenBy(line => line.Address, StringComparer.Ordinal),
        ];
    }

    /// <summary>The people of these lines with names, numbers and outlets, by their id.</summary>
    public async Task<IReadOnlyDictionary<Guid, Journalist>> PeopleAsync(
        IEnumerable<FollowUpLine> lines,
        CancellationToken cancellationToken
    )
    {
        var ids = lines.Select(line => line.JournalistId).OfType<Guid>().Distinct().ToList();
        return await JournalistFilter
            .Whole(db, db.Set<Journalist>().AsNoTracking().Where(journalist => ids.Contains(journalist.Id)))
            .ToDictionaryAsync(journalist => journalist.Id, cancellationToken);
    }

    private Task<List<Sent>> SentAsync(List<Guid> mails, CancellationToken cancellationToken) =>
        db.Set<Delivery>()
            .Where(delivery => mails.Contains(delivery.MailId))
            .OrderBy(delivery => delivery.QueuedAt)
            .ThenBy(delivery => delivery.Id)
            .Select(delivery => new Sent(
                delivery.MailId,
                delivery.AddressKey,
                delivery.Address,
                delivery.Name,
                delivery.MessageId,
                delivery.State,
                delivery.Bounce,
                delivery.BounceEffect,
                delivery.QueuedAt,
                delivery.SettledAt
            ))
            .ToListAsync(cancellationToken);

    private async Task<Known> KnownAsync(Release release, List<Guid> mails, CancellationToken cancellationToken)
    {
        var deliveries = db.Set<Delivery>().Where(delivery => mails.Contains(delivery.MailId));
        var answers = await (
            from mail in db.Set<IncomingMail>()
            join delivery in deliveries on mail.AnswersId equals delivery.Id
            orderby mail.ReceivedAt
            select new Answer(delivery.AddressKey, mail.Id, mail.Kind, mail.ReceivedAt)
        ).ToListAsync(cancellationToken);
        var keys = deliveries.Select(delivery => delivery.AddressKey);
        var people = await (
            from contact in db.Set<ContactDetail>()
            where contact.Kind == ContactKind.Email && keys.Contains(contact.Value)
            join journalist in db.Set<Journalist>() on contact.ActorId equals journalist.ActorId
            orderby journalist.Id
            select new
            {
                contact.Value,
                journalist.Id,
                journalist.Actor,
                journalist.NoCallsSince,
            }
        )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        var reactions = await db.Set<Reaction>()
            .AsNoTracking()
            .Where(reaction => reaction.ReleaseId == release.Id)
            .OrderBy(reaction => reaction.CreatedAt)
            .ThenBy(reaction => reaction.Id)
            .ToListAsync(cancellationToken);
        return new Known(
            answers.ToLookup(answer => answer.Key, StringComparer.Ordinal),
            people
                .Select(each => new Who(each.Value, each.Id, each.Actor.Id, each.Actor.FullName, each.NoCallsSince))
                .ToLookup(each => each.Address, StringComparer.Ordinal),
            reactions.ToLookup(reaction => reaction.JournalistId),
            await MetAsync(release, cancellationToken),
            await log.LastContactsAsync(cancellationToken)
        );
    }

    // Since it left, but for what was logged here: there the outcome says more.
    private Task<HashSet<Guid>> MetAsync(Release release, CancellationToken cancellationToken)
    {
        var since = db.Here.Campaign.DayOf(release.SentAt ?? db.Here.Now);
        return (
            from with in db.Set<InteractionActor>()
            join interaction in db.Set<Interaction>() on with.InteractionId equals interaction.Id
            where interaction.HeldOn >= since && interaction.Type != InteractionType.Mail && interaction.AboutId != release.Id
            select with.ActorId
        ).ToHashSetAsync(cancellationToken);
    }

    private static FollowUpLine LineOf(IReadOnlyList<Sent> sent, string? reason, Known known)
    {
        var first = sent[0];
        // Of those who share an address, the one whom the mail named.
        var who = known.People[first.Key].OrderByDescending(each => each.Name == first.Name).FirstOrDefault();
        var last = who is null ? null : known.Reactions[who.JournalistId].LastOrDefault();
        var answer = known.Answers[first.Key].LastOrDefault(each => each.Kind is InboundKind.Reply or InboundKind.Unsubscribe);
        var bounced = sent.LastOrDefault(IsLost);
        var isMet = last is { } said ? CallOutcomes.Answers.Contains(said.Outcome) : who is not null && known.Met.Contains(who.ActorId);
        return new FollowUpLine
        {
            Name = who?.Name ?? first.Name,
            Address = first.Address,
            JournalistId = who?.JournalistId,
            ActorId = who?.ActorId,
            MailId = first.MailId,
            MessageId = first.MessageId,
            SentAt =
            [
                .. sent.Where(row => row.State is DeliveryState.Accepted or DeliveryState.Uncertain)
                    .Select(row => row.SettledAt ?? row.QueuedAt),
            ],
            Bounce = bounced?.Bounce,
            AnswerId = answer?.MailId,
            AnsweredAt = answer?.At,
            IsAway = answer is null && known.Answers[first.Key].Any(each => each.Kind == InboundKind.AutoReply),
            Last = last,
            LastContact = who is not null && known.Contacts.TryGetValue(who.ActorId, out var day) ? day : null,
            IsNotCalled = who?.NoCallsSince is not null,
            Standing = last switch
            {
                _ when reason is not null && !(reason == DeliveryReasons.Suppressed && bounced is not null) => FollowUpStanding.LeftAlone,
                { Outcome: CallOutcome.AskedForInterview } => FollowUpStanding.AskedForInterview,
                _ when answer is not null => FollowUpStanding.Replied,
                _ when isMet => FollowUpStanding.SpokenTo,
                _ when bounced is not null => FollowUpStanding.Bounced,
                _ when !Delivery.Final.Contains(first.State) => FollowUpStanding.OnItsWay,
                _ => FollowUpStanding.NotReplied,
            },
        };
    }

    private static bool IsLost(Sent row) =>
        row.State == DeliveryState.Failed || (row.Bounce is not null && row.Effect is not (null or BounceEffect.None));
}
