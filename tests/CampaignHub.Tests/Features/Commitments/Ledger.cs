using CampaignHub.Features.Demands;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders;

namespace CampaignHub.Tests.Features.Commitments;

/// <summary>A director general with a post that was held from November 2017 until the end of June 2023, on the map of the test campaign.</summary>
internal sealed record Ledger(Guid Director, Guid Post, Guid Demand)
{
    public const string Admin = "/admin/campaigns/test/commitments";
    public const string Words = "Nobody will be suspended before they could explain themselves.";

    public static Task<Ledger> OpenAsync(HubFactory hub) =>
        hub.DbAsync(async db =>
        {
            var fund = new Actor { Type = ActorKind.Organisation, Name = "Family fund" };
            var director = new Actor { Type = ActorKind.Person, Name = "Director general" };
            var post = CampaignHub.Features.Directory.Post.Of(fund, "Director general");
            var demand = new Demand
            {
                CampaignId = hub.Campaign.Id,
                Number = 1,
                Title = "No automatic suspension",
            };
            db.AddRange(fund, director, post, demand);
            db.Add(Mandate.Of(director, post, new DateOnly(2017, 11, 1), new DateOnly(2023, 6, 30)));
            db.Add(
                new Stakeholder
                {
                    CampaignId = hub.Campaign.Id,
                    ActorId = director.Id,
                    Actor = director,
                    Class = TargetClass.DirectTarget,
                }
            );
            await db.SaveChangesAsync();
            return new Ledger(director.Id, post.Id, demand.Id);
        });

    public async Task<string> RecordAsync(Visitor visitor, string? deadline = null)
    {
        await visitor.OpenAsync($"{Admin}/new");
        await visitor.SubmitAsync(
            "#commitment",
            ("Form.Words", Words),
            ("Form.ActorId", $"{Director}"),
            ("Form.PostId", $"{Post}"),
            ("Form.MadeOn", "2023-01-17"),
            ("Form.Place", "At the fund"),
            ("Form.Deadline", deadline ?? "")
        );
        return visitor.Location?.ToString() ?? "";
    }
}
