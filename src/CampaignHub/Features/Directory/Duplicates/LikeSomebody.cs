using CampaignHub.Data;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>Whom of the directory somebody may be who is about to be entered by hand.</summary>
internal sealed class LikeSomebody(HubDb db)
{
    // A hint is read at a glance.
    private const int Most = 5;
    private const int Looked = 500;

    /// <returns>By name alone, the most alike first; one letter apart says too little to ask.</returns>
    public async Task<IReadOnlyList<Actor>> FindAsync(ActorKind kind, ActorForm form, CancellationToken cancellationToken)
    {
        var facts = ActorFacts.Of(kind, form.FirstName ?? "", form.Name, form.Acronym ?? "", []);
        var words = Normal.Words($"{form.FirstName} {form.Name}").Where(word => word.Length > 1).ToList();
        if (words.Count == 0)
        {
            return [];
        }

        // The longest word stands in both, in whatever order it is written.
        var longest = words.MaxBy(word => word.Length)!;
        var near = await db.Set<Actor>()
            .AsNoTracking()
            .Where(actor => (actor.Type == ActorKind.Person) == (kind == ActorKind.Person) && actor.FindText.Contains(longest))
            .OrderBy(actor => actor.FindText)
            .Take(Looked)
            .ToListAsync(cancellationToken);
        return
        [
            .. near.Select(actor =>
                    (Actor: actor, Likeness: Likeness.Of(facts, ActorFacts.Of(actor.Type, actor.FirstName, actor.Name, actor.Acronym, [])))
                )
                .Where(each => each.Likeness.Reasons.Any(reason => reason != LikenessReason.OneLetterApart))
                .OrderByDescending(each => each.Likeness.Degree)
                .Take(Most)
                .Select(each => each.Actor),
        ];
    }
}
