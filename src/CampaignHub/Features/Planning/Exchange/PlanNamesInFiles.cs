using CampaignHub.Data;
using CampaignHub.Features.Planning.Importing;
using CampaignHub.Features.Planning.Windows;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Exchange;

/// <summary>How files call people and windows of the political calendar.</summary>
internal sealed record PlanNamesInFiles(IReadOnlyDictionary<Guid, string> People, IReadOnlyDictionary<Guid, string> Windows)
{
    public static async Task<PlanNamesInFiles> ReadAsync(HubDb db, CancellationToken cancellationToken) =>
        new(
            await db.Users.ToDictionaryAsync(user => user.Id, user => user.Name, cancellationToken),
            await db.Set<PlanWindow>().ToDictionaryAsync(window => window.Id, window => window.Name, cancellationToken)
        );

    public string Owner(PlanItem item) => item.OwnerId is { } owner ? People.GetValueOrDefault(owner, "") : "";

    public string Window(PlanItem item) => item.WindowId is { } window ? Windows.GetValueOrDefault(window, "") : "";

    /// <summary>With <see cref="PlanTieText.Separator"/> between them.</summary>
    public string Reviewers(PlanItem item) =>
        string.Join(
            $" {PlanTieText.Separator} ",
            item.ReviewerIds.Select(id => People.GetValueOrDefault(id, "")).Where(name => name.Length > 0)
        );
}
