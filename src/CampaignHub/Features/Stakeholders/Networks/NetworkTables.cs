using System.Globalization;
using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Importing;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Networks;

internal enum NetworkSheet
{
    Ties,
    Actors,
    Tree,
}

/// <summary>The network as tables for a spreadsheet, whole: the pages of the page are put together, and groups are taken apart.</summary>
internal sealed class NetworkTables(HubDb db, TakenTables taken, Texts texts, Here here)
{
    internal sealed record Taken(byte[] Content, string Name);

    /// <param name="view">What the filter lets through.</param>
    /// <param name="sheet">Ties, actors, or the tree that they make.</param>
    /// <param name="isSensitive">With stances, influence and ties of family.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <returns>Null for who may not take these away.</returns>
    public async Task<Taken?> TakeAsync(NetworkView view, NetworkSheet sheet, bool isSensitive, CancellationToken cancellationToken)
    {
        if (!taken.May(isSensitive))
        {
            return null;
        }

        var people = view.Actors.Count(at => view.Facts.Actors[at].Kind == ActorKind.Person);
        await taken.RegisterAsync("The network", people, isSensitive, cancellationToken);
        var open = isSensitive ? view : view with { Links = [.. view.Links.Where(link => link.Type?.IsSensitive() != true)] };
        var content = sheet switch
        {
            NetworkSheet.Actors => Actors(view, isSensitive),
            NetworkSheet.Tree => Tree(open),
            _ => Ties(open, await SourcesAsync(cancellationToken)),
        };
        return new Taken(content, $"{here.Campaign.Slug}-network-{ListValues.Of(sheet)}.csv");
    }

    // Only a file tells them: the drawing does without.
    private Task<Dictionary<Guid, string>> SourcesAsync(CancellationToken cancellationToken)
    {
        var onMap = db.Set<Stakeholder>().Select(each => each.ActorId);
        return db.Set<Tie>()
            .Where(tie => onMap.Contains(tie.FromId) && onMap.Contains(tie.ToId))
            .Select(tie => new { tie.Id, tie.Source })
            .ToDictionaryAsync(tie => tie.Id, tie => tie.Source, cancellationToken);
    }

    private byte[] Ties(NetworkView view, Dictionary<Guid, string> sources) =>
        CsvCell.File(
            view.Links.Select(link =>
                    (string[])
                        [
                            view.Facts.Actors[link.From].Name,
                            NetworkDrawing.LabelOf(link, texts),
                            view.Facts.Actors[link.To].Name,
                            link.Type is null ? "" : link.Strength.ToString(CultureInfo.InvariantCulture),
                            link.Since is { } since ? Days.Iso(since) : "",
                            link.Until is { } until ? Days.Iso(until) : "",
                            sources.GetValueOrDefault(link.Id, ""),
                        ]
                )
                .Prepend([texts["From"], texts["Tie"], texts["To"], texts["Strength"], texts["Since"], texts["Until"], texts["Source"]])
        );

    private byte[] Tree(NetworkView view)
    {
        var tree = NetworkTree.Of(view);
        var lines = new List<string[]>
        {
            new[] { texts["Level"], texts["Name"], texts["Class"], texts["Under"], texts["Tie"], texts["Since"] },
        };
        // A chain may be longer than calls can be deep.
        var open = new Stack<(NetworkBranch Branch, int Level, string Under)>(
            tree.From.Concat(tree.Apart).Reverse().Select(branch => (branch, 1, ""))
        );
        while (open.TryPop(out var each))
        {
            var actor = view.Facts.Actors[each.Branch.Actor];
            lines.Add([
                each.Level.ToString(CultureInfo.InvariantCulture),
                actor.Name,
                texts.Of(actor.Class),
                each.Under,
                each.Branch.By is { } by
                    ? $"{view.Facts.Actors[by.From].Name} → {NetworkDrawing.LabelOf(by, texts)} → {view.Facts.Actors[by.To].Name}"
                    : "",
                each.Branch.By?.Since is { } since ? Days.Iso(since) : "",
            ]);
            foreach (var under in Enumerable.Reverse(each.Branch.Under))
            {
                open.Push((under, each.Level + 1, actor.Name));
            }
        }

        return CsvCell.File(lines);
    }

    private byte[] Actors(NetworkView view, bool isSensitive)
    {
        var ties = TiesOf(view);
        return CsvCell.File(
            view.Actors.Select(at =>
                {
                    var actor = view.Facts.Actors[at];
                    string[] scores = [texts.Of(view.Stances[at]), actor.Influence?.ToString(CultureInfo.CurrentCulture) ?? ""];
                    return (string[])
                        [
                            actor.Name,
                            texts.Of(actor.Kind),
                            view.Facts.PostsOf(at, view.Day),
                            actor.Territory,
                            texts.Of(actor.Class),
                            .. isSensitive ? scores : [],
                            ties.GetValueOrDefault(at).ToString(CultureInfo.InvariantCulture),
                        ];
                })
                .Prepend([
                    texts["Name"],
                    texts["Kind"],
                    texts["Post or function"],
                    texts["Territory"],
                    texts["Class"],
                    .. isSensitive ? (string[])[texts["Stance"], texts["Influence"]] : [],
                    texts["Ties"],
                ])
        );
    }

    /// <summary>How many of the ties shown each actor has.</summary>
    public static Dictionary<int, int> TiesOf(NetworkView view) =>
        view.Links.SelectMany(link => new[] { link.From, link.To }).CountBy(actor => actor).ToDictionary();
}
