using CampaignHub.Platform;

namespace CampaignHub.Features.Planning.Replanning;

/// <summary>The part of <see cref="PlanEdit"/> that changes what decides the dates of a task.</summary>
internal sealed class EditTerms(PlanRecords records)
{
    public IReadOnlyList<PlanChange> Stand(PlanChange change, PlanItem item)
    {
        var old = PlanTerms.Of(item);
        var asked = PlanTerms.Read(change.Text);
        var wanted = change.OldText is { } was ? asked.Since(PlanTerms.Read(was), old) : asked;
        if (wanted.AnchorId is { } anchor && wanted.AnchorId != old.AnchorId && records.Anchors.All(each => each.Id != anchor))
        {
            throw new RefusedException("This anchor is not part of the plan any more.");
        }

        if (wanted.WindowId is { } window && wanted.WindowId != old.WindowId && records.Windows.All(each => each.Id != window))
        {
            throw new RefusedException("This window is not part of the plan any more.");
        }

        item.Stand(wanted);
        var now = PlanTerms.Of(item);
        return now == old ? [] : [change with { Name = item.Title, Text = Named(now).Write(), OldText = Named(old).Write() }];
    }

    public IReadOnlyList<PlanChange> Bind(PlanChange change, PlanItem item)
    {
        var link = item.WaitsFor.FirstOrDefault(each => each.PredecessorId == change.AfterId);
        var (old, wanted) = (PlanTie.Of(link), PlanTie.Read(change.Text));
        var before = records.Items.FirstOrDefault(each => each.Id == change.AfterId);
        if (wanted is not null)
        {
            if (before is null)
            {
                throw new RefusedException("The task to wait for is not part of the plan any more.");
            }

            item.WaitFor(before.Id).Bind(wanted.Type, wanted.Lag, wanted.Unit);
        }
        else if (link is not null)
        {
            item.WaitNoLonger(link);
        }

        return wanted == old || before is null
            ? []
            : [change with { Name = item.Title, AfterName = before.Title, Text = wanted?.Write(), OldText = old?.Write() }];
    }

    private PlanTerms Named(PlanTerms terms) =>
        terms with
        {
            Anchor = records.Anchors.FirstOrDefault(each => each.Id == terms.AnchorId)?.Name ?? "",
            Window = records.Windows.FirstOrDefault(each => each.Id == terms.WindowId)?.Name ?? "",
        };
}
