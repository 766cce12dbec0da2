using CampaignHub.Features.Commitments;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Directory;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Commitments;

/// <summary>A director general whose post was held until the end of January 2023, and what she promised on 17 January. Today is 7 February.</summary>
internal sealed record Ledger(Guid Director, Guid Post, Guid Fund, Guid Demand)
{
    public const string Path = "/admin/campaigns/test/commitments";
    public const string Words = "Nobody will be suspended before they could explain themselves.";

    public static Task<Ledger> OpenAsync(HubFactory hub) =>
        hub.DbAsync(async db =>
        {
            var fund = new Actor { Type = ActorKind.Organisation, Name = "Family fund" };
            var director = new Actor { Type = ActorKind.Person, Name = "Director Duval" };
            var post = CampaignHub.Features.Directory.Post.Of(fund, "Director general");
            var demand = new Demand
            {
                CampaignId = hub.Campaign.Id,
                Number = 1,
                Title = "No automatic suspension",
            };
            db.AddRange(fund, director, post, demand);
            db.Add(Mandate.Of(director, post, new DateOnly(2017, 11, 1), new DateOnly(2023, 1, 31)));
            await db.SaveChangesAsync();
            return new Ledger(director.Id, post.Id, fund.Id, demand.Id);
        });

    public async Task<Guid> RecordAsync(Visitor visitor, string deadline = "", string words = Words)
    {
        await visitor.OpenAsync($"{Path}/new");
        await visitor.SubmitAsync(
            "form[data-guard]",
            ("Form.Words", words),
            ("Form.ById", $"{Director}"),
            ("Form.PostId", $"{Post}"),
            ("Form.MadeOn", "2023-01-17"),
            ("Form.Deadline", deadline),
            ("Form.Demands", $"{Demand}")
        );
        Assert.Equal(System.Net.HttpStatusCode.Redirect, visitor.Status);
        return Guid.Parse(visitor.Location!.OriginalString.Split('/')[^1]);
    }

    public static async Task ClimbAsync(Visitor visitor, Guid id, string rung, string day, string evidence)
    {
        await visitor.OpenAsync($"{Path}/{id}");
        await visitor.SubmitAsync("#step", ("Step.Rung", rung), ("Step.TrueOn", day), ("Step.Evidence", evidence));
    }

    public static Task<Commitment> ReadAsync(HubFactory hub, Guid id) =>
        hub.DbAsync(db =>
            db.Set<Commitment>()
                .Include(commitment => commitment.Steps)
                .Include(commitment => commitment.Demands)
                .AsSplitQuery()
                .SingleAsync(commitment => commitment.Id == id)
        );

    public static Task<int> RaisedAsync(HubFactory hub, string name) => hub.DbAsync(db => db.Outbox.CountAsync(row => row.Name == name));
}
