using CampaignHub.Data;
using CampaignHub.Features.Planning.Replanning;
using CampaignHub.Platform;
using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Planning.Importing;

/// <summary>Writes what the tasks of a file wait for, once all of them are there; links that would make a loop are left out and told.</summary>
internal sealed class ImportedLinks(HubDb db, PlanIndex index, Texts texts, List<PlanImportProblem> problems)
{
    /// <summary>What is waited for no longer goes first, lest it make a loop with what comes.</summary>
    public void Write(IReadOnlyList<ImportedPlan.Task> tasks, IReadOnlyDictionary<ImportedPlan.Task, PlanItem> written)
    {
        var told = tasks
            .Where(said => said.WaitsFor is not null && written.ContainsKey(said))
            .Select(said => (Said: said, Item: written[said], Wanted: Predecessors(said)))
            .ToList();
        foreach (var (_, item, wanted) in told)
        {
            item.WaitOnlyFor([.. item.WaitsFor.Select(link => link.PredecessorId).Intersect(wanted.Keys.Select(each => each.Id))], db);
        }

        foreach (var (said, item, ties) in told)
        {
            var wanted = ties.Keys.ToHashSet();
            foreach (var looped in wanted.Where(each => each.Id == item.Id || index.Waits(each, item.Id)).ToList())
            {
                wanted.Remove(looped);
                Tell("Line {0}: {1} and {2} would wait for one another; the link is left out.", said.Line, said.Title, looped.Title);
            }

            item.WaitOnlyFor([.. wanted.Select(each => each.Id)], db);
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
                Tell("Line {0}: {1}: {2}", said.Line, said.Title, texts[refused.Template, [.. refused.Values]]);
            }
        }
    }

    private Dictionary<PlanItem, PlanTie?> Predecessors(ImportedPlan.Task said)
    {
        var found = new Dictionary<PlanItem, PlanTie?>();
        foreach (var name in said.WaitsFor!)
        {
            if (index.FindPredecessor(name) is { } predecessor)
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

    private void Tell(string template, params object[] values) => problems.Add(new PlanImportProblem(template, values));
}
