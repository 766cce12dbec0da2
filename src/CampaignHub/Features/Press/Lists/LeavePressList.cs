using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Lists;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Lists;

/// <summary>What the campaign itself writes down of who leaves a press list; whoever has a mail of it leaves by its link.</summary>
internal sealed class LeavePressList(HubDb db, Unsubscriptions unsubscriptions)
{
    public async Task AddAsync(PressList list, string? address, CancellationToken cancellationToken)
    {
        var trimmed = address?.Trim() ?? "";
        if (!MailQueue.IsAddress(trimmed))
        {
            throw new RefusedException("\"{0}\" is not a mail address.", trimmed);
        }

        await unsubscriptions.AddAsync(list.CampaignId, list.Id, trimmed, UnsubscribedBy.ByTheCampaign, cancellationToken);
    }

    /// <summary>False when it is not there.</summary>
    public async Task<bool> TakeBackAsync(Guid listId, Guid id, CancellationToken cancellationToken)
    {
        if (
            await db.Set<Unsubscription>().SingleOrDefaultAsync(each => each.Id == id && each.ListId == listId, cancellationToken)
            is not { } left
        )
        {
            return false;
        }

        db.Remove(left);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
