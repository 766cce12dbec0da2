using CampaignHub.Platform.Search;
using Microsoft.AspNetCore.Mvc;

namespace CampaignHub.Features.Planning;

/// <summary>Which tasks of the plan a list shows.</summary>
internal enum PlanShow
{
    Open,
    Late,
    Mine,
    Done,
    Everything,
}

/// <summary>The query string of the plan; its views and its files share it, so that an address shows the same to everybody.</summary>
/// <param name="Owner">Only the tasks of this person.</param>
/// <param name="Demand">Only what is about this demand.</param>
internal sealed record PlanFilter(
    [FromQuery(Name = "q")] string? Query = null,
    [FromQuery(Name = "show")] PlanShow? Show = null,
    [FromQuery(Name = "owner")] Guid? Owner = null,
    [FromQuery(Name = "phase")] Guid? Phase = null,
    [FromQuery(Name = "channel")] PlanChannel? Channel = null,
    [FromQuery(Name = "demand")] Guid? Demand = null
)
{
    private static readonly string DemandKind = CampaignHub.Features.Demands.Demand.Kind;

    /// <summary>What cannot be read is not asked for.</summary>
    public static PlanFilter Of(IQueryCollection query) =>
        new(
            query["q"],
            EnumOf<PlanShow>(query["show"]),
            IdOf(query["owner"]),
            IdOf(query["phase"]),
            EnumOf<PlanChannel>(query["channel"]),
            IdOf(query["demand"])
        );

    public QueryString ToQuery() =>
        QueryString.Create(
            new Dictionary<string, string?>
            {
                ["q"] = Query,
                ["show"] = Show?.ToString(),
                ["owner"] = Owner?.ToString(),
                ["phase"] = Phase?.ToString(),
                ["channel"] = Channel?.ToString(),
                ["demand"] = Demand?.ToString(),
            }.Where(pair => !string.IsNullOrEmpty(pair.Value))
        );

    /// <param name="lines">All of the plan.</param>
    /// <param name="me">Whose tasks are mine.</param>
    /// <param name="usually">What is shown where nobody asked for a state.</param>
    public IReadOnlyList<CampaignPlan.Line> Among(IEnumerable<CampaignPlan.Line> lines, Guid? me, PlanShow usually = PlanShow.Open)
    {
        var words = Normal.Words(Query);
        return
        [
            .. lines
                .Where(line => IsShown(line, me, usually) && IsAsked(line.Item))
                .Where(line => Array.TrueForAll(words, word => Says(line, word))),
        ];
    }

    private bool IsAsked(PlanItem item) =>
        (Owner is null || item.OwnerId == Owner)
        && (Phase is null || item.PhaseId == Phase)
        && (Channel is null || item.Channel == Channel)
        && (Demand is null || item.IsAbout(DemandKind, Demand.Value));

    private static bool Says(CampaignPlan.Line line, string word) =>
        line.Item.FindText.Contains(word, StringComparison.Ordinal) || Normal.Of(line.PhaseName).Contains(word, StringComparison.Ordinal);

    private bool IsShown(CampaignPlan.Line line, Guid? me, PlanShow usually) =>
        (Show ?? usually) switch
        {
            PlanShow.Open => !line.Item.IsDone,
            PlanShow.Late => line.IsLate,
            PlanShow.Mine => !line.Item.IsDone && line.Item.OwnerId == me,
            PlanShow.Done => line.Item.IsDone,
            _ => true,
        };

    private static Guid? IdOf(string? text) => Guid.TryParse(text, out var id) ? id : null;

    private static TEnum? EnumOf<TEnum>(string? text)
        where TEnum : struct, Enum => Enum.TryParse<TEnum>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
