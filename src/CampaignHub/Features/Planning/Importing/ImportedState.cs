using CampaignHub.Platform.Access;

namespace CampaignHub.Features.Planning.Importing;

/// <summary>How far a task is, as a file says.</summary>
internal static class ImportedState
{
    /// <returns>Whether the file says that it is done, begun or fixed, and not when: then it is since today.</returns>
    /// <exception cref="Platform.RefusedException">Its days cannot be.</exception>
    public static bool Write(PlanItem item, ImportedPlan.Task said, Here here)
    {
        if (said.Kept is not { } kept)
        {
            if (said.IsOpen && item.IsDone)
            {
                item.Free();
            }

            return false;
        }

        // Days that it says go before those that the task has, and those before today.
        var known = kept.From ?? (kept.State == item.State ? item.HeldFrom : null);
        var from = known ?? (kept.To < here.Today ? kept.To.Value : here.Today);
        var to = kept.To ?? (known == item.HeldFrom ? item.HeldTo : null) ?? from;
        Keep(item, kept.State, from, to, here);
        return kept.State != PlanState.NotStarted && known is null && kept.To is null;
    }

    private static void Keep(PlanItem item, PlanState state, DateOnly from, DateOnly to, Here here)
    {
        switch (state)
        {
            case PlanState.NotStarted:
                item.Free();
                break;
            case PlanState.Done:
                item.Finish(here.Now, here.User?.Id, from, to);
                break;
            case PlanState.Started:
                item.Begin(from, here.Today);
                break;
            // Whom it was promised to is no part of a file.
            case PlanState.Promised:
                item.Hold(from, to, item.PromisedTo);
                break;
            // Project knows no promise: one that was made here for these days stands.
            case PlanState.Pinned when (item.State, item.HeldFrom, item.HeldTo) != (PlanState.Promised, from, to):
                item.Hold(from, to, promisedTo: null);
                break;
        }
    }
}
