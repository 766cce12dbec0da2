using System.CommandLine;
using CampaignHub.Platform;
using CampaignHub.Platform.Cli;
using CampaignHub.Platform.Mail;

namespace CampaignHub.Features.Mailbox;

/// <summary><c>mail send-test --to ADDRESS [--relay 1|2]</c>: what an administrator does in the mail settings, at a console.</summary>
internal static class SendTestCommand
{
    public static Command Make(CommandHost host)
    {
        var to = new Option<string>("--to") { Description = "The address that gets the test.", Required = true };
        var relay = new Option<int>("--relay")
        {
            Description = "1, or 2 for the second relay.",
            DefaultValueFactory = _ => RelayState.FirstId,
        };
        var send = new Command("send-test", "Send one mail at once and say what the relay says.") { to, relay };
        send.SetAction(
            (parsed, cancellationToken) =>
                host.RunOnDataAsync(services => SendAsync(services, parsed.GetRequiredValue(to), parsed.GetValue(relay), cancellationToken))
        );
        return send;
    }

    private static async Task<int> SendAsync(IServiceProvider services, string to, int relay, CancellationToken cancellationToken)
    {
        var (verdict, folder) = await services
            .GetRequiredService<SendTestMail>()
            .ExecuteAsync(
                to.Trim(),
                "Test of the mail relay",
                "This mail was sent from the settings of CampaignHub to see whether the relay works. It does.",
                relay,
                cancellationToken
            );
        if (verdict.Kind != VerdictKind.Accepted)
        {
            throw new RefusedException("The mail was not accepted: {0}", $"{verdict.Code} {verdict.Text}".Trim());
        }

        await Console.Out.WriteLineAsync(folder is null ? $"accepted: {verdict.Code} {verdict.Text}" : $"written to {folder}");
        return 0;
    }
}
