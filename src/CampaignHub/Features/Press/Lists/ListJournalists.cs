using CampaignHub.Data;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Lists.Rules;

namespace CampaignHub.Features.Press.Lists;

/// <summary>Who is on a list now: put there by hand, or found by its rule.</summary>
internal sealed class ListJournalists(HubDb db, FindByRule find)
{
    public async Task<IQueryable<Journalist>> ExecuteAsync(PressList list, CancellationToken cancellationToken)
    {
        if (list.Rule is { } rule)
        {
            return await find.ExecuteAsync(rule, cancellationToken);
        }

        var members = db.Set<PressListMember>().Where(member => member.ListId == list.Id).Select(member => member.JournalistId);
        return db.Set<Journalist>().Where(journalist => journalist.Actor.TrashedAt == null && members.Contains(journalist.Id));
    }
}
