using CampaignHub.Data;
using CampaignHub.Features.Directory;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>Counts what an import does, part by part of its file.</summary>
internal sealed class ImportTally(HubDb db)
{
    private readonly List<ImportReport.Near> _toReview = [];
    private readonly List<ImportProblem> _problems = [];
    private int _moreToReview;
    private int _moreProblems;

    public ApplyImport.Done Done { get; set; }
    public int Linked { get; set; }

    /// <summary>Cells beyond the last column.</summary>
    public int Beyond { get; set; }

    public void Refuse(IEnumerable<ImportProblem> problems)
    {
        foreach (var problem in problems)
        {
            if (_problems.Count < ImportReport.Named)
            {
                _problems.Add(problem);
            }
            else
            {
                _moreProblems++;
            }
        }
    }

    /// <summary>With the names of those that the lines may speak of.</summary>
    public async Task AskAsync(IReadOnlyList<LineSorter.Doubtful> toReview, CancellationToken cancellationToken)
    {
        var named = toReview.Take(ImportReport.Named - _toReview.Count).ToList();
        _moreToReview += toReview.Count - named.Count;
        var ids = named.SelectMany(doubtful => doubtful.Perhaps).Distinct().ToList();
        var names = await db.Set<Actor>()
            .AsNoTracking()
            .Where(actor => ids.Contains(actor.Id))
            .ToDictionaryAsync(actor => actor.Id, actor => actor.FullName, cancellationToken);
        _toReview.AddRange(
            named.Select(doubtful => new ImportReport.Near(
                doubtful.Row.Line,
                doubtful.Row.FullName,
                [.. doubtful.Perhaps.Where(names.ContainsKey).Select(id => names[id])]
            ))
        );
    }

    public ImportReport Report(int lines, IReadOnlyList<ImportReport.Change> changes) =>
        new(
            lines,
            Done.Created,
            Done.Updated,
            Done.Unchanged,
            _toReview,
            _problems,
            Linked,
            _moreToReview,
            _moreProblems,
            [.. changes],
            Beyond
        );
}
