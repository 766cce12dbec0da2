using System.Net;
using System.Security.Cryptography;
using CampaignHub.Features.Commitments;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Notifications;
using CampaignHub.Tests.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Commitments;

/// <summary>Files that prove a step: kept, handed out, refused, and checked against what came in.</summary>
public sealed class KeepingEvidence
{
    [Fact]
    public async Task A_file_sent_with_a_step_is_kept_shown_with_its_day_source_and_sum_and_downloaded()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var reader = await hub.VisitorAsync(CampaignRole.Reader, "reader@example.org");
        using var keeper = await hub.VisitorAsync(CampaignRole.TestimonyKeeper, "keeper@example.org");
        using var program = await hub.ProgramAsync();
        var id = await ledger.RecordAsync(visitor);
        var letter = Sample.Pdf();

        await SendAsync(visitor, id, "letter.pdf", letter, ("source", "The director's office"));
        Assert.Equal(HttpStatusCode.Redirect, visitor.Status);
        await visitor.FollowAsync();
        var link = visitor.Page.QuerySelector("a[href*='/evidence/']")!;

        Assert.Equal("letter.pdf", link.TextContent.Trim());
        var told = link.ParentElement!.TextContent;
        Assert.Contains("7 February 2023", told, StringComparison.Ordinal);
        Assert.Contains("The director's office", told, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(letter)), told, StringComparison.Ordinal);
        var path = new Uri(link.GetAttribute("href")!, UriKind.Relative);
        Assert.Equal(letter, await reader.Client.GetByteArrayAsync(path, TestContext.Current.CancellationToken));
        await keeper.OpenAsync(path.OriginalString);
        Assert.NotEqual(HttpStatusCode.OK, keeper.Status);
        var listed = Assert.Single((await program.SendAsync(HttpMethod.Get, $"commitments/{id}/evidence")).Json.EnumerateArray());
        Assert.Equal("2023-02-07", listed.GetProperty("capturedOn").GetString());
    }

    [Fact]
    public async Task A_program_brings_evidence_for_a_step_that_is_there_and_reads_it_back()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var program = await hub.ProgramAsync();
        var id = await ledger.RecordAsync(visitor);
        var step = (await Ledger.ReadAsync(hub, id)).Steps[0].Id;

        var made = await UploadAsync(step);
        var nowhere = await UploadAsync(Guid.CreateVersion7());

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.NotFound), (made.StatusCode, nowhere.StatusCode));
        Assert.Equal("Note of the meeting", await program.GetStringAsync(made.Headers.Location, TestContext.Current.CancellationToken));

        async Task<HttpResponseMessage> UploadAsync(Guid proved)
        {
            using var form = new MultipartFormDataContent
            {
                { new StringContent($"{proved}"), "step" },
                { new StringContent("2023-01-18"), "capturedOn" },
                { new ByteArrayContent(Sample.Text("Note of the meeting")), "file", "note.txt" },
            };
            return await program.PostAsync(
                new Uri($"/api/v1/campaigns/test/commitments/{id}/evidence", UriKind.Relative),
                form,
                TestContext.Current.CancellationToken
            );
        }
    }

    [Theory]
    [InlineData("virus", "looks like a virus")]
    [InlineData("large", "larger than 1 MB")]
    [InlineData("script", "scripts are not taken")]
    public async Task A_file_that_is_not_taken_is_refused_in_a_sentence_and_its_step_is_not_noted(string kind, string sentence)
    {
        await using var hub = new HubFactory();
        hub.Settings["CampaignHub:Files:MaxMegabytes"] = "1";
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Contributor);
        var id = await ledger.RecordAsync(visitor);

        await SendAsync(
            visitor,
            id,
            "letter.pdf",
            kind switch
            {
                // In two parts lest a scanner of viruses finds it here.
                "virus" => Sample.Text(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"),
                "large" => [.. Sample.Pdf(), .. new byte[1 << 20]],
                _ => Sample.Text("#!/bin/sh\nrm -r /\n"),
            }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains(sentence, visitor.Text, StringComparison.Ordinal);
        Assert.Single((await Ledger.ReadAsync(hub, id)).Steps);
    }

    [Fact]
    public async Task One_changed_byte_and_a_missing_file_are_named_and_the_coordinator_is_warned_once()
    {
        await using var hub = new HubFactory();
        var ledger = await Ledger.OpenAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        using var program = await hub.ProgramAsync();
        using var command = HubCommand.On(hub);
        string[] verify = ["commitments", "verify-evidence", "--campaign", "test", "--json"];
        var id = await ledger.RecordAsync(visitor);
        var (whole, changed, gone) = (Sample.Text("This one stays."), Sample.Text("We promise 10."), Sample.Text("This one goes."));
        await SendAsync(visitor, id, "whole.txt", whole, ("Step.Rung", "Minuted"));
        await SendAsync(visitor, id, "changed.txt", changed, ("Step.Rung", "ConfirmedInWriting"));
        await SendAsync(visitor, id, "gone.txt", gone, ("Step.Rung", "Public"));
        await visitor.OpenAsync($"{Ledger.Path}/evidence");
        Assert.Equal(["Not checked yet", "Not checked yet", "Not checked yet"], Marks(visitor));
        Assert.Equal(0, (await command.RunAsync(verify)).ExitCode);

        var bytes = await System.IO.File.ReadAllBytesAsync(PathOf(hub, changed), TestContext.Current.CancellationToken);
        bytes[11] ^= 1;
        await System.IO.File.WriteAllBytesAsync(PathOf(hub, changed), bytes, TestContext.Current.CancellationToken);
        System.IO.File.Delete(PathOf(hub, gone));
        var last = await program.SendAsync(HttpMethod.Get, "commitments/evidence/check");
        await visitor.OpenAsync($"{Ledger.Path}/evidence");
        Assert.Equal(["Intact", "Intact", "Intact"], Marks(visitor));
        await visitor.SubmitAsync("#check");
        await visitor.FollowAsync();
        var told = await program.SendAsync(HttpMethod.Post, "commitments/evidence/check");
        var printed = await command.RunAsync(verify);
        await TellAsync(hub);
        await TellAsync(hub);

        Assert.Empty(last.Json.GetProperty("faults").EnumerateArray());

        Assert.Equal(3, told.Json.GetProperty("checked").GetInt32());
        Assert.Equal(
            ["changed.txt altered", "gone.txt missing"],
            told.Json.GetProperty("faults")
                .EnumerateArray()
                .Select(fault => $"{fault.GetProperty("name").GetString()} {fault.GetProperty("state").GetString()}")
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(1, printed.ExitCode);
        Assert.DoesNotContain("whole.txt", printed.Output, StringComparison.Ordinal);
        Assert.Contains("changed.txt", printed.Output, StringComparison.Ordinal);
        Assert.Equal(["Missing", "Altered", "Intact"], Marks(visitor));
        var warned = await hub.DbAsync(db =>
            db.Set<Notification>().Where(each => each.Template.StartsWith("The evidence file")).ToListAsync()
        );
        Assert.Equal(2, warned.Count);
    }

    [Fact]
    public async Task Whoever_only_reads_sees_the_last_check_and_starts_none()
    {
        await using var hub = new HubFactory();
        await Ledger.OpenAsync(hub);
        using var reader = await hub.VisitorAsync(CampaignRole.Reader);
        using var program = await hub.ProgramAsync(CampaignRole.Reader);

        await reader.OpenAsync($"{Ledger.Path}/evidence");
        var refused = await program.SendAsync(HttpMethod.Post, "commitments/evidence/check");

        Assert.Equal(HttpStatusCode.OK, reader.Status);
        Assert.Null(reader.Page.QuerySelector("#check"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
    }

    private static IEnumerable<string> Marks(Visitor visitor) =>
        visitor.Page.QuerySelectorAll(".hub-rows .mark").Select(mark => mark.TextContent);

    private static async Task SendAsync(Visitor visitor, Guid id, string name, byte[] bytes, params (string Name, string Value)[] fields)
    {
        await visitor.OpenAsync($"{Ledger.Path}/{id}");
        await visitor.UploadAsync("#step", "file", [(name, bytes)], [("Step.Evidence", "Letter of the day"), .. fields]);
    }

    private static string PathOf(HubFactory hub, byte[] content)
    {
        var sum = Convert.ToHexStringLower(SHA256.HashData(content));
        return System.IO.Path.Combine(hub.DataFolder, "files", sum[..2], sum);
    }

    private static Task<bool> TellAsync(HubFactory hub) =>
        hub.InsideAsync(async services =>
        {
            await services.GetRequiredService<VerifyEvidence>().TellAsync(TestContext.Current.CancellationToken);
            return true;
        });
}
