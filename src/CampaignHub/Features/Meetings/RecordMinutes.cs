using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Meetings;

/// <summary>Writes what was answered to one demand that was put.</summary>
internal sealed class RecordMinutes(HubDb db)
{
    internal sealed record Input(Guid DemandId, string? Said, AnswerType Answer, string? Note)
    {
        /// <summary>The version of the minutes that the person saw; null when they saw none.</summary>
        public int? Seen { get; init; }
    }

    public async Task<MinutesItem> ExecuteAsync(Meeting meeting, Input input, CancellationToken cancellationToken)
    {
        var demand =
            await db.Set<Demand>().SingleOrDefaultAsync(demand => demand.Id == input.DemandId, cancellationToken)
            ?? throw new RefusedException("Choose demands of this campaign.");
        var item = meeting.MinutesOf(demand);
        if (input.Seen is { } seen)
        {
            db.Expect(item, seen);
        }

        item.Record(input.Said, input.Answer, input.Note);
        await db.SaveChangesAsync(cancellationToken);
        return item;
    }
}
