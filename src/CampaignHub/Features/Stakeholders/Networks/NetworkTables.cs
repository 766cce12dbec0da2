using System.Globalization;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Importing;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Stakeholders.Networks;

internal enum NetworkSheet
{
    Ties,
    Actors,
    Tree,
}

/// <summary>The network as tables for a spreadsheet, whole: the pages of the page are put together, and groups are taken apart.</summary>
internal sealed class NetworkTables(TakenTables taken, Texts texts, Here here)
{
    internal sealed record Taken(byte[] Content, string Name);

    /// <param name="view">What the filter lets through.</param>
    /// <param name="sheet">Ties or actors.</param>
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
        var isOfActors = sheet == NetworkSheet.Actors;
        return new Taken(
            isOfActors ? Actors(view, isSensitive) : Ties(view, isSensitive),
            $"{here.Campaign.Slug}-network-{(isOfActors ? "actors" : "ties")}.csv"
        );
    }

    private byte[] Ties(NetworkView view, bool isSensitive) =>
        CsvCell.File(
            view.Links.Where(link => isSensitive || link.Type?.IsSensitive() != true)
                .Select(link =>
                    (string[])
                        [
                            view.Facts.Actors[link.From].Name,
                            NetworkDrawing.LabelOf(link, texts),
                            view.Facts.Actors[link.To].Name,
                            link.Type is null ? "" : link.Strength.ToString(CultureInfo.InvariantCulture),
                            link.Since is { } since ? Days.Iso(since) : "",
                            link.Until is { } until ? Days.Iso(until) : "",
                        ]
                )
                .Prepend([texts["From"], texts["Tie"], texts["To"], texts["Strength"], texts["Since"], texts["Until"]])
        );

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
