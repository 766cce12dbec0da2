using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Meetings;

/// <summary>Puts somebody at the table of a meeting.</summary>
internal sealed class SeatMember(HubDb db)
{
    internal sealed record Input(Guid? ActorId, string? Name, DelegationSide Side, string? Role, bool Speaks);

    public async Task<DelegationMember> ExecuteAsync(Meeting meeting, Input input, CancellationToken cancellationToken)
    {
        if (input.ActorId is { } id && !await db.Set<Actor>().AnyAsync(actor => actor.Id == id, cancellationToken))
        {
            throw new RefusedException("This actor is not in the directory any more.");
        }

        var member = DelegationMember.Of(meeting);
        member.Describe(input.ActorId, input.Name, input.Side, input.Role, input.Speaks);
        db.Add(member);
        await db.SaveChangesAsync(cancellationToken);
        return member;
    }
}
