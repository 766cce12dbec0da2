using System.Net;
using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CampaignHub.Tests.Platform.Web;

/// <summary>The same POST twice with an Idempotency-Key.</summary>
public sealed class AskingAgain
{
    private const string Address = "/api/v1/campaigns/test/demands";

    [Fact]
    public async Task The_same_key_and_body_get_the_same_answer_and_have_one_effect()
    {
        await using var hub = new HubFactory();
        using var program = await ProgramAsync(hub);

        using var first = await PostAsync(program, "one", "A");
        using var second = await PostAsync(program, "one", "A");

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(first.Content.Headers.ContentType, second.Content.Headers.ContentType);
        Assert.Equal(await ReadAsync(first), await ReadAsync(second));
        Assert.False(first.Headers.Contains(IdempotencyDoor.ReplayedHeader));
        Assert.Equal("true", second.Headers.GetValues(IdempotencyDoor.ReplayedHeader).Single());
        Assert.Equal(1, await CountAsync(hub));
    }

    [Fact]
    public async Task Another_body_under_the_same_key_is_refused()
    {
        await using var hub = new HubFactory();
        using var program = await ProgramAsync(hub);
        using var first = await PostAsync(program, "one", "A");

        using var second = await PostAsync(program, "one", "B");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency_key_reused"), await CodeAsync(second));
        Assert.Equal(1, await CountAsync(hub));
    }

    [Fact]
    public async Task A_key_belongs_to_the_person_who_took_it()
    {
        await using var hub = new HubFactory();
        using var program = await ProgramAsync(hub);
        using var somebody = await hub.VisitorAsync(CampaignRole.Contributor);
        var other = await hub.DbAsync(db =>
            db.Users.Where(user => user.Email == "someone@example.org").Select(user => user.Id).SingleAsync()
        );
        using var another = await ProgramAsync(hub, other);
        using var first = await PostAsync(program, "one", "A");

        using var second = await PostAsync(another, "one", "A");

        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal(2, await CountAsync(hub));
    }

    [Fact]
    public async Task A_refusal_takes_no_key_away()
    {
        await using var hub = new HubFactory();
        using var program = await ProgramAsync(hub);
        using var refused = await PostAsync(program, "one", "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);

        using var mended = await PostAsync(program, "one", "A");

        Assert.Equal(HttpStatusCode.Created, mended.StatusCode);
    }

    [Fact]
    public async Task While_the_first_is_at_work_the_second_waits_its_turn_and_after_a_crash_it_is_told()
    {
        await using var hub = new HubFactory();
        using var program = await ProgramAsync(hub);
        using var first = await PostAsync(program, "one", "A");
        await hub.DbAsync(db =>
            db.Set<KeyedAnswer>()
                .ExecuteUpdateAsync(answer => answer.SetProperty(each => each.Status, (int?)null), TestContext.Current.CancellationToken)
        );

        using var second = await PostAsync(program, "one", "A");
        hub.Clock.Advance(TimeSpan.FromMinutes(6));
        using var third = await PostAsync(program, "one", "A");

        Assert.Equal((HttpStatusCode.Conflict, "in_progress"), await CodeAsync(second));
        Assert.Equal((HttpStatusCode.Conflict, "outcome_unknown"), await CodeAsync(third));
        Assert.Equal(1, await CountAsync(hub));
    }

    [Fact]
    public async Task Many_at_once_have_one_effect()
    {
        await using var hub = new HubFactory().Expecting("saving changes").Expecting("INSERT INTO");
        using var program = await ProgramAsync(hub);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync(program, "one", "A")));

