using System.Globalization;
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
internal static class NetworkTables
{
    public static byte[] Ties(NetworkView view, Texts texts) =>
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
                        ]
                )
                .Prepend([texts["From"], texts["Tie"], texts["To"], texts["Strength"], texts["Since"], texts["Until"]])
        );

    public static byte[] Actors(NetworkView view, Texts texts)
    {
        var ties = TiesOf(view);
        return CsvCell.File(
            view.Actors.Select(at =>
                {
                    var actor = view.Facts.Actors[at];
                    return (string[])
                        [
                            actor.Name,
                            texts.Of(actor.Kind),
                            view.Facts.PostsOf(at, view.Day),
                            actor.Territory,
                            texts.Of(actor.Class),
                            texts.Of(view.Stances[at]),
                            actor.Influence?.ToString(CultureInfo.CurrentCulture) ?? "",
                            ties.GetValueOrDefault(at).ToString(CultureInfo.InvariantCulture),
                        ];
                })
                .Prepend([
                    texts["Name"],
                    texts["Kind"],
                    texts["Post or function"],
                    texts["Territory"],
                    texts["Class"],
                    texts["Stance"],
                    texts["Influence"],
                    texts["Ties"],
                ])
        );
    }

    /// <summary>How many of the ties shown each actor has.</summary>
    public static Dictionary<int, int> TiesOf(NetworkView view) =>
        view.Links.SelectMany(link => new[] { link.From, link.To }).CountBy(actor => actor).ToDictionary();
}
