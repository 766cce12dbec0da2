using CampaignHub.Data;
using CampaignHub.Features.Planning.Replanning;
using CampaignHub.Platform;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Planning.Importing;

/// <summary>The plan while a file is written into it: what was changed, and what could not be.</summary>
internal sealed class PlanUnderImport
{
    /// <param name="Texts">Of the reader, for what is refused.</param>
    /// <param name="People">Names and mail addresses of those who may have a task.</param>
    internal sealed record Names(Texts Texts, IEnumerable<(string Name, Guid Id)> People, IReadOnlyDictionary<string, Guid?> Phases);

    private readonly HubDb _db;
    private readonly Texts _texts;
    private readonly PlanIndex _index;
    private readonly bool _mayMoveAnchors;
    private readonly Dictionary<Guid, string> _before;
    private readonly ILookup<string, Guid> _people;
    private readonly IReadOnlyDictionary<string, Guid?> _phases;
    private readonly Dictionary<ImportedPlan.Task, PlanItem> _written = [];
    private readonly HashSet<PlanItem> _spokenOf = [];

    /// <param name="db">Where the changes are tracked.</param>
    /// <param name="index">Of the plan as it is.</param>
    /// <param name="items">The same, with what they wait for.</param>
    /// <param name="names">What the file calls people and phases.</param>
    /// <param name="mayMoveAnchors">May whoever imports set the days that decide?</param>
    public PlanUnderImport(HubDb db, PlanIndex index, IReadOnlyList<PlanItem> items, Names names, bool mayMoveAnchors)
    {
        (_db, _index, _phases, _mayMoveAnchors, _texts) = (db, index, names.Phases, mayMoveAnchors, names.Texts);
        _before = items
            .Select(item => (item.Id, State: PlanItemState.Of(item)))
            .Concat(index.Anchors.Select(anchor => (anchor.Id, State: PlanItemState.Of(anchor))))
            .ToDictionary(each => each.Id, each => each.State);
        _people = names
            .People.Where(person => person.Name.Length > 0)
            .Distinct()
            .ToLookup(person => Normal.Of(person.Name), person => person.Id, StringComparer.Ordinal);
    }

    public List<PlanImportProblem> Problems { get; } = [];

    /// <summary>Tasks that the file speaks of and that were not left out.</summary>
    public int Written => _written.Count;

    /// <returns>Whether it was made or moved.</returns>
    public bool WriteAnchor(ImportedPlan.Fixed said)
    {
        var anchor = (said.Key.Length > 0 ? _index.FindAnchor(said.Key) : null) ?? _index.FindAnchor(said.Name);
        if (anchor is not null)
        {
            _index.Put(said, anchor);
        }

        if (anchor?.Day == said.Day)
        {
            return false;
        }

        if (!_mayMoveAnchors || said.Day.Year is < 1950 or > 2099 || said.Name.Length is 0 or > Anchor.NameMaxLength)
        {
            Tell("Line {0}: the anchor {1} stays as it is: you may not set it, or its name or day is none.", said.Line, said.Name);
            return false;
        }

        if (anchor is null)
        {
            anchor = new Anchor
            {
                CampaignId = _db.Here.Campaign.Id,
                Name = said.Name.Trim(),
                Day = said.Day,
            };
            _db.Add(anchor);
            _index.Put(said, anchor);
        }

        anchor.Day = said.Day;
        return true;
    }

    public void WriteTask(ImportedPlan.Task said)
    {
        var item = _index.Find(said);
        if (Wrong(said, item) is { } wrong)
        {
            Problems.Add(wrong);
            return;
        }

        var isNew = item is null;
        item ??= new PlanItem { CampaignId = _db.Here.Campaign.Id, Title = said.Title.Trim() };
        try
        {
            Measure(item, said, isNew);
        }
        catch (RefusedException refused)
        {
            Refuse(said, refused);
            return;
        }

        var oldTitle = item.Title;
        try
        {
            Describe(item, said);
        }
        catch (RefusedException refused)
        {
            // All else of the line is good.
            Refuse(said, refused);
        }

        if (isNew)
        {
            _db.Add(item);
        }

        _spokenOf.Add(item);
        _written.Add(said, item);
        if (_index.Put(said, item, oldTitle))
        {
            _db.Add(
                new PlanImportKey
                {
                    CampaignId = item.CampaignId,
                    Key = said.Key,
                    ItemId = item.Id,
                }
            );
        }
    }

    /// <summary>Once all tasks are written: what each waits for. What is waited for no longer goes first, lest it make a loop with what comes.</summary>
    public void Link(IReadOnlyList<ImportedPlan.Task> tasks)
    {
        var told = tasks
            .Where(said => said.WaitsFor is not null && _written.ContainsKey(said))
            .Select(said => (Said: said, Item: _written[said], Wanted: Predecessors(said)))
            .ToList();
        foreach (var (_, item, wanted) in told)
        {
            item.WaitOnlyFor([.. item.WaitsFor.Select(link => link.PredecessorId).Intersect(wanted.Keys.Select(each => each.Id))], _db);
        }

        foreach (var (said, item, ties) in told)
        {
            var wanted = ties.Keys.ToHashSet();
            foreach (var looped in wanted.Where(each => each.Id == item.Id || _index.Waits(each, item.Id)).ToList())
            {
                wanted.Remove(looped);
                Tell("Line {0}: {1} and {2} would wait for one another; the link is left out.", said.Line, said.Title, looped.Title);
            }

            item.WaitOnlyFor([.. wanted.Select(each => each.Id)], _db);
            Bind(said, item, ties);
        }
    }

