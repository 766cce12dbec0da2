using CampaignHub.Data;
using CampaignHub.Features.Planning.Phases;
using CampaignHub.Features.Planning.Windows;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

/// <summary>What the form of a task offers to choose from.</summary>
internal sealed class PlanChoices(HubDb db, CampaignMembers members, SubjectKinds kinds)
{
    private const int MostSubjects = 300;

    /// <summary>What a task is usually about.</summary>
    private static readonly string[] Subjects = ["demand", "meeting", "stakeholder", "release", "commitment"];

    public IReadOnlyList<(Guid Id, string Name)> Anchors { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Name)> Items { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Name)> People { get; private set; } = [];
    public IReadOnlyList<PlanWindow> Windows { get; private set; } = [];
    public IReadOnlyList<string> Phases { get; private set; } = [];

    /// <summary>By kind, as their English title, and name.</summary>
    public IReadOnlyList<(string Kind, string Title, string Value)> About { get; private set; } = [];

    public async Task LoadAsync(Guid? except, CancellationToken cancellationToken)
    {
        Anchors =
        [
            .. (await db.Set<Anchor>().OrderBy(anchor => anchor.Day).ToListAsync(cancellationToken)).Select(anchor =>
                (anchor.Id, anchor.Name)
            ),
        ];
        var items = await db.Set<PlanItem>()
            .Where(item => item.Id != except)
            .OrderBy(item => item.FindText)
            .Select(item => new { item.Id, item.Title })
            .ToListAsync(cancellationToken);
        Items = [.. items.Select(item => (item.Id, item.Title))];
        People = await members.ListAsync(cancellationToken);
        Windows = await db.Set<PlanWindow>().AsNoTracking().OrderBy(window => window.From).ToListAsync(cancellationToken);
        Phases = await db.Set<PlanPhase>().OrderBy(phase => phase.Position).Select(phase => phase.Name).ToListAsync(cancellationToken);
        await LoadAboutAsync(except, cancellationToken);
    }

    private async Task LoadAboutAsync(Guid? item, CancellationToken cancellationToken)
    {
        var campaign = db.Here.Campaign.Id;
        var seen = Subjects.Where(name => kinds.Find(name) is { } kind && db.Here.Can(kind.View)).ToList();
        var found = await db
            .SearchEntries.Where(entry => seen.Contains(entry.Kind) && entry.CampaignId == campaign)
            .OrderBy(entry => entry.Kind)
            .ThenBy(entry => entry.TitleWords)
            .Take(MostSubjects)
            .ToListAsync(cancellationToken);
        // What the task is about already is kept, wherever it stands.
        var about = await db.Set<PlanItemSubject>()
            .Where(each => each.ItemId == item)
            .Select(each => each.SubjectId)
            .ToListAsync(cancellationToken);
        about.RemoveAll(id => found.Exists(entry => entry.Id == id));
        if (about.Count > 0)
        {
            found.AddRange(await db.SearchEntries.Where(entry => about.Contains(entry.Id)).ToListAsync(cancellationToken));
        }

        About =
        [
            .. found
                .Where(entry => kinds.Find(entry.Kind) is { } kind && db.Here.Can(kind.View))
                .Select(entry => (kinds.Find(entry.Kind)!.Title, entry.Title, $"{entry.Kind}:{entry.Id}")),
        ];
    }
}
