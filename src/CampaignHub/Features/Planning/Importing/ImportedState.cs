using CampaignHub.Planning;
using CampaignHub.Platform.Access;

namespace CampaignHub.Features.Planning.Importing;

/// <summary>How far a task is, as a file says.</summary>
internal static class ImportedState
{
    /// <exception cref="Platform.RefusedException">Its days cannot be.</exception>
    public static void Write(PlanItem item, ImportedPlan.Task said, Here here)
    {
        if (said.Kept is { } kept)
        {
            Keep(item, kept, here);
        }
        else if (said.IsDone == true)
        {
            // A table says that it is done, and not when.
            item.Finish(here.Now, here.User?.Id, item.HeldFrom ?? here.Today, item.HeldTo ?? here.Today);
        }
        else if (said.IsDone == false && item.IsDone)
        {
            item.Free();
        }
    }

    private static void Keep(PlanItem item, ImportedPlan.Held held, Here here)
    {
        switch (held.Progress)
        {
            case Progress.Done:
                item.Finish(here.Now, here.User?.Id, held.From, held.To);
                break;
            case Progress.Started:
                item.Begin(held.From, here.Today);
                break;
            // Promised here already: a file knows no promise.
            case Progress.NotStarted when (item.State, item.HeldFrom, item.HeldTo) != (PlanState.Promised, held.From, held.To):
                item.Hold(held.From, held.To, promisedTo: null);
                break;
        }
    }
}