    private void Bind(ImportedPlan.Task said, PlanItem item, Dictionary<PlanItem, PlanTie?> ties)
    {
        var byId = ties.ToDictionary(tie => tie.Key.Id, tie => tie.Value);
        foreach (var link in item.WaitsFor)
        {
            try
            {
                if (byId.GetValueOrDefault(link.PredecessorId) is { } tie)
                {
                    link.Bind(tie.Type, tie.Lag, tie.Unit);
                }
            }
            catch (RefusedException refused)
            {
                Refuse(said, refused);
            }
        }
    }

    /// <summary>What is not as it was.</summary>
    public IEnumerable<PlanImportChange> Changes(PlanImport import)
    {
        var items = _spokenOf.Select(item => (item.Id, IsAnchor: false, State: PlanItemState.Of(item)));
        var anchors = _index.Anchors.Select(anchor => (anchor.Id, IsAnchor: true, State: PlanItemState.Of(anchor)));
        return from each in anchors.Concat(items)
            let before = _before.GetValueOrDefault(each.Id)
            where before != each.State
            select new PlanImportChange
            {
                CampaignId = import.CampaignId,
                ImportId = import.Id,
                RecordId = each.Id,
                IsAnchor = each.IsAnchor,
                Before = before,
                After = each.State,
            };
    }

    private Dictionary<PlanItem, PlanTie?> Predecessors(ImportedPlan.Task said)
    {
        var found = new Dictionary<PlanItem, PlanTie?>();
        foreach (var name in said.WaitsFor!)
        {
            if (_index.FindPredecessor(name) is { } predecessor)
            {
                found.TryAdd(predecessor, said.Ties.GetValueOrDefault(name));
            }
            else
            {
                Tell("Line {0}: there is no task \"{1}\" to wait for, or there are several.", said.Line, name);
            }
        }

        return found;
    }

    private PlanImportProblem? Wrong(ImportedPlan.Task said, PlanItem? item) =>
        said switch
        {
            { Title.Length: > PlanItem.TitleMaxLength } => new(
                "Line {0}: the title is longer than {1} characters.",
                said.Line,
                PlanItem.TitleMaxLength
            ),
            { Key.Length: > PlanImportKey.KeyMaxLength } => new(
                "Line {0}: the identifier is longer than {1} characters.",
                said.Line,
                PlanImportKey.KeyMaxLength
            ),
            _ when item is not null && _spokenOf.Contains(item) => new("Line {0}: {1} stands in the file twice.", said.Line, said.Title),
            _ when item is not null && !_db.Here.MayChange(item) => new(
                "Line {0}: {1} was entered by somebody else, and you may change only your own.",
                said.Line,
                said.Title
            ),
            { Anchor: { } anchor } when _index.FindAnchor(anchor) is null => new(
                "Line {0}: there is no anchor \"{1}\".",
                said.Line,
                anchor
            ),
            _ => null,
        };

    private void Measure(PlanItem item, ImportedPlan.Task said, bool isNew)
    {
        var anchor =
            said.Anchor is { } name ? _index.FindAnchor(name)!.Id
            : said.DueOn is null ? item.AnchorId
            : null;
        item.Measure(
            said.DurationDays ?? (isNew ? 1 : item.DurationDays),
            anchor,
            said.OffsetDays ?? (anchor == item.AnchorId ? item.OffsetDays : 0),
            anchor is null ? said.DueOn ?? item.DueOn : null,
            said.Counting ?? item.Counting
        );
        if (said.Details is { } details)
        {
            item.Tell(details(item.Details));
        }
    }

    private void Describe(PlanItem item, ImportedPlan.Task said)
    {
        (item.Title, item.Note) = (said.Title.Trim(), said.Note ?? item.Note);
        item.PhaseId = said.Phase is { } phase && _phases.TryGetValue(phase, out var known) ? known : item.PhaseId;
        if (said.Owner is { } owner)
        {
            if (_people[Normal.Of(owner)].ToList() is [var person])
            {
                item.OwnerId = person;
            }
            else
            {
                Tell("Line {0}: nobody of this campaign is called {1}, or several are; the task keeps who had it.", said.Line, owner);
            }
        }

        ImportedState.Write(item, said, _db.Here);
    }

    private void Refuse(ImportedPlan.Task said, RefusedException refused) =>
        Tell("Line {0}: {1}: {2}", said.Line, said.Title, _texts[refused.Template, [.. refused.Values]]);

    private void Tell(string template, params object[] values) => Problems.Add(new PlanImportProblem(template, values));
}
