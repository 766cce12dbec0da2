using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Meetings;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

/// <summary>What the forms of a commitment offer to choose from.</summary>
internal sealed class CommitmentChoices(HubDb db)
{
    internal sealed record Choice(Guid Id, string Name);

    /// <summary>Those that took place.</summary>
    public async Task<IReadOnlyList<Choice>> MeetingsAsync(CancellationToken cancellationToken)
    {
        var today = db.Here.Today;
        return await db.Set<Meeting>()
            .Where(meeting => meeting.StartsOn <= today)
            .OrderByDescending(meeting => meeting.StartsOn)
            .Select(meeting => new Choice(meeting.Id, meeting.Title))
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<Choice>> DemandsAsync(CancellationToken cancellationToken)
    {
        var demands = await db.Set<Demand>().AsNoTracking().OrderBy(demand => demand.Number).ToListAsync(cancellationToken);
        return [.. demands.Select(demand => new Choice(demand.Id, $"{demand.Number}. {demand.Title}"))];
    }
}
