using MimeKit;

namespace CampaignHub.Tests;

/// <summary>The mails that the hub under test sent, as they lie in its outbox folder.</summary>
internal static class Mails
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The path of ours that the newest mail to an address leads to; waits until it has left.</summary>
    public static async Task<string> LinkAsync(HubFactory hub, string address, string path)
    {
        var mail = await WaitAsync(hub, address, text => text.Contains(path, StringComparison.Ordinal));
        var from = mail.IndexOf(path, StringComparison.Ordinal);
        return mail[from..].Split([' ', '\r', '\n'], 2)[0];
    }

    private static async Task<string> WaitAsync(HubFactory hub, string address, Func<string, bool> isIt)
    {
        var folder = Path.Combine(hub.DataFolder, "outbox");
        for (
            var waited = System.Diagnostics.Stopwatch.StartNew();
            waited.Elapsed < Patience;
            await Task.Delay(50, TestContext.Current.CancellationToken)
        )
        {
            foreach (
                var file in Directory.Exists(folder)
                    ? Directory.EnumerateFiles(folder, "*.eml").OrderByDescending(File.GetLastWriteTimeUtc)
                    : (IEnumerable<string>)[]
            )
            {
                using var message = await MimeMessage.LoadAsync(file, TestContext.Current.CancellationToken);
                if (message.To.Mailboxes.Any(mailbox => mailbox.Address == address) && isIt(message.TextBody ?? ""))
                {
                    return message.TextBody ?? "";
                }
            }
        }

        throw new TimeoutException($"No such mail to {address} within {Patience}.");
    }
}
