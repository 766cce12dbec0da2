using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Cli;
using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Stakeholders.Routes;

/// <summary><c>stakeholders routes --campaign SLUG --to ID [-k 5] [--max-hops 4] [--without ID] [--opponents-of ID] [--no-opponents] [--most-asks N] [--json]</c>.</summary>
internal static class RoutesCommand
{
    public static Command Make(CommandHost host)
    {
        var campaign = MapVerb.Campaign();
        var to = new Option<Guid>("--to") { Description = "The id of an actor, or of a stakeholder of the campaign.", Required = true };
        var count = new Option<int>("-k") { Description = "How many routes.", DefaultValueFactory = _ => RouteQuestion.UsualCount };
        var hops = new Option<int>("--max-hops")
        {
            Description = "How many hops at most.",
            DefaultValueFactory = _ => RouteQuestion.UsualHops,
        };
        var without = new Option<Guid[]>("--without")
        {
            Description = "Not through this actor; may be given several times.",
            CustomParser = Ids,
        };
        var demand = new Option<Guid?>("--opponents-of") { Description = "Not through those who oppose this demand." };
        var opponents = new Option<bool>("--no-opponents") { Description = "Not through those who oppose the campaign as a whole." };
        var asks = new Option<int?>("--most-asks") { Description = "Not through an actor whom we asked so many times this month already." };
        var json = new Option<bool>("--json") { Description = "Print the routes as JSON and nothing else." };
        var command = new Command("routes", "The best ways from our people to somebody.")
        {
            campaign,
            to,
            count,
            hops,
            without,
            demand,
            opponents,
            asks,
            json,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                host.RunInCampaignAsync(
                    parsed.GetRequiredValue(campaign),
                    async services =>
                    {
                        var question = new RouteQuestion
                        {
                            To = parsed.GetRequiredValue(to),
                            Count = parsed.GetValue(count),
                            MaxHops = parsed.GetValue(hops),
                            Without = parsed.GetValue(without) ?? [],
                            OpponentsOf = parsed.GetValue(demand),
                            NoOpponents = parsed.GetValue(opponents),
                            MostAsks = parsed.GetValue(asks),
                        };
                        var routes = await services.GetRequiredService<FindRoutes>().ExecuteAsync(question, cancellationToken);
                        await PrintAsync(routes, parsed.GetValue(json), services);
                        return 0;
                    }
                )
        );
        return MapVerb.Of(command);
    }

    // Read here: of a list the parser would find out too late that one is no id.
    private static Guid[] Ids(ArgumentResult result)
    {
        var ids = new List<Guid>();
        foreach (var token in result.Tokens)
        {
            if (Guid.TryParse(token.Value, out var id))
            {
                ids.Add(id);
            }
            else
            {
                result.AddError($"--without {token.Value}: write an id, as the pages and the API show them.");
            }
        }

        return [.. ids];
    }

    private static async Task PrintAsync(IReadOnlyList<InfluenceRoute> routes, bool asJson, IServiceProvider services)
    {
        if (asJson)
        {
            await Console.Out.WriteLineAsync(services.Json(routes.Select(RoutesApi.Json)));
            return;
        }

        var texts = services.GetRequiredService<Texts>();
        foreach (var route in routes)
        {
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{route.Chance * 100:0}  {route.StartsWith}"));
            foreach (var hop in route.Hops)
            {
                var why = hop.Tie is { } tie
                    ? $"{tie.FromName} {texts.Within(tie.Type)} {tie.ToName}, {texts.Span(tie.Since, until: null)}, {tie.Source}"
                    : "looks after the relation";
                await Console.Out.WriteLineAsync($"    → {hop.ToName} ({why})");
            }
        }
    }
}
