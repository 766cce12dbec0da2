using CampaignHub.Data;
using CampaignHub.Features.Press.Lists;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.FollowUps;

/// <summary>What a follow-up says, and to whom of those who got the release.</summary>
internal sealed record FollowUpDraft
{
    public required IReadOnlyCollection<FollowUpStanding> Groups { get; init; }
    public required string Subject { get; init; }

    /// <summary>Markdown; the release stands below it.</summary>
    public required string Text { get; init; }

    /// <summary>When it is to leave; null at once.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The how-manyth follow-up it is; sent twice under one number it goes once. Null is the next.</summary>
    public int? Round { get; init; }
}

/// <summary>Reminds those of a release who did not answer, each in the thread of the first mail: one mail for each list, so that its way out stays that list's.</summary>
internal sealed class SendFollowUp(HubDb db, ReadFollowUp read, Withheld withheld, MailQueue queue)
{
    public const int TextMaxLength = 4000;

    /// <summary>« Relance : » says what it is; an answer's « Re: » would be a false one (Gmail's rules for senders).</summary>
    public static string SubjectOf(Release release)
    {
        var subject = release.Language == "fr" ? $"Relance : {release.Headline}" : $"Follow-up: {release.Headline}";
        return subject.Length <= OutgoingMail.SubjectMaxLength ? subject : subject[..OutgoingMail.SubjectMaxLength];
    }

    public static string TextOf(Release release) =>
        release.Language == "fr"
            ? "Bonjour,\n\nJe me permets de revenir vers vous au sujet du communiqué ci-dessous. Nous sommes disponibles pour une interview ou pour tout complément d'information.\n\nBien cordialement,"
            : "Hello,\n\nI am coming back to you about the release below. We are available for an interview, and for anything else you need.\n\nKind regards,";

    public static int NextRound(Release release) => release.Sendings.Select(sending => sending.Round).DefaultIfEmpty().Max() + 1;

    /// <summary>Those who would get it now.</summary>
    public async Task<IReadOnlyList<FollowUpLine>> AudienceAsync(
        Release release,
        IReadOnlyCollection<FollowUpStanding> groups,
        CancellationToken cancellationToken
    )
    {
        var chosen = groups.Intersect(FollowUpStandings.ByMail).ToHashSet();
        var lines = (await read.ExecuteAsync(release, cancellationToken)).Where(line => chosen.Contains(line.Standing)).ToList();
        var keys = lines.ConvertAll(line => line.Address.ToLowerInvariant());
        var reasons = await withheld.AmongAsync(MailPurpose.Release, listId: null, keys, cancellationToken);
        return lines.FindAll(line => !reasons.ContainsKey(line.Address.ToLowerInvariant()));
    }

    /// <param name="release">With its sendings.</param>
    /// <param name="draft">What is sent.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <returns>One sending for each list that the release went to.</returns>
    /// <exception cref="RefusedException">The release was not sent, nobody is left to remind, or the words are missing.</exception>
    public async Task<IReadOnlyList<Sending>> ExecuteAsync(Release release, FollowUpDraft draft, CancellationToken cancellationToken)
    {
        var round = draft.Round ?? NextRound(release);
        if (Of(release, round) is { Count: > 0 } done)
        {
            return done;
        }

        Check(release, draft);
        var now = db.Here.Now;
        var audience = await AudienceAsync(release, draft.Groups, cancellationToken);
        if (audience.Count == 0)
        {
            throw new RefusedException("Nobody of these groups can be written to.") { Code = "nobody_reachable" };
        }

        var sendings = new List<Sending>();
        foreach (var ofMail in audience.GroupBy(line => line.MailId))
        {
            var first = release.Sendings.Single(sending => sending.MailId == ofMail.Key);
            var mail = await queue.QueueAsync(MailOf(release, first, draft, [.. ofMail], round, now), cancellationToken);
            sendings.Add(
                new Sending
                {
                    CampaignId = release.CampaignId,
                    ReleaseId = release.Id,
                    ListId = first.ListId,
                    ListName = first.ListName,
                    Round = round,
                    MailId = mail.Id,
                    SentAt = draft.At ?? now,
                }
            );
        }

        db.AddRange(sendings);
        return await SaveAsync(release, round, sendings, cancellationToken);
    }

    private void Check(Release release, FollowUpDraft draft)
    {
        if (release.State != ReleaseState.Sent)
        {
            throw new RefusedException("This release was not sent yet: there is nothing to remind of.") { Code = "not_sent" };
        }

        if (string.IsNullOrWhiteSpace(draft.Text) || draft.Text.Length > TextMaxLength)
        {
            throw new RefusedException("A follow-up needs a text of at most {0} characters.", TextMaxLength);
        }

        if (draft.At <= db.Here.Now)
        {
            throw new RefusedException("The hour to send at is over: choose a later one, or leave it empty to send at once.");
        }
    }

    private static MailDraft MailOf(
        Release release,
        Sending first,
        FollowUpDraft draft,
        IReadOnlyList<FollowUpLine> lines,
        int round,
        DateTimeOffset now
    )
    {
        var mail = ReleaseMail.Of(release, new PressList { Id = first.ListId, Name = first.ListName }, []);
        // Who had not answered is stopped by any answer; who had, by a further one.
        var isSilent = lines.All(line => line.Standing == FollowUpStanding.NotReplied);
        return mail with
        {
            Subject = draft.Subject.Trim(),
            Text = $"{PlainMarkdown.Of(draft.Text)}\n\n---\n\n{mail.Text}",
            Html = $"{SafeHtml.FromMarkdown(draft.Text)}\n<hr>\n{mail.Html}",
            Recipients = [.. lines.Select(line => new MailRecipient(line.Address, line.Name, InReplyTo: line.MessageId))],
            OnceKey = $"release:{release.Id}:{first.ListId}:follow-up:{round}",
            SendAt = draft.At,
            UnlessAnsweredSince = isSilent ? release.CreatedAt : now,
        };
    }

    // Two clicks at the same moment: the database lets one through, and the other is told of it.
    private async Task<IReadOnlyList<Sending>> SaveAsync(
        Release release,
        int round,
        IReadOnlyList<Sending> sendings,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return sendings;
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception))
        {
            db.ChangeTracker.Clear();
            var theirs = await db.Set<Sending>()
                .Where(sending => sending.ReleaseId == release.Id && sending.Round == round)
                .ToListAsync(cancellationToken);
            if (theirs.Count == 0)
            {
                throw;
            }

            return theirs;
        }
    }

    private static List<Sending> Of(Release release, int round) => [.. release.Sendings.Where(sending => sending.Round == round)];
}
