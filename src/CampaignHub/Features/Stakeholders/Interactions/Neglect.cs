using CampaignHub.Data;
using CampaignHub.Features.Stakeholders.Settings;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Interactions;

/// <summary>Whom of the map we have not been in touch with for longer than their class allows.</summary>
internal sealed class Neglect(HubDb db, InteractionLog log, MapSettingsOfCampaign settings)
{
    /// <param name="LastOn">Null: never, as far as the log knows.</param>
    /// <param name="Days">Since the last contact; since it entered the map where there was none.</param>
    internal sealed record Line(Stakeholder Stakeholder, DateOnly? LastOn, int Days);

    /// <summary>The most neglected of its class first; a direct target with whom there never was a contact is neglected from its first day on the map.</summary>
    public async Task<IReadOnlyList<Line>> ReadAsync(TargetClass? only, CancellationToken cancellationToken)
    {
        var allowed = await settings.ReadAsync(cancellationToken);
        var last = await log.LastContactsAsync(cancellationToken);
        var stakeholders = await db.Set<Stakeholder>()
            .AsNoTracking()
            .Where(each => !each.IsUs && (only == null || each.Class == only))
            .ToListAsync(cancellationToken);
        return
        [
            .. from stakeholder in stakeholders
            let contact = last.TryGetValue(stakeholder.ActorId, out var day) ? day : (DateOnly?)null
            let days = db.Here.Today.DayNumber - (contact ?? db.Here.Campaign.DayOf(stakeholder.CreatedAt)).DayNumber
            let isForgotten = contact is null && stakeholder.Class == TargetClass.DirectTarget
            where isForgotten || days > allowed.AllowedDays(stakeholder.Class)
            orderby Math.Max(isForgotten ? 1 : 0, (double)days / allowed.AllowedDays(stakeholder.Class)) descending, stakeholder
                .Actor
                .FindText
            select new Line(stakeholder, contact, days),
        ];
    }
}
