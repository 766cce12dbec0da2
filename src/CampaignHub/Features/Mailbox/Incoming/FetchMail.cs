using CampaignHub.Data;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Mailbox.Incoming;

/// <summary>One round over the folder and the IMAP mailbox. A crash anywhere stores nothing twice and forgets nothing: it is read again.</summary>
internal sealed partial class FetchMail(
    IServiceScopeFactory scopes,
    StoreIncoming store,
    DataDirectory directory,
    ILogger<FetchMail> logger
)
{
    /// <summary>How many new mails were stored.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var stored = await ReadFolderAsync(cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var inbox = scope.ServiceProvider.GetRequiredService<ImapInbox>();
        if (await inbox.IsSetAsync(cancellationToken))
        {
            stored += await ReadImapAsync(scope.ServiceProvider.GetRequiredService<HubDb>(), inbox, cancellationToken);
        }

        return stored;
    }

    private async Task<int> ReadFolderAsync(CancellationToken cancellationToken)
    {
        var folder = directory.Folder("inbox");
        var stored = 0;
        foreach (var file in System.IO.Directory.EnumerateFiles(folder, "*.eml").Order(StringComparer.Ordinal).ToList())
        {
            try
            {
                stored += await ReadFileAsync(file, cancellationToken) ? 1 : 0;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && !FullDisk.Is(exception))
            {
                // It stays where it is, and the others are read.
                LogUnreadable(exception.GetType().Name);
            }
        }

        return stored;
    }

    private async Task<bool> ReadFileAsync(string file, CancellationToken cancellationToken)
    {
        bool isNew;
        await using (var raw = File.OpenRead(file))
        {
            isNew = await store.ExecuteAsync(raw, IncomingSource.Folder, cancellationToken);
        }

        File.Move(file, Path.Combine(directory.Folder(Path.Combine("inbox", "read")), Path.GetFileName(file)), overwrite: true);
        return isNew;
    }

    private async Task<int> ReadImapAsync(HubDb db, ImapInbox inbox, CancellationToken cancellationToken)
    {
        db.Here.EnterEverywhere();
        var key = await inbox.KeyAsync(cancellationToken);
        var state = await db.Set<InboxState>().SingleOrDefaultAsync(state => state.Key == key, cancellationToken);
        if (state is null)
        {
            state = new InboxState { Key = key };
            db.Add(state);
        }

        var stored = 0;
        try
        {
            await inbox.ReadAsync(
                state,
                async raw => stored += await store.ExecuteAsync(raw, IncomingSource.Imap, cancellationToken) ? 1 : 0,
                cancellationToken
            );
            state.Problem = null;
        }
        catch (Exception exception) when (ImapInbox.IsOfTheWorld(exception))
        {
            state.Problem = DeliveryLedger.Clean(exception.Message);
            LogFailed(exception.GetType().Name);
        }

        state.ReadAt = db.Here.Now;
        await db.SaveChangesAsync(cancellationToken);
        return stored;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A file of the inbox could not be read ({Kind}); the next round tries again")]
    private partial void LogUnreadable(string kind);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The mailbox could not be read ({Kind}); the next round tries again")]
    private partial void LogFailed(string kind);
}
