using System.Net;
using CampaignHub.Features.Directory;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Directory;

/// <summary>What cannot be is refused in one clear sentence in the language of who asks, and what is there stays as it was.</summary>
public sealed class RulingInWords
{
    [Theory]
    [InlineData("en", "Dupré reports to Roy already, so Roy cannot report to Dupré.")]
    [InlineData("fr", "Dupré dépend déjà de Roy : Roy ne peut donc pas dépendre de Dupré.")]
    public async Task Whoever_would_report_to_themselves_through_others(string language, string words)
    {
        await using var hub = new HubFactory();
        using var program = await ProgramAsync(hub, language);
        var (roy, dupre) = (await RuledLines.ActorAsync(hub, "Roy"), await RuledLines.ActorAsync(hub, "Dupré"));
        var ended = await RuledLines.TieAsync(program, roy, dupre, "2020-12-31");
        await RuledLines.TieAsync(program, dupre, roy);

        var anew = await RuledLines.TieAsync(program, roy, dupre);
        var prolonged = await program.SendAsync(HttpMethod.Patch, $"ties/{ended.Text("id")}", new { until = "2030-12-31" });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, words), (anew.Status, anew.Text("detail")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, words), (prolonged.Status, prolonged.Text("detail")));
        Assert.Equal(
            [new DateOnly(2020, 12, 31), null],
            await hub.DbAsync(db => db.Set<Tie>().OrderBy(tie => tie.Id).Select(tie => tie.Until).ToListAsync())
        );
    }

    [Theory]
    [InlineData("en", "An actor has no tie to itself.")]
    [InlineData("fr", "Un acteur n'a pas de lien avec lui-même.")]
    public async Task A_tie_to_oneself(string language, string words)
    {
        await using var hub = new HubFactory();
        using var program = await ProgramAsync(hub, language);
        var roy = await RuledLines.ActorAsync(hub, "Roy");

        var answer = await RuledLines.TieAsync(program, roy, roy);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, words), (answer.Status, answer.Text("detail")));
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Tie>().CountAsync()));
    }

    [Theory]
    [InlineData(
        "en",
        "The mandate ends before it begins.",
        "Director is a post for one, and Roy holds it in these days: end that mandate first."
    )]
    [InlineData(
        "fr",
        "Le mandat se termine avant de commencer.",
        "Director est un poste pour une seule personne, et Roy le tient ces jours-là : finissez d'abord ce mandat."
    )]
    public async Task Mandates_that_end_before_they_begin_or_stand_beside_another(string language, string backwards, string second)
    {
        await using var hub = new HubFactory();
        using var program = await ProgramAsync(hub, language);
        var (roy, dupre) = (await RuledLines.ActorAsync(hub, "Roy"), await RuledLines.ActorAsync(hub, "Dupré"));
        var post = await hub.DbAsync(async db =>
        {
            var body = new Actor { Type = ActorKind.Organisation, Name = "Cnaf" };
            var made = Post.Of(body, "Director");
            made.IsForOne = true;
            db.AddRange(body, made);
            await db.SaveChangesAsync();
            return made.Id;
        });
        await RuledLines.HoldAsync(program, roy, $"{post}", "2020-01-01", null);

        var ended = await RuledLines.HoldAsync(program, dupre, $"{post}", "2019-12-31", "2019-01-01");
        var beside = await RuledLines.HoldAsync(program, dupre, $"{post}", "2022-01-01", null);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, backwards), (ended.Status, ended.Text("detail")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, second), (beside.Status, beside.Text("detail")));
        Assert.Equal(1, await hub.DbAsync(db => db.Set<Mandate>().CountAsync()));
    }

    [Theory]
    [InlineData("en", "A person and an organisation are never the same: Roy and Cnaf stay two.")]
    [InlineData("fr", "Une personne et une organisation ne sont jamais la même chose : Roy et Cnaf restent deux.")]
    public async Task A_merge_of_a_person_with_an_organisation(string language, string words)
    {
        await using var hub = new HubFactory();
        using var program = await ProgramAsync(hub, language);
        var roy = await RuledLines.ActorAsync(hub, "Roy");
        var body = await hub.DbAsync(async db =>
        {
            var actor = new Actor { Type = ActorKind.Organisation, Name = "Cnaf" };
            db.Add(actor);
            await db.SaveChangesAsync();
            return actor.Id;
        });

        var answer = await program.SendAsync(HttpMethod.Post, "merges", new { keep = roy, merge = body });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, words), (answer.Status, answer.Text("detail")));
        Assert.Equal(2, await hub.DbAsync(db => db.Set<Actor>().CountAsync()));
    }

    private static async Task<HttpClient> ProgramAsync(HubFactory hub, string language)
    {
        var program = await hub.ProgramAsync();
        program.Speak(language);
        return program;
    }
}