        Assert.All(
            answers,
            answer => Assert.True(answer.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict, $"{answer.StatusCode}")
        );
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        Assert.Equal(1, await CountAsync(hub));
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Fact]
    public async Task Whoever_goes_away_after_the_effect_finds_its_answer_when_they_ask_again()
    {
        using var gone = new CancellationTokenSource();
        var leaving = new Leaving(gone);
        await using var hub = new HubFactory { Extra = leaving.Watch };
        using var program = await ProgramAsync(hub);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            using var lost = await PostUntilAsync(program, "one", "A", gone);
        });

        HttpResponseMessage again;
        do
        {
            again = await PostAsync(program, "one", "A");
        } while (again.StatusCode == HttpStatusCode.Conflict);

        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal("true", again.Headers.GetValues(IdempotencyDoor.ReplayedHeader).Single());
        Assert.Contains("\"title\":\"A\"", await ReadAsync(again), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(hub));
        again.Dispose();
    }

    [Fact]
    public async Task After_a_day_the_key_is_forgotten()
    {
        await using var hub = new HubFactory();
        using var program = await ProgramAsync(hub);
        using var first = await PostAsync(program, "one", "A");
        hub.Clock.Advance(KeyedAnswer.Kept + TimeSpan.FromMinutes(1));

        await hub.InsideAsync(async services =>
        {
            await services.GetRequiredService<KeyedAnswers>().ForgetAsync(TestContext.Current.CancellationToken);
            return true;
        });

        Assert.False(await hub.DbAsync(db => db.Set<KeyedAnswer>().AnyAsync()));
        using var second = await PostAsync(program, "one", "A");
        Assert.Equal(2, await CountAsync(hub));
    }

    [Fact]
    public async Task The_description_of_the_api_names_the_header()
    {
        await using var hub = new HubFactory();
        using var client = hub.CreateClient();

        var text = await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken);

        var operations = JsonDocument.Parse(text).RootElement.GetProperty("paths").GetProperty("/api/v1/campaigns/{campaign}/demands");
        Assert.Contains(IdempotencyDoor.Header, operations.GetProperty("post").GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(IdempotencyDoor.Header, operations.GetProperty("get").GetRawText(), StringComparison.Ordinal);
    }

    private static async Task<HttpClient> ProgramAsync(HubFactory hub, Guid? user = null)
    {
        var secret = await hub.DbAsync(async db =>
        {
            var (token, made) = ApiToken.Make(user ?? hub.Administrator.Id, "Test", TokenScope.Write);
            db.Add(token);
            await db.SaveChangesAsync();
            return made;
        });
        var client = hub.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        return client;
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient program, string key, string title) =>
        PostUntilAsync(program, key, title, CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken));

    private static async Task<HttpResponseMessage> PostUntilAsync(
        HttpClient program,
        string key,
        string title,
        CancellationTokenSource gone
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, UriKind.Relative))
        {
            Content = JsonContent.Create(new { title, text = "Text" }),
        };
        request.Headers.Add(IdempotencyDoor.Header, key);
        return await program.SendAsync(request, gone.Token);
    }

    private static Task<string> ReadAsync(HttpResponseMessage answer) =>
        answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static async Task<(HttpStatusCode Status, string? Code)> CodeAsync(HttpResponseMessage answer) =>
        (answer.StatusCode, JsonDocument.Parse(await ReadAsync(answer)).RootElement.GetProperty("code").GetString());

    private static Task<int> CountAsync(HubFactory hub) => hub.DbAsync(db => db.Set<Demand>().CountAsync());

    /// <summary>Hangs up as soon as a demand is in the database.</summary>
    private sealed class Leaving(CancellationTokenSource gone) : SaveChangesInterceptor
    {
        public void Watch(IServiceCollection services) =>
            services
                .ConfigureDbContext<SqliteHubDb>(options => options.AddInterceptors(this))
                .ConfigureDbContext<PostgresHubDb>(options => options.AddInterceptors(this));

        public override async ValueTask<int> SavedChangesAsync(
            SaveChangesCompletedEventData eventData,
            int result,
            CancellationToken cancellationToken = default
        )
        {
            if (eventData.Context?.ChangeTracker.Entries<Demand>().Any() == true)
            {
                await gone.CancelAsync();
                // The server hears of it a moment later.
                await Task.Delay(TimeSpan.FromMilliseconds(200), CancellationToken.None);
            }

            return result;
        }
    }
}
