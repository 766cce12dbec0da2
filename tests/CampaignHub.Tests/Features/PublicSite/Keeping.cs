using System.Net;
using System.Text.RegularExpressions;
using CampaignHub.Data;
using CampaignHub.Features.PublicSite;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CampaignHub.Tests.Features.PublicSite;

/// <summary>Whole public pages are kept, and never longer than what they show.</summary>
public sealed partial class Keeping
{
    private const string Item = "/news/kept";

    [Fact]
    public async Task A_page_is_drawn_once_a_second_and_answers_that_nothing_changed()
    {
        var drawn = new ReadTables();
        await using var hub = new HubFactory { Extra = drawn.Watch };
        await PublishAsync(hub);
        using var client = hub.CreateClient();
        using var first = await client.GetAsync(new Uri(Item, UriKind.Relative), TestContext.Current.CancellationToken);
        var tag = first.Headers.ETag;
        drawn.Names.Clear();

        using var second = await client.GetAsync(new Uri(Item, UriKind.Relative), TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.IfNoneMatch.Add(tag!);
        using var third = await client.GetAsync(new Uri(Item, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(tag, second.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, third.StatusCode);
        Assert.DoesNotContain("site_pieces", drawn.Names);
        hub.Clock.Advance(TimeSpan.FromSeconds(1));
        using var fourth = await client.GetAsync(new Uri(Item, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, fourth.StatusCode);
        Assert.Contains("site_pieces", drawn.Names);
    }

    [Fact]
    public async Task A_change_is_seen_at_once_and_that_of_another_process_after_a_fifth_of_a_second()
    {
        await using var hub = new HubFactory();
        await PublishAsync(hub);
        using var reader = Visitor.At(hub);
        await reader.OpenAsync(Item);
        Assert.Equal(HttpStatusCode.OK, reader.Status);

        // As another process would: past this one's records, but for the row that tells.
        await hub.DbAsync(db =>
            db.Database.ExecuteSqlRawAsync(
                """UPDATE site_pieces SET "Title" = 'Moved on'; UPDATE generations SET "Site" = "Site" + 1""",
                TestContext.Current.CancellationToken
            )
        );
        await reader.OpenAsync(Item);
        Assert.DoesNotContain("Moved on", reader.Text, StringComparison.Ordinal);
        hub.Clock.Advance(TimeSpan.FromMilliseconds(200));
        await reader.OpenAsync(Item);
        Assert.Contains("Moved on", reader.Text, StringComparison.Ordinal);

        await hub.DbAsync(async db =>
        {
            (await db.Set<SitePiece>().SingleAsync()).PublishedFrom = null;
            return await db.SaveChangesAsync();
        });
        await reader.OpenAsync(Item);
        Assert.Equal(HttpStatusCode.NotFound, reader.Status);
    }

    [Fact]
    public async Task What_is_taken_back_raises_nothing_and_a_change_raises_once()
    {
        await using var hub = new HubFactory();
        await PublishAsync(hub);
        var before = await NumberAsync(hub);

        await hub.DbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            (await db.Set<SitePiece>().SingleAsync()).Title = "Never";
            return await db.SaveChangesAsync();
        });
        Assert.Equal(before, await NumberAsync(hub));

        await hub.DbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var piece = await db.Set<SitePiece>().SingleAsync();
            piece.Title = "First";
            await db.SaveChangesAsync();
            piece.Title = "Second";
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return true;
        });
        Assert.Equal(before + 1, await NumberAsync(hub));
    }

    // Records that a worker looks for meanwhile.
    private static readonly string[] Queues = ["import_batches", "outgoing_mails"];

    [Fact]
    public async Task Whatever_a_public_page_reads_raises_the_generation_when_it_changes()
    {
        var read = new ReadTables();
        await using var hub = new HubFactory { Extra = read.Watch };
        await PublishAsync(hub);
        using var reader = Visitor.At(hub);
        await reader.OpenAsync("/");
        read.Names.Clear();
        // No cache keeps a page at a secret address.
        foreach (var page in hub.Services.GetServices<PublicPage>().Where(page => !page.IsSecret))
        {
            hub.Clock.Advance(TimeSpan.FromSeconds(1));
            await reader.OpenAsync(page.Pattern.Replace("{slug}", "kept", StringComparison.Ordinal));
        }

        // What workers look for meanwhile are queues, and no records that people edit.
        var silent = await hub.DbAsync(db =>
            Task.FromResult(
                db.Model.GetEntityTypes()
                    .Where(type =>
                        type.ClrType.IsAssignableTo(typeof(CampaignHub.Platform.Records.Record))
                        && !type.ClrType.IsAssignableTo(typeof(IShownInPublic))
                    )
                    .Select(type => type.GetTableName()!)
                    .ToHashSet()
            )
        );
        Assert.Contains("commitments", read.Names);
        Assert.Empty(read.Names.Intersect(silent).Except(Queues));
    }

    private static Task<long> NumberAsync(HubFactory hub) => hub.DbAsync(db => db.Set<Generation>().Select(row => row.Site).SingleAsync());

    private static async Task PublishAsync(HubFactory hub)
    {
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await officer.OpenAsync("/admin/campaigns/test/site/piece");
        await officer.SubmitAsync(
            "form[data-guard]",
            ("Form.Type", "News"),
            ("Form.Title", "Kept"),
            ("Form.Slug", "kept"),
            ("Form.IsPublished", "true")
        );
    }

    /// <summary>The tables that queries of one hub named.</summary>
    private sealed partial class ReadTables : DbCommandInterceptor
    {
        public HashSet<string> Names { get; } = [];

        public void Watch(IServiceCollection services) =>
            services
                .ConfigureDbContext<SqliteHubDb>(options => options.AddInterceptors(this))
                .ConfigureDbContext<PostgresHubDb>(options => options.AddInterceptors(this));

        public override ValueTask<InterceptionResult<System.Data.Common.DbDataReader>> ReaderExecutingAsync(
            System.Data.Common.DbCommand command,
            CommandEventData eventData,
            InterceptionResult<System.Data.Common.DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            lock (Names)
            {
                Names.UnionWith(Table().Matches(command.CommandText).Select(match => match.Groups["name"].Value));
            }

            return ValueTask.FromResult(result);
        }

        [GeneratedRegex("(FROM|JOIN) \"?(?<name>[a-z_]+)\"?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
        private static partial Regex Table();
    }
}
