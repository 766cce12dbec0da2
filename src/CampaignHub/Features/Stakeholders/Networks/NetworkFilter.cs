using CampaignHub.Features.Directory;
using Microsoft.AspNetCore.Mvc;

namespace CampaignHub.Features.Stakeholders.Networks;

internal enum NetworkColour
{
    Class,
    Stance,
}

/// <summary>Which actors and ties of the network, on which day: the query string that the drawing, the table, the tree and the files share.</summary>
internal sealed record NetworkFilter(
    [FromQuery(Name = "class")] TargetClass? Class = null,
    [FromQuery(Name = "stance")] Stance? Stance = null,
    [FromQuery(Name = "demand")] Guid? Demand = null,
    [FromQuery(Name = "type")] string? Type = null,
    [FromQuery(Name = "kind")] ActorKind? Kind = null,
    [FromQuery(Name = "territory")] string? Territory = null,
    [FromQuery(Name = "history")] bool? History = null,
    [FromQuery(Name = "on")] DateOnly? On = null,
    [FromQuery(Name = "focus")] Guid? Focus = null,
    [FromQuery(Name = "steps")] int? Steps = null,
    [FromQuery(Name = "inside")] string? Inside = null,
    [FromQuery(Name = "colour")] NetworkColour? Colour = null
)
{
    public const int MostSteps = 4;

    /// <summary>What <see cref="Type"/> says of a post that somebody holds in an organisation.</summary>
    public const string Mandates = "mandate";

    /// <summary>How many ties away from the focus.</summary>
    public int StepsAway => Math.Clamp(Steps ?? 1, 1, MostSteps);

    public bool WithHistory => History ?? false;

    public TieType? TieType => Enum.TryParse<TieType>(Type, out var type) && Enum.IsDefined(type) ? type : null;

    public bool OnlyMandates => string.Equals(Type, Mandates, StringComparison.Ordinal);

    /// <summary>The hubs of the groups that were opened one in the other.</summary>
    public IEnumerable<Guid> Opened =>
        (Inside ?? "").Split('.', StringSplitOptions.RemoveEmptyEntries).Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty);

    public bool IsAny => this with { History = null, On = null, Steps = null, Colour = null } != new NetworkFilter();

    /// <summary>The address of what it lets through, without the colour that it is seen in.</summary>
    public QueryString Query(Guid? focus = null, string? inside = null)
    {
        (string Name, object? Value)[] values =
        [
            ("class", Class),
            ("stance", Stance),
            ("demand", Demand),
            ("type", TieType is not null || OnlyMandates ? Type : null),
            ("kind", Kind),
            ("territory", Territory),
            ("history", WithHistory ? "true" : null),
            ("on", On is { } day ? Platform.Web.Days.Iso(day) : null),
            ("focus", focus ?? Focus),
            ("steps", Steps),
            ("inside", inside ?? Inside),
            ("colour", Colour),
        ];
        return QueryString.Create(
            values
                .Where(each => !string.IsNullOrEmpty(each.Value?.ToString()))
                .Select(each => KeyValuePair.Create(each.Name, each.Value!.ToString()))
        );
    }
}
