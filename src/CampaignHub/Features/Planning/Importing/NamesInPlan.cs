using CampaignHub.Data;
using CampaignHub.Features.Planning.Phases;
using CampaignHub.Features.Planning.Windows;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Importing;

/// <summary>Whom and what the words of a file mean in the campaign: a name that several have means none of them.</summary>
internal sealed class NamesInPlan
{
    private readonly ILookup<string, Guid> _people;
    private readonly ILookup<string, Guid> _windows;
    private readonly Dictionary<string, Guid?> _phases = new(StringComparer.Ordinal);

    private NamesInPlan(IEnumerable<(string Name, Guid Id)> people, IEnumerable<(string Name, Guid Id)> windows) =>
        (_people, _windows) = (ByName(people), ByName(windows));

    /// <summary>Phases that are not there are added: so a dry run lets go of what is tracked.</summary>
    public static async Task<NamesInPlan> ReadAsync(
        ImportedPlan file,
        HubDb db,
        CampaignMembers members,
        NamePhase naming,
        CancellationToken cancellationToken
    )
    {
        var people = await members
            .Query.Select(user => new
            {
                user.Id,
                user.Name,
                user.Email,
            })
            .ToListAsync(cancellationToken);
        var windows = await db.Set<PlanWindow>().Select(window => new { window.Id, window.Name }).ToListAsync(cancellationToken);
        var names = new NamesInPlan(
            people.SelectMany(person => new[] { (person.Name, person.Id), (person.Email ?? "", person.Id) }),
            windows.Select(window => (window.Name, window.Id))
        );
        // A name too long for a phase is none.
        foreach (var said in file.Tasks.Select(task => task.Phase).OfType<string>().Where(said => said.Length <= PlanPhase.NameMaxLength))
        {
            if (!names._phases.ContainsKey(said))
            {
                names._phases.Add(said, await naming.ExecuteAsync(said, cancellationToken));
            }
        }

        return names;
    }

    /// <summary>By name or mail address, of those who may have a task.</summary>
    public Guid? Person(string name) => Only(_people, name);

    public Guid? Window(string name) => Only(_windows, name);

    public Guid? Phase(string name) => _phases.GetValueOrDefault(name);

    private static Guid? Only(ILookup<string, Guid> known, string name) => known[Normal.Of(name)].ToList() is [var one] ? one : null;

    private static ILookup<string, Guid> ByName(IEnumerable<(string Name, Guid Id)> named) =>
        named
            .Where(each => each.Name.Length > 0)
            .Distinct()
            .ToLookup(each => Normal.Of(each.Name), each => each.Id, StringComparer.Ordinal);
}
