using CampaignHub.Data;
using CampaignHub.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Releases;

/// <summary>What a person is told of a release: its state, and whether what was sent has left.</summary>
internal enum ReleaseStanding
{
    Draft,
    Approved,

    /// <summary>It was sent, and no mail of it was accepted by the relay yet.</summary>
    OnItsWay,

    /// <summary>Every one of its mails was refused for good.</summary>
    Undelivered,
    Sent,
}

internal static class ReleaseStandings
{
    /// <summary>How each of these stands now; with their sendings.</summary>
    public static async Task<IReadOnlyDictionary<Guid, ReleaseStanding>> ReadAsync(
        HubDb db,
        IReadOnlyCollection<Release> releases,
        CancellationToken cancellationToken
    )
    {
        var mails = releases.SelectMany(release => release.Sendings).Select(sending => sending.MailId).OfType<Guid>().ToList();
        var states = (
            await db.Set<Delivery>()
                .AsNoTracking()
                .Where(delivery => mails.Contains(delivery.MailId))
                .Select(delivery => new { delivery.MailId, delivery.State })
                .Distinct()
                .ToListAsync(cancellationToken)
        ).ToLookup(each => each.MailId, each => each.State);
        return releases.ToDictionary(release => release.Id, release => Of(release, states));
    }

    // What was sent before the hub kept the mails was sent; of what may have left, nobody says that it did not.
    private static ReleaseStanding Of(Release release, ILookup<Guid, DeliveryState> states)
    {
        var of = release.Sendings.SelectMany(sending => sending.MailId is { } mail ? states[mail] : []).ToHashSet();
        return release.State switch
        {
            ReleaseState.Draft => ReleaseStanding.Draft,
            ReleaseState.Approved => ReleaseStanding.Approved,
            _ when of.Count == 0 || of.Contains(DeliveryState.Accepted) || of.Contains(DeliveryState.Uncertain) => ReleaseStanding.Sent,
            _ when of.IsSubsetOf([DeliveryState.Failed]) => ReleaseStanding.Undelivered,
            _ => ReleaseStanding.OnItsWay,
        };
    }
}
