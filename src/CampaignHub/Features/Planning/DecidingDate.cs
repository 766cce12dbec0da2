using CampaignHub.Features.Planning.Windows;

namespace CampaignHub.Features.Planning;

/// <summary>A day, or a window of the political calendar, in which something is decided.</summary>
internal sealed record DecidingDate(string Name, DateOnly From, DateOnly To, bool IsWindow = false, bool IsCancelled = false)
{
    /// <summary>In the order of time.</summary>
    public static IReadOnlyList<DecidingDate> Of(IEnumerable<Anchor> anchors, IEnumerable<PlanWindow> windows) =>
        [
            .. anchors
                .Select(anchor => new DecidingDate(anchor.Name, anchor.Day, anchor.Day))
                .Concat(windows.Select(window => new DecidingDate(window.Name, window.From, window.To, IsWindow: true, window.IsCancelled)))
                .OrderBy(date => date.From)
                .ThenBy(date => date.Name, StringComparer.CurrentCulture),
        ];
}
