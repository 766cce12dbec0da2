namespace CampaignHub.Features.Planning.Replanning;

/// <summary>Writes a task as its page tells it. What moves dates is left to be shown first; where nothing moves there is nothing to weigh, and it is made as well.</summary>
internal sealed class ReviseTask(SavePlanItem save, PreviewPlan preview, ApplyPlan apply)
{
    /// <param name="item">With what it waits for.</param>
    /// <param name="input">All that its page tells.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <returns>The changes that move something: they are not made.</returns>
    public async Task<IReadOnlyList<PlanChange>> ExecuteAsync(PlanItem item, SavePlanItem.Input input, CancellationToken cancellationToken)
    {
        var changes = PlanTerms.Asked(item, input);
        // What would be refused is refused before anything is saved.
        var seen = changes.Count == 0 ? null : await preview.ExecuteAsync(changes, cancellationToken);
        await save.ExecuteAsync(item, input.Keeping(item), cancellationToken);
        if (seen is { MovesNothing: false })
        {
            return changes;
        }

        if (seen is not null)
        {
            await apply.ExecuteAsync(new(changes), cancellationToken);
        }

        return [];
    }
}
