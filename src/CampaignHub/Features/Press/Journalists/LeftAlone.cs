using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Journalists;

/// <summary>Whoever is not to be contacted gets nothing unasked, up to the last moment: not even what was queued before they said so.</summary>
internal sealed class LeftAlone(HubDb db) : IMailObjections
{
    /// <summary>An address that a colleague has too, who may be written to, stays theirs.</summary>
    public async Task<IReadOnlySet<string>> AmongAsync(IReadOnlyCollection<string> addresses, CancellationToken cancellationToken)
    {
        var alone = db.Set<Journalist>().Where(journalist => journalist.LeftAloneSince != null).Select(journalist => journalist.ActorId);
        var others = db.Set<Journalist>().Where(journalist => journalist.LeftAloneSince == null).Select(journalist => journalist.ActorId);
        var details = db.Set<ContactDetail>().Where(detail => detail.Kind == ContactKind.Email && addresses.Contains(detail.Value));
        var theirs = details.Where(detail => detail.IsValid && others.Contains(detail.ActorId)).Select(detail => detail.Value);
        return await details
            .Where(detail => alone.Contains(detail.ActorId) && !theirs.Contains(detail.Value))
            .Select(detail => detail.Value)
            .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
    }
}
