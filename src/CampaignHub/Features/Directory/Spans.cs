using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Directory;

internal static class Spans
{
    /// <summary>From one day to another, as people say it.</summary>
    public static string Span(this Texts texts, DateOnly? from, DateOnly? until) =>
        (from, until) switch
        {
            (null, null) => texts["no dates"],
            ({ } start, null) => texts["since {0}", Days.Long(start)],
            (null, { } end) => texts["until {0}", Days.Long(end)],
            ({ } start, { } end) => texts["from {0} to {1}", Days.Long(start), Days.Long(end)],
        };
}
