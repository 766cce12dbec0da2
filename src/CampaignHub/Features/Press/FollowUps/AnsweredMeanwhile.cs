using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Mailbox.Incoming;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Reading;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.FollowUps;

/// <summary>Whoever answers a release, by mail or on the telephone, before its follow-up leaves gets no follow-up.</summary>
internal sealed class AnsweredMeanwhile(HubDb db) : IMailAnswers
{
    public async Task<IReadOnlySet<string>> AmongAsync(
        OutgoingMail mail,
        IReadOnlyCollection<string> addresses,
        CancellationToken cancellationToken
    )
    {
        if (mail is not { AboutKind: "release", AboutId: { } release, UnlessAnsweredSince: { } since })
        {
            return new HashSet<string>();
        }

        // Deliveries run outside any campaign.
        var mails = db.Set<OutgoingMail>()
            .IgnoreQueryFilters()
            .Where(each => each.AboutKind == Release.Kind && each.AboutId == release)
            .Select(each => each.Id);
        var answers = db.Set<IncomingMail>()
            .IgnoreQueryFilters()
            .Where(each => each.ReceivedAt >= since && (each.Kind == InboundKind.Reply || each.Kind == InboundKind.Unsubscribe))
            .Select(each => each.AnswersId);
        var byMail = await db.Set<Delivery>()
            .IgnoreQueryFilters()
            .Where(each => addresses.Contains(each.AddressKey) && mails.Contains(each.MailId) && answers.Contains(each.Id))
            .Select(each => each.AddressKey)
            .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        var spoken = db.Set<Reaction>()
            .IgnoreQueryFilters()
            .Where(each => each.ReleaseId == release && each.CreatedAt >= since && CallOutcomes.Answers.Contains(each.Outcome))
            .Select(each => each.JournalistId);
        var actors = db.Set<Journalist>().Where(each => spoken.Contains(each.Id)).Select(each => each.ActorId);
        byMail.UnionWith(
            await db.Set<ContactDetail>()
                .Where(each => each.Kind == ContactKind.Email && addresses.Contains(each.Value) && actors.Contains(each.ActorId))
                .Select(each => each.Value)
                .ToListAsync(cancellationToken)
        );
        return byMail;
    }
}
