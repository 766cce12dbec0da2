namespace CampaignHub.Planning;

/// <summary>A public holiday with its French and English name.</summary>
public sealed record PublicHoliday(DateOnly Date, string Name, string EnglishName);
