using CampaignHub.Features.Stakeholders.Importing.Formats;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>The ties and mandates of a file, and which of them wait with a line that waits.</summary>
internal sealed class WaitingLinks(ImportedLinks links)
{
    private readonly ILookup<string, ImportedTie> _ties = links
        .Ties.SelectMany(tie => new[] { (End: tie.From, tie), (End: tie.To, tie) })
        .ToLookup(each => each.End, each => each.tie, StringComparer.Ordinal);

    private readonly ILookup<string, ImportedMandate> _mandates = links
        .Mandates.SelectMany(mandate => new[] { (End: mandate.Organisation, mandate), (End: mandate.Person ?? "", mandate) })
        .ToLookup(each => each.End, each => each.mandate, StringComparer.Ordinal);

    private readonly HashSet<object> _taken = new(ReferenceEqualityComparer.Instance);

    /// <summary>Those that lead to nobody who waits.</summary>
    public ImportedLinks Others => _taken.Count == 0 ? links : new([.. links.Ties.Where(Stays)], [.. links.Mandates.Where(Stays)]);

    /// <summary>Those of a line that waits; one between two such lines waits with both.</summary>
    public ImportedLinks Take(LineSorter.Doubtful line)
    {
        string[] ends = [.. new[] { line.Row.Key, line.Row.FullName }.Where(end => end.Length > 0).Distinct()];
        var found = new ImportedLinks(
            [.. ends.SelectMany(end => _ties[end]).Distinct()],
            [.. ends.SelectMany(end => _mandates[end]).Distinct()]
        );
        _taken.UnionWith(found.Ties);
        _taken.UnionWith(found.Mandates);
        return found;
    }

    private bool Stays(object link) => !_taken.Contains(link);
}
