using CampaignHub.Features.Commitments;
using CampaignHub.Features.Recipes;
using CampaignHub.Tests.Features.Recipes;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Commitments;

public sealed class FromARecipe
{
    private static readonly string[] Before = [.. Meetings.FromARecipe.Before, Meetings.FromARecipe.Meetings];

    private const string Promise = """
        { "name": "CampaignHub.Commitments", "commitments": [
          { "id": "letters", "words": "We rewrite the letters.", "by": "director", "post": "head", "meeting": "first", "deadline": "2023-04-28",
            "official": "in_progress", "evidenceStatus": "partial", "public": true, "summary": "Letters one understands.", "demands": ["code"],
            "steps": [{ "rung": "minuted", "on": "2023-01-19", "evidence": "Minutes" },
                      { "rung": "confirmed_in_writing", "on": "2023-01-23", "learntOn": "2023-01-25", "evidence": "Mail", "source": "https://example.org/mail" }] }] }
        """;

    [Fact]
    public async Task A_commitment_of_a_recipe_has_its_steps_and_the_second_run_changes_nothing()
    {
        await using var hub = new HubFactory();
        using var file = new RecipeFile(RecipeFile.Steps([.. Before, Promise]));

        var first = await file.RunAsync(hub);
        var second = await file.RunAsync(hub);

        Assert.Empty(first.Problems);
        Assert.Equal((StepAction.Create, StepAction.Unchanged), (first.Steps[^1].Action, second.Steps[^1].Action));
        var kept = await hub.DbAsync(db => db.Set<Commitment>().IgnoreQueryFilters().Include(each => each.Steps).SingleAsync());
        Assert.Equal((Rung.ConfirmedInWriting, new DateOnly(2023, 1, 17)), (kept.Rung, kept.MadeOn));
        Assert.Equal(new DateOnly(2023, 1, 25), kept.Steps.Single(step => step.Rung == Rung.ConfirmedInWriting).LearntOn);
        Assert.Equal(
            (1, 2),
            (await Ledger.RaisedAsync(hub, nameof(CommitmentMade)), await Ledger.RaisedAsync(hub, nameof(CommitmentMoved)))
        );
        using var visitor = Visitor.At(hub);
        await visitor.OpenAsync("/commitments/we-rewrite-the-letters");
        Assert.Contains("Letters one understands.", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recipe_is_held_to_the_same_rules()
    {
        await using var hub = new HubFactory();
        using var file = new RecipeFile(
            RecipeFile.Steps([
                .. Before,
                """{ "name": "CampaignHub.Commitments", "commitments": [{ "id": "late", "words": "W.", "by": "director", "post": "head", "madeOn": "2023-02-01" }] }""",
            ])
        );

        var report = await file.RunAsync(hub);

        Assert.StartsWith(
            "/steps/4/commitments/late: The director did not hold the post Director general",
            Assert.Single(report.Problems).ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Commitment>().IgnoreQueryFilters().CountAsync()));
    }
}
