using CampaignHub.Features.Directory.Rights;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Features.Stakeholders;
using CampaignHub.Tests.Features.Stakeholders.Importing;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Directory.Rights;

/// <summary>What an erasure cannot decide is said before, and what left the hub is written down in words.</summary>
public sealed class Warning
{
    [Fact]
    public async Task A_last_name_that_stands_alone_in_texts_is_listed_with_its_place_before_the_erasure()
    {
        await using var hub = new HubFactory();
        var person = await RightsRoom.PersonAsync(hub, "Odile", "Marchand");
        var other = await RightsRoom.PersonAsync(hub, "Paul", "Blanc", note: "Marchand, his boss, agrees");
        await RightsRoom.MeetAsync(hub, "Lunch", "As MARCHAND told us, the fund waits.", other.Id);
        await RightsRoom.MeetAsync(hub, "Walk", "Odile Marchand was there, marchandise too.", other.Id);
        await RightsRoom.MeetAsync(hub, "A call of both", "Marchand said no.", person.Id, other.Id);
        await RightsRoom.MeetAsync(hub, "Her own call", "Marchand goes with it.", person.Id);
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);

        await visitor.OpenAsync($"{RightsRoom.Root}/{person.Id}/erasure");

        var alone = visitor
            .Page.QuerySelectorAll("#alone li")
            .Select(each => string.Join(' ', each.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)))
            .ToList();
        Assert.Equal(2, alone.Count(line => line.StartsWith("Interactions:", StringComparison.Ordinal)));
        Assert.Contains(alone, line => line.Contains("As MARCHAND told us", StringComparison.Ordinal));
        Assert.Contains(alone, line => line.Contains("Marchand said no", StringComparison.Ordinal));
        Assert.Contains(alone, line => line.Contains("Marchand, his boss, agrees", StringComparison.Ordinal));
        Assert.DoesNotContain(alone, line => line.Contains("goes with it", StringComparison.Ordinal));
        Assert.DoesNotContain(alone, line => line.Contains("marchandise", StringComparison.Ordinal));
        Assert.Contains("The last name stands alone in these texts", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_warned_of_a_last_name_that_stands_nowhere_alone()
    {
        await using var hub = new HubFactory();
        var person = await RightsRoom.PersonAsync(hub, "Odile", "Marchand");
        var other = await RightsRoom.PersonAsync(hub, "Paul", "Blanc");
        await RightsRoom.MeetAsync(hub, "Walk", "Marchand, Odile was there; marchandise too.", other.Id);
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);

        await visitor.OpenAsync($"{RightsRoom.Root}/{person.Id}/erasure");

        Assert.Null(visitor.Page.QuerySelector("#alone"));
    }

    [Fact]
    public async Task The_register_of_exports_is_in_words_and_says_what_the_console_did()
    {
        await using var hub = new HubFactory();
        await StakeholderDesk.PutAsync(hub, "Roy");
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        foreach (var suffix in new[] { "graphml", "v3.vcf", "kumu.xlsx", "csv" })
        {
            await ImportDesk.ExportAsync(visitor, suffix);
        }

        await hub.DbAsync(async db =>
        {
            db.Add(
                new DataExport
                {
                    At = HubFactory.Start,
                    UserId = null,
                    Scope = "The map",
                    Reason = "CSV",
                    People = 1,
                }
            );
            return await db.SaveChangesAsync();
        });

        await visitor.OpenAsync($"{RightsRoom.Root}/rights/register");

        Assert.Equal(
            ["CSV", "CSV", "GraphML", "Kumu (XLSX)", "vCard 3.0"],
            visitor.Page.QuerySelectorAll("[data-label=Reason]").Select(each => each.TextContent).Order(StringComparer.Ordinal)
        );
        Assert.Equal(1, visitor.Page.QuerySelectorAll("[data-label=By]").Count(each => each.TextContent == "console"));
        Assert.DoesNotContain("–", visitor.Page.QuerySelectorAll("[data-label=By]").Select(each => each.TextContent));
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Interaction>().CountAsync()));
    }
}
