using CampaignHub.Data;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Records;

namespace CampaignHub.Features.Planning;

/// <summary>On the page of any record: the tasks that are about it.</summary>
internal sealed class RelatedTasks(HubDb db, CampaignPlan plan, Texts texts) : IRelated
{
    public async Task<IReadOnlyList<RelatedLine>> OfAsync(SubjectRef about, CancellationToken cancellationToken)
    {
        if (!db.Here.Can(PlanningFeature.View) || !db.Set<PlanItemSubject>().Any(each => each.SubjectId == about.Id))
        {
            return [];
        }

        var lines = (await plan.ReadAsync(cancellationToken)).Lines.Where(line => line.Item.IsAbout(about.Kind, about.Id));
        return
        [
            .. lines.Select(line => new RelatedLine(
                texts["Tasks"],
                line.Item.IsDone ? "check" : "list-check",
                line.Item.Title,
                Links.Planning.Show(db.Here.Campaign.Slug, line.Item.Id),
                Detail(line)
            )),
        ];
    }

    private string Detail(CampaignPlan.Line line) =>
        line.Item.IsDone ? texts["done"]
        : !line.IsDated ? texts["no date"]
        : PlanSlip.Sentence(line, texts);
}
