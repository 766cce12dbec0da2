using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Directory.Rights;

/// <summary>People whom nobody dealt with for years are proposed, and erased when somebody says so.</summary>
public sealed class Retaining
{
    [Fact]
    public async Task Somebody_is_proposed_the_second_after_three_years_without_use_and_not_before()
    {
        await using var hub = new HubFactory();
        var person = await RightsRoom.PersonAsync(hub, "Jeanne", "Roy", "jeanne@example.org");
        var limit = HubFactory.Start.AddYears(Retention.DefaultYears);

        hub.Clock.SetUtcNow(limit);
        var before = await ProposeAsync(hub);
        hub.Clock.SetUtcNow(limit.AddSeconds(1));
        var after = await ProposeAsync(hub);

        Assert.Empty(before);
        Assert.Equal([person.Id], after);
    }

    [Fact]
    public async Task A_contact_a_mail_and_a_legal_hold_keep_somebody_off_the_list()
    {
        await using var hub = new HubFactory();
        var met = await RightsRoom.PersonAsync(hub, "Jeanne", "Roy");
        var written = await RightsRoom.PersonAsync(hub, "Paul", "Blanc", "paul@example.org");
        var held = await RightsRoom.PersonAsync(hub, "Luc", "Noir");
        var idle = await RightsRoom.PersonAsync(hub, "Anne", "Gris");
        await hub.DbAsync(async db =>
        {
            var rights = new PersonRights { ActorId = held.Id };
            rights.Hold("A case in court.");
            db.Add(rights);
            return await db.SaveChangesAsync();
        });
        hub.Clock.SetUtcNow(HubFactory.Start.AddYears(2));
        await RightsRoom.MeetAsync(hub, "Call", "", met.Id);
        await RightsRoom.MailAsync(hub, "News", "Text", "paul@example.org");
        await RightsRoom.DeliveredAsync(hub);

        hub.Clock.SetUtcNow(HubFactory.Start.AddYears(4));

        Assert.Equal([idle.Id], await ProposeAsync(hub));
        Assert.DoesNotContain(written.Id, await ProposeAsync(hub));
    }

    [Fact]
    public async Task Only_who_is_chosen_and_confirmed_is_erased_and_the_list_said_so_before()
    {
        await using var hub = new HubFactory();
        var gone = await RightsRoom.PersonAsync(hub, "Jeanne", "Roy", "jeanne@example.org");
        var kept = await RightsRoom.PersonAsync(hub, "Paul", "Blanc");
        hub.Clock.SetUtcNow(HubFactory.Start.AddYears(4));
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await visitor.OpenAsync($"{RightsRoom.Root}/rights/retention");
        var listed = visitor
            .Page.QuerySelectorAll("#retained input[name=people]")
            .Select(box => Guid.Parse(box.GetAttribute("value")!))
            .ToHashSet();

        await visitor.AskAsync("form#retained", ("people", $"{gone.Id}"));
        Assert.Equal(2, await hub.DbAsync(db => db.Set<Actor>().CountAsync()));
        await visitor.SubmitAsync("form#confirm");

        Assert.Equal(new HashSet<Guid> { gone.Id, kept.Id }, listed);
        Assert.Equal([kept.Id], await hub.DbAsync(db => db.WithTrash<Actor>().Select(actor => actor.Id).ToListAsync()));
        var erasure = await hub.DbAsync(db => db.Set<Erasure>().SingleAsync());
        Assert.Equal((gone.Id, ErasureCause.KeptLongEnough), (erasure.Id, erasure.Cause));
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Suppression>().CountAsync()));
    }

    [Fact]
    public async Task Whoever_still_holds_a_post_is_proposed_with_it_to_look_at_twice()
    {
        await using var hub = new HubFactory();
        var sitting = await RightsRoom.PersonAsync(hub, "Jeanne", "Roy");
        var former = await RightsRoom.PersonAsync(hub, "Paul", "Blanc");
        await hub.DbAsync(async db =>
        {
            var fund = new Actor { Type = ActorKind.Organisation, Name = "Family fund" };
            var director = Post.Of(fund, "Director");
            db.AddRange(fund, director);
            db.Add(Mandate.Of(sitting, director, new DateOnly(2022, 1, 1), until: null));
            db.Add(Mandate.Of(former, director, new DateOnly(2019, 1, 1), new DateOnly(2021, 12, 31)));
            return await db.SaveChangesAsync();
        });
        hub.Clock.SetUtcNow(HubFactory.Start.AddYears(4));
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);

        await visitor.OpenAsync($"{RightsRoom.Root}/rights/retention");

        var lines = visitor.Page.QuerySelectorAll("#retained label").Select(line => line.TextContent).ToList();
        Assert.Equal(2, lines.Count);
        Assert.Contains(
            "Still holds, as far as we know: Director, Family fund",
            lines.Single(line => line.Contains("Roy", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "Still holds",
            lines.Single(line => line.Contains("Blanc", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Somebody_who_is_in_use_again_since_the_list_was_made_is_not_erased()
    {
        await using var hub = new HubFactory();
        var person = await RightsRoom.PersonAsync(hub, "Jeanne", "Roy");
        hub.Clock.SetUtcNow(HubFactory.Start.AddYears(4));
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await visitor.OpenAsync($"{RightsRoom.Root}/rights/retention");
        await hub.DbAsync(async db =>
        {
            (await db.Set<Actor>().SingleAsync(actor => actor.Id == person.Id)).Function = "Adviser";
            return await db.SaveChangesAsync();
        });

        await visitor.SubmitAsync("form#retained", ("people", $"{person.Id}"));

        Assert.Contains("in use again", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(1, await hub.DbAsync(db => db.Set<Actor>().CountAsync()));
    }

    [Fact]
    public async Task The_years_are_the_administrators_to_set()
    {
        await using var hub = new HubFactory();
        await RightsRoom.PersonAsync(hub, "Jeanne", "Roy");
        using var administrator = await hub.AdministratorAsync();

        await administrator.OpenAsync($"{RightsRoom.Root}/rights/retention");
        await administrator.SubmitAsync("form#years", ("years", "1"));

        hub.Clock.SetUtcNow(HubFactory.Start.AddYears(1).AddSeconds(1));
        Assert.Single(await ProposeAsync(hub));
    }

    private static Task<List<Guid>> ProposeAsync(HubFactory hub) =>
        hub.InsideAsync(async services =>
            (await services.GetRequiredService<RightsDesk>().ProposeAsync(TestContext.Current.CancellationToken))
                .Select(actor => actor.Id)
                .ToList()
        );
}
