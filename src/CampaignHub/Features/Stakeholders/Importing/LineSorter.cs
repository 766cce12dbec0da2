using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>Sorts the lines of a file: those whose actor is known or new, those somebody has to decide, and those that cannot be read.</summary>
internal sealed class LineSorter(ImportReader reader, ActorMatcher matcher, ErasedOnRequest erased, bool isForMap)
{
    internal sealed record Doubtful(ImportedActor Row, IReadOnlyList<Guid> Perhaps)
    {
        public bool Is(string? end) => end is { Length: > 0 } && (end == Row.Key || end == Row.FullName);
    }

    /// <summary>Lines of one part of a file.</summary>
    /// <param name="Beyond">Cells beyond the last column.</param>
    /// <param name="Decided">They can be written; what they make is known to the lines after them.</param>
    internal sealed record Sorted(
        IReadOnlyList<DecidedLine> Decided,
        IReadOnlyList<Doubtful> ToReview,
        IReadOnlyList<ImportProblem> Problems,
        int Beyond
    );

    /// <summary>Plain names of what the file itself calls a group; any other body is an organisation.</summary>
    public IReadOnlySet<string> Groups { get; init; } = new HashSet<string>();

    /// <summary>Whom an end of a tie means; null where it is nobody, or somebody who waits.</summary>
    public Guid? Find(string end) => matcher.Find(end);

    public Sorted Sort(IEnumerable<TableRow> lines)
    {
        var (decided, toReview, problems) = (new List<DecidedLine>(), new List<Doubtful>(), new List<ImportProblem>());
        var beyond = 0;
        foreach (var line in lines)
        {
            beyond += reader.Beyond(line);
            var (row, problem) = reader.Read(line);
            if (row is null)
            {
                problems.Add(problem!);
                continue;
            }

            if (row.Kind == ActorKind.Person && erased.Is(row.FirstName, row.Name, row.Contacts.Select(each => (each.Kind, each.Value))))
            {
                // Without the name: it is not to come back, not even as a remark.
                problems.Add(new ImportProblem(row.Line, "Line {0}: this person was erased on request and is passed over.", row.Line));
                continue;
            }

            var match = matcher.Find(row);
            if (match.Known is null && match.Perhaps.Count > 0)
            {
                toReview.Add(new Doubtful(row, match.Perhaps));
                continue;
            }

            decided.AddRange(Decide(row, match.Known));
        }

        return new Sorted(decided, toReview, problems, beyond);
    }

    /// <param name="row">A line.</param>
    /// <param name="known">Its actor; null makes a new one.</param>
    /// <returns>The line, after its organisation where that is new.</returns>
    public IEnumerable<DecidedLine> Decide(ImportedActor row, Guid? known)
    {
        var id = Learn(row, known);
        if (row.Organisation.Length == 0 || row.Kind != ActorKind.Person)
        {
            return [new DecidedLine(row, id, Organisation: null, isForMap, IsNew: known is null)];
        }

        var kind = Groups.Contains(Normal.Of(row.Organisation)) ? ActorKind.Group : ActorKind.Organisation;
        var body = ImportedActor.Body(row.Line, row.Organisation, kind);
        var there = matcher.FindBody(row.Organisation);
        var organisation = there ?? Learn(body, there);
        var line = new DecidedLine(row, id, organisation, isForMap, IsNew: known is null);
        return there is null ? [new DecidedLine(body, organisation, Organisation: null, OnMap: false, IsNew: true), line] : [line];
    }

    private Guid Learn(ImportedActor row, Guid? known)
    {
        var id = known ?? OrderedId.Next();
        matcher.Learn(row, id);
        return id;
    }
}
