using System.Text.Json;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Features.Stakeholders.Networks;
using CampaignHub.Features.Stakeholders.Stances;

namespace CampaignHub.Tests.Features.Stakeholders.Networks;

/// <summary>What the page's drawing asks for.</summary>
internal static class NetworkDesk
{
    public const string Path = $"{StakeholderDesk.Path}/network";

    public static async Task<Drawn> DrawAsync(Visitor visitor, string query = "")
    {
        var text = await visitor.Client.GetStringAsync(
            new Uri($"{Path}.json{query}", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        using var json = JsonDocument.Parse(text);
        return new Drawn(
            json.RootElement.GetProperty("nodes")
                .EnumerateArray()
                .ToDictionary(
                    node => node.GetProperty("label").GetString()!,
                    node => (node.GetProperty("x").GetDouble(), node.GetProperty("y").GetDouble(), node.GetProperty("stance").GetString()!)
                ),
            [.. json.RootElement.GetProperty("edges").EnumerateArray().Select(edge => edge.GetProperty("label").GetString()!)],
            json.RootElement.GetProperty("isWaiting").GetBoolean()
        );
    }

    public static Task MandateAsync(HubFactory hub, Stakeholder person, string body, string title, DateOnly from, DateOnly? until) =>
        hub.DbAsync(async db =>
        {
            var organisation = new Actor { Type = ActorKind.Organisation, Name = body };
            db.Add(
                new Stakeholder
                {
                    ActorId = organisation.Id,
                    Actor = organisation,
                    Class = TargetClass.Observer,
                }
            );
            var post = Post.Of(organisation, title);
            db.Add(post);
            db.Add(Mandate.Of(await db.FindAsync<Actor>(person.ActorId) ?? throw new InvalidOperationException(), post, from, until));
            return await db.SaveChangesAsync();
        });

    /// <summary>Actors and ties that no database holds: each of so many actors is tied to one before it.</summary>
    public static NetworkFacts Facts(int count, Func<int, int> before, Func<int, DateOnly>? since = null)
    {
        var actors = Enumerable
            .Range(0, count)
            .Select(at => new NetworkActor(
                Number(at),
                Number(at),
                $"Actor {at}",
                $"Actor {at}",
                ActorKind.Person,
                TargetClass.Relay,
                $"{at % 10}",
                Influence: null,
                $"actor {at}"
            ))
            .ToList();
        var links = Enumerable
            .Range(1, count - 1)
            .Where(at => before(at) >= 0)
            .Select(at => new NetworkLink(Number(count + at), at, before(at), TieType.WorkedWith, "", 3, since?.Invoke(at), Until: null))
            .ToList();
        return new NetworkFacts(
            actors,
            links,
            Array.Empty<Statement>().ToLookup(each => each.StakeholderId),
            Array.Empty<NetworkPost>().ToLookup(_ => Guid.Empty),
            new Belongings([])
        );
    }

    private static Guid Number(int number) => new(number, 0, 0, new byte[8]);

    internal sealed record Drawn(
        IReadOnlyDictionary<string, (double X, double Y, string Stance)> Nodes,
        IReadOnlyList<string> Ties,
        bool IsWaiting
    );
}
