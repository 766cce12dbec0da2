using System.Globalization;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Stakeholders.Views;

/// <summary>The analysis of actors as one table: a line for each actor, a column for each actor in each matrix, named by its sign in the method.</summary>
internal sealed class MactorTable(Texts texts)
{
    /// <param name="result">Of the analysis.</param>
    /// <param name="isSensitive">False is names alone.</param>
    public byte[] Write(ActorAnalysis.Result result, bool isSensitive) =>
        CsvCell.File(
            result
                .Actors.Select((actor, at) => Line(result, at).Prepend(actor.Actor.FullName))
                .Prepend(Head(result).Prepend(texts["Name"]))
                .Select(cells => isSensitive ? cells : cells.Take(1))
        );

    private IEnumerable<string> Head(ActorAnalysis.Result result)
    {
        var names = result.Actors.Select(actor => actor.Actor.FullName).ToList();
        return new[] { texts["Influence"], texts["Dependence"], texts["Strength of relation"] }
            .Concat(names.Select(name => $"MDI → {name}"))
            .Concat(names.Select(name => $"MDII → {name}"))
            .Concat(names.Select(name => $"3CAA · {name}"))
            .Concat(names.Select(name => $"3DAA · {name}"))
            .Concat(result.Demands.Select(demand => $"2MAO · {demand}"));
    }

    private static IEnumerable<string> Line(ActorAnalysis.Result result, int at) =>
        new double[] { result.Mactor.Influence[at], result.Mactor.Dependence[at], Math.Round(result.Mactor.Strength[at], 3) }
            .Concat(result.Mdi[at].Select(value => (double)value))
            .Concat(result.Mactor.Mdii[at].Select(value => (double)value))
            .Concat(result.Convergences[at].Select(value => Math.Round(value, 3)))
            .Concat(result.Divergences[at].Select(value => Math.Round(value, 3)))
            .Concat(result.Positions[at].Select(value => (double)value))
            .Select(value => value.ToString(CultureInfo.CurrentCulture));
}
