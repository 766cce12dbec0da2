using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Language;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders;

/// <summary>The stakeholders of the campaign and the ties between them as they are today, placed on the plane.</summary>
internal sealed class NetworkOfCampaign(HubDb db, StakeholderList list, NetworkPlaces layout, Texts texts)
{
    internal sealed record Node(
        Guid Id,
        string Label,
        string Kind,
        string TargetClass,
        string Stance,
        double Influence,
        double X,
        double Y,
        string Url
    );

    internal sealed record Edge(Guid Id, Guid From, Guid To, string Type, string Label, int Strength, DateOnly? Since, bool Ended);

    internal sealed record Drawing(IReadOnlyList<Node> Nodes, IReadOnlyList<Edge> Edges);

    public async Task<Drawing> DrawAsync(CancellationToken cancellationToken)
    {
        var stakeholders = await list.ReadAsync(new StakeholderFilter(null, null, null, null), cancellationToken);
        var number = stakeholders
            .Select((stakeholder, place) => (stakeholder.ActorId, place))
            .ToDictionary(pair => pair.ActorId, pair => pair.place);
        var actors = number.Keys.ToList();
        var ties = await db.Set<Tie>()
            .AsNoTracking()
            .Where(tie => actors.Contains(tie.FromId) && actors.Contains(tie.ToId))
            .OrderBy(tie => tie.Id)
            .ToListAsync(cancellationToken);
        var places = layout.Of(stakeholders.Count, [.. ties.Select(tie => (number[tie.FromId], number[tie.ToId]))]);
        var today = db.Here.Today;
        return new Drawing(
            [.. stakeholders.Select((stakeholder, place) => NodeOf(stakeholder, places[place]))],
            [.. ties.Select(tie => EdgeOf(tie, stakeholders[number[tie.FromId]].Id, stakeholders[number[tie.ToId]].Id, today))]
        );
    }

    private Node NodeOf(Stakeholder stakeholder, (double X, double Y) place) =>
        new(
            stakeholder.Id,
            stakeholder.Actor.Acronym.Length > 0 ? stakeholder.Actor.Acronym : stakeholder.Actor.FullName,
            ListValues.Of(stakeholder.Actor.Type),
            ListValues.Of(stakeholder.Class),
            ListValues.Of(stakeholder.Overall.Level),
            stakeholder.Influence ?? 0,
            place.X,
            place.Y,
            Links.Stakeholders.Show(db.Here.Campaign.Slug, stakeholder.Id)
        );

    private Edge EdgeOf(Tie tie, Guid from, Guid to, DateOnly today) =>
        new(tie.Id, from, to, ListValues.Of(tie.Type), texts.Of(tie.Type), tie.Strength, tie.Since, !tie.IsCurrent(today));
}
