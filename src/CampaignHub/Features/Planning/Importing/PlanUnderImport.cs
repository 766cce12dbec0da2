using CampaignHub.Data;
using CampaignHub.Features.Planning.Phases;
using CampaignHub.Platform;
using CampaignHub.Platform.Language;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Importing;

/// <summary>The plan while a file is written into it: what was changed, and what could not be.</summary>
internal sealed class PlanUnderImport
{
    private readonly HubDb _db;
    private readonly Texts _texts;
    private readonly PlanIndex _index;
    private readonly Dictionary<Guid, string> _before;
    private readonly NamesInPlan _names;
    private readonly Dictionary<ImportedPlan.Task, PlanItem> _written = [];
    private readonly HashSet<PlanItem> _spokenOf = [];

    /// <param name="db">Where the changes are tracked.</param>
    /// <param name="index">Of the plan as it is.</param>
    /// <param name="items">The same, with what they wait for.</param>
    /// <param name="texts">Of the reader, for what is refused.</param>
    /// <param name="names">What the file calls people, phases and windows.</param>
    public PlanUnderImport(HubDb db, PlanIndex index, IReadOnlyList<PlanItem> items, Texts texts, NamesInPlan names)
    {
        (_db, _index, _texts, _names) = (db, index, texts, names);
        _before = items
            .Select(item => (item.Id, State: PlanItemState.Of(item)))
            .Concat(index.Anchors.Select(anchor => (anchor.Id, State: PlanItemState.Of(anchor))))
            .ToDictionary(each => each.Id, each => each.State);
    }

    public List<PlanImportProblem> Problems { get; } = [];

    /// <summary>Tasks of which the file says how far they are, and not since when.</summary>
    public int Undated { get; private set; }

    // A command acts for the machine's administrator.
    private bool MayMoveAnchors => _db.Here.User is null || _db.Here.Can(PlanningFeature.MoveAnchors);

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

        if (!MayMoveAnchors || said.Day.Year is < 1950 or > 2099 || said.Name.Length is 0 or > Anchor.NameMaxLength)
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

    /// <summary>Once all tasks are written: what each waits for.</summary>
    public void Link(IReadOnlyList<ImportedPlan.Task> tasks) => new ImportedLinks(_db, _index, _texts, Problems).Write(tasks, _written);

    /// <summary>What is not as it was.</summary>
    public IEnumerable<PlanImportChange> Changes(PlanImport import)
    {
        var items = _spokenOf.Select(item => (item.Id, Of: PlanImportRecord.Task, State: PlanItemState.Of(item)));
        var anchors = _index.Anchors.Select(anchor => (anchor.Id, Of: PlanImportRecord.Anchor, State: PlanItemState.Of(anchor)));
        var phases = _db.Set<PlanPhase>()
            .Local.Where(phase => _db.Entry(phase).State == EntityState.Added)
            .Select(phase => (phase.Id, Of: PlanImportRecord.Phase, State: phase.Name));
        return from each in phases.Concat(anchors).Concat(items)
            let before = _before.GetValueOrDefault(each.Id)
            where before != each.State
            select new PlanImportChange
            {
                CampaignId = import.CampaignId,
                ImportId = import.Id,
                RecordId = each.Id,
                Of = each.Of,
                Before = before,
                After = each.State,
            };
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
        item.PhaseId = said.Phase is { } phase ? _names.Phase(phase) ?? item.PhaseId : item.PhaseId;
        if (said.Owner is { } owner)
        {
            if (_names.Person(owner) is { } person)
            {
                item.OwnerId = person;
            }
            else
            {
                Tell("Line {0}: nobody of this campaign is called {1}, or several are; the task keeps who had it.", said.Line, owner);
            }
        }

        item.Tell(item.Details with { WindowId = WindowOf(said) ?? item.WindowId, Reviewers = ReviewersOf(said) ?? item.ReviewerIds });
        Undated += ImportedState.Write(item, said, _db.Here) ? 1 : 0;
    }

    private Guid? WindowOf(ImportedPlan.Task said)
    {
        if (said.Window is not { } name)
        {
            return null;
        }

        if (_names.Window(name) is { } window)
        {
            return window;
        }

        Tell("Line {0}: no window of the plan is called {1}, or several are; the task stands within none for that.", said.Line, name);
        return null;
    }

    private List<Guid>? ReviewersOf(ImportedPlan.Task said)
    {
        if (said.Reviewers is not { } names)
        {
            return null;
        }

        foreach (var name in names.Where(name => _names.Person(name) is null))
        {
            Tell("Line {0}: nobody of this campaign is called {1}, or several are; they do not review it.", said.Line, name);
        }

        return [.. names.Select(_names.Person).OfType<Guid>()];
    }

    private void Refuse(ImportedPlan.Task said, RefusedException refused) =>
        Tell("Line {0}: {1}: {2}", said.Line, said.Title, _texts[refused.Template, [.. refused.Values]]);

    private void Tell(string template, params object[] values) => Problems.Add(new PlanImportProblem(template, values));
}
