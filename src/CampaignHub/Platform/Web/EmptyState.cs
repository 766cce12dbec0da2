namespace CampaignHub.Platform.Web;

/// <summary>What an empty page says: what would stand here, and what to do next. English sentences, translated where shown.</summary>
internal sealed record EmptyState(
    string Icon,
    string Title,
    string Next,
    string? Link = null,
    string? Action = null,
    string ActionIcon = "chevron-right"
);
