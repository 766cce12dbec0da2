using CampaignHub.Testing.Hub;
using CampaignHub.Testing.Smtp;

namespace CampaignHub.Tests.Features.Press;

/// <summary>
/// mail.md D7, D8: kill −9 of a real process at each point of a talk with the relay, with all its connections there at once; and two of four processes on one
/// queue. What the sink kept is joined to the rows of the API: nobody missing, nobody twice, uncertain as many as had begun to leave.
/// </summary>
public sealed class KillMatrix(PressRoom room) : IClassFixture<PressRoom>
{
    // Per connection that is held there: how many are uncertain afterwards, and how many of these the relay has.
    private static readonly (string Point, int Uncertain, int Kept)[] Points =
    [
        ("Connect", 0, 0),
        ("Ehlo", 0, 0),
        ("Mail", 0, 0),
        ("Rcpt", 0, 0),
        // The hub wrote that the text leaves, and asked for DATA.
        ("Data", 1, 0),
        ("Text", 1, 0),
        ("Dot", 1, 1),
        // 250 is on the wire; the process, stopped before, never reads it.
        ("Answered", 1, 1),
        ("Committed", 0, 0),
    ];

    private static readonly int[] Connections = [1, 4];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Cells() =>
        [
            .. from point in Points
            from connections in Connections
            where PressRoom.IsLong || (point.Point, connections) is ("Answered", 4)
            orderby connections
            select new TheoryDataRow<string, int>(point.Point, connections),
        ];

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task D7_killed_at_any_point_each_is_accepted_once_or_uncertain(string point, int connections)
    {
        var (_, uncertain, kept) = Points.Single(each => each.Point == point);
        var stage = point switch
        {
            "Answered" => SmtpStage.Dot,
            "Committed" => SmtpStage.Mail,
            _ => Enum.Parse<SmtpStage>(point),
        };
        await room.ConnectionsAsync(connections);
        var before = room.Relay.Mails.Count;
        using var gate = new RelayGate(
            connections,
            at => at == stage && (point != "Committed" || room.Relay.Mails.Count - before >= connections)
        );
        room.Relay.BeforeReply = (at, _) => gate.PassAsync(at);
        room.Relay.Script = (at, _) => at == SmtpStage.Text && point == "Text" ? SmtpReply.Drop : null;

        var mail = await room.SendAsync();
        await gate.FullAsync();
        if (point == "Answered")
        {
            await room.Hub.FreezeAsync();
            gate.Open();
            await room.Relay.WaitAsync(before + connections);
            await Task.Delay(50, Cancelled);
        }

        await room.Hub.KillAsync();
        gate.Open();
        await room.Relay.WaitAsync(before + (point == "Committed" ? connections : kept * connections));
        room.Relay.Script = (_, _) => null;
        await room.Hub.StartAsync();
        await room.Hub.ReadyAsync();

        var rows = await room.SettledAsync(mail);
        var lost = room.Lost(rows);
        Assert.Equal(uncertain * connections, rows.Count(row => row.State == "uncertain"));
        Assert.Equal((uncertain - kept) * connections, lost.Count);
        Assert.All(lost, row => Assert.Equal("uncertain", row.State));
    }

    [Fact]
    public async Task D7_killed_at_random_moments_each_is_accepted_once_or_uncertain()
    {
        const int Most = 4;
        var kills = PressRoom.IsLong ? 20 : 2;
        await room.ConnectionsAsync(Most);
        // A relay at some distance, so that the kills meet every stage.
        room.Relay.BeforeReply = (_, _) => Task.Delay(Random.Shared.Next(1, 40), Cancelled);

        var mail = await room.SendAsync();
        for (var kill = 0; kill < kills; kill++)
        {
            await Task.Delay(Random.Shared.Next(50, 700), Cancelled);
            await room.Hub.KillAsync();
            await room.Hub.StartAsync();
            await room.Hub.ReadyAsync();
        }

        var rows = await room.SettledAsync(mail);
        room.Relay.BeforeReply = (_, _) => Task.CompletedTask;
        Assert.InRange(rows.Count(row => row.State == "uncertain"), 0, kills * Most);
        Assert.All(room.Lost(rows), row => Assert.Equal("uncertain", row.State));
        Assert.All(room.Hub.Complaints, complaint => Assert.Matches("uncertain|relay cannot be used", complaint));
    }

    [Fact]
    public async Task T3_a_killed_process_and_its_successor_keep_the_limits_together()
    {
        Assert.SkipUnless(PressRoom.IsLong, "Only with ./test.sh --long.");
        const int PerSecond = 20;
        await room.ConnectionsAsync(4, $"{PerSecond}/s");
        room.Relay.BeforeReply = (_, _) => Task.Delay(Random.Shared.Next(0, 20), Cancelled);
        var before = room.Relay.Mails.Count;

        var mail = await room.SendAsync();
        for (var kill = 1; kill <= 2; kill++)
        {
            await room.Relay.WaitAsync(before + (kill * 30), TimeSpan.FromMinutes(1));
            await room.Hub.KillAsync();
            await room.Hub.StartAsync();
            await room.Hub.ReadyAsync();
        }

        var rows = await room.SettledAsync(mail);
        room.Relay.BeforeReply = (_, _) => Task.CompletedTask;
        Assert.All(room.Lost(rows), row => Assert.Equal("uncertain", row.State));
        var at = room.Relay.Mails.Skip(before).Select(each => each.At).Order().ToList();
        Assert.All(at, begin => Assert.InRange(at.Count(each => each >= begin && each < begin.AddSeconds(1)), 1, PerSecond));
    }

    [Fact]
    public async Task D8_of_four_processes_on_one_queue_two_are_killed_and_nobody_is_lost_or_written_to_twice()
    {
        Assert.SkipUnless(HubHome.IsPostgres, "Several processes share a PostgreSQL.");
        const int Most = 2;
        var rounds = PressRoom.IsLong ? 10 : 1;
        await room.ConnectionsAsync(Most);
        await using var others = await room.OthersAsync(3);
        room.Relay.BeforeReply = (_, _) => Task.Delay(Random.Shared.Next(30, 70), Cancelled);

        for (var round = 0; round < rounds; round++)
        {
            var before = room.Relay.Mails.Count;
            var mail = await room.SendAsync();
            await room.Relay.WaitAsync(before + 15);
            await Task.WhenAll(others.Hubs.Take(2).Select(other => other.KillAsync()));
            var rows = await room.SettledAsync(mail);

            Assert.InRange(rows.Count(row => row.State == "uncertain"), 0, 2 * Most);
            Assert.All(room.Lost(rows), row => Assert.Equal("uncertain", row.State));
            Assert.InRange(room.Relay.MostOpen, 3, 4 * Most);
            if (round + 1 < rounds)
            {
                await others.StartAgainAsync();
            }
        }

        room.Relay.BeforeReply = (_, _) => Task.CompletedTask;
    }
}
