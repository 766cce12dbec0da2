using CampaignHub.Testing.Smtp;
using MailKit.Net.Smtp;

namespace CampaignHub.Testing.Tests.Smtp;

public sealed class Scripting
{
    [Theory]
    [InlineData(SmtpStage.Mail)]
    [InlineData(SmtpStage.Rcpt)]
    [InlineData(SmtpStage.Data)]
    [InlineData(SmtpStage.Dot)]
    public async Task A_scripted_refusal_is_what_the_client_hears(SmtpStage at)
    {
        await using var sink = new SmtpSink { Script = (stage, _) => stage == at ? "451 4.3.0 not now" : null };
        using var message = Keeping.Message("zoe@example.org", "Bonjour");

        var refused = await Assert.ThrowsAsync<SmtpCommandException>(() => Keeping.SendAsync(sink, message));

        Assert.Equal(451, (int)refused.StatusCode);
        Assert.Empty(sink.Mails);
    }

    [Theory]
    [InlineData(SmtpStage.Connect, SmtpFault.Drop, 0)]
    [InlineData(SmtpStage.Ehlo, SmtpFault.Drop, 0)]
    [InlineData(SmtpStage.Rcpt, SmtpFault.Drop, 0)]
    [InlineData(SmtpStage.Dot, SmtpFault.Drop, 0)]
    [InlineData(SmtpStage.Dot, SmtpFault.DropAfterStoring, 1)]
    public async Task A_cut_leaves_the_client_without_an_answer(SmtpStage at, SmtpFault fault, int kept)
    {
        await using var sink = new SmtpSink { Script = (stage, _) => stage == at ? new SmtpReply(0, "") { Fault = fault } : null };
        using var message = Keeping.Message("zoe@example.org", "Bonjour");

        await Assert.ThrowsAnyAsync<Exception>(() => Keeping.SendAsync(sink, message));

        Assert.Equal(kept, sink.Mails.Count);
    }

    [Fact]
    public async Task A_delay_holds_the_answer_back_and_a_hang_holds_it_for_ever()
    {
        var delay = TimeSpan.FromMilliseconds(200);
        await using var sink = new SmtpSink();
        using var message = Keeping.Message("zoe@example.org", "Bonjour");
        sink.Script = (stage, _) => stage == SmtpStage.Dot ? SmtpReply.FromString("250 at last").After(delay) : null;
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Keeping.SendAsync(sink, message);
        Assert.True(watch.Elapsed >= delay, $"{watch.Elapsed}");

        sink.Script = (stage, _) => stage == SmtpStage.Rcpt ? SmtpReply.Hang : null;
        var hanging = Keeping.SendAsync(sink, message);
        await Task.Delay(delay, TestContext.Current.CancellationToken);

        Assert.False(hanging.IsCompleted);
        await sink.DisposeAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => hanging);
    }

    [Fact]
    public async Task A_closing_answer_is_heard_before_the_end()
    {
        await using var sink = new SmtpSink { Script = (stage, _) => stage == SmtpStage.Mail ? "421 4.3.2 busy|" : null };
        using var message = Keeping.Message("zoe@example.org", "Bonjour");

        var refused = await Assert.ThrowsAsync<SmtpCommandException>(() => Keeping.SendAsync(sink, message));

        Assert.Equal(421, (int)refused.StatusCode);
    }
}
