using CampaignHub.Data;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Lists;
using CampaignHub.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Releases;

/// <summary>Why somebody of a list gets no mail.</summary>
internal enum LeftOutBecause
{
    AskedNotToBeWrittenTo,
    LeftTheList,
    MailComesBackFromThere,
    NoMailAddress,
    GotItAlready,
    SameAddressAsAnother,
}

/// <summary>Who of a list gets a release, and who does not and why.</summary>
internal sealed record Audience(IReadOnlyList<Audience.Recipient> Recipients, IReadOnlyList<KeyValuePair<string, LeftOutBecause>> LeftOut)
{
    internal sealed record Recipient(string Name, string Address, string Outlet);
}

/// <summary>Reads the audience of a release and a list as it is now; the preview and the sending ask the same.</summary>
internal sealed class Audiences(HubDb db, Withheld withheld, ListJournalists onList)
{
    public async Task<Audience> ReadAsync(Release release, PressList list, CancellationToken cancellationToken)
    {
        var members = (await onList.ExecuteAsync(list, cancellationToken)).Select(journalist => journalist.Id);
        var rows = JournalistFilter.Whole(db, db.Set<Journalist>().AsNoTracking().Where(journalist => members.Contains(journalist.Id)));
        var journalists = await rows.OrderBy(journalist => journalist.Actor.FindText)
            .ThenBy(journalist => journalist.Id)
            .ToListAsync(cancellationToken);
        var reached = await ReachedAsync(release, cancellationToken);
        var reasons = await ReasonsAsync(journalists, list, cancellationToken);
        var recipients = new List<Audience.Recipient>();
        var leftOut = new List<KeyValuePair<string, LeftOutBecause>>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var journalist in journalists)
        {
            var name = journalist.Actor.FullName;
            if (WhyNot(journalist, reasons, reached, seen) is { } why)
            {
                leftOut.Add(KeyValuePair.Create(name, why));
            }
            else
            {
                recipients.Add(new Audience.Recipient(name, journalist.MailAddress ?? "", journalist.OutletsOn(db.Here.Today)));
            }
        }

        return new Audience(recipients, leftOut);
    }

    private static LeftOutBecause? WhyNot(
        Journalist journalist,
        IReadOnlyDictionary<string, string> reasons,
        HashSet<string> reached,
        HashSet<string> seen
    ) =>
        journalist switch
        {
            { DoNotContact: true } => LeftOutBecause.AskedNotToBeWrittenTo,
            { MailAddress: { } address } when reasons.TryGetValue(address.ToLowerInvariant(), out var reason) => reason switch
            {
                DeliveryReasons.Unsubscribed => LeftOutBecause.LeftTheList,
                DeliveryReasons.Suppressed => LeftOutBecause.MailComesBackFromThere,
                _ => LeftOutBecause.AskedNotToBeWrittenTo,
            },
            { MailAddress: null } => LeftOutBecause.NoMailAddress,
            { MailAddress: { } address } when reached.Contains(address) => LeftOutBecause.GotItAlready,
            { MailAddress: { } address } when !seen.Add(address) => LeftOutBecause.SameAddressAsAnother,
            _ => null,
        };

    private Task<IReadOnlyDictionary<string, string>> ReasonsAsync(
        List<Journalist> journalists,
        PressList list,
        CancellationToken cancellationToken
    )
    {
        var addresses = journalists.Select(journalist => journalist.MailAddress?.ToLowerInvariant()).OfType<string>().ToList();
        return withheld.AmongAsync(MailPurpose.Release, list.Id, addresses, cancellationToken);
    }

    private async Task<HashSet<string>> ReachedAsync(Release release, CancellationToken cancellationToken)
    {
        var mails = db.Set<Sending>().Where(sending => sending.ReleaseId == release.Id).Select(sending => sending.MailId);
        var keys = await db.Set<Delivery>()
            .Where(delivery => mails.Contains(delivery.MailId))
            .Select(delivery => delivery.AddressKey)
            .ToListAsync(cancellationToken);
        return new HashSet<string>(keys, StringComparer.OrdinalIgnoreCase);
    }
}
