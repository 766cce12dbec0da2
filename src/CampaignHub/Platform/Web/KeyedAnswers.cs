using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Web;

/// <summary>Takes a key for one request, and keeps the answer. Each call is a small transaction of its own, beside the one of the request.</summary>
internal sealed class KeyedAnswers(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>Null when the key is this request's now; otherwise the request that had it before.</summary>
    public async Task<KeyedAnswer?> TakeAsync(string key, string sent, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HubDb>();
        var since = time.GetUtcNow() - KeyedAnswer.Kept;
        await db.Set<KeyedAnswer>().Where(answer => answer.Key == key && answer.At < since).ExecuteDeleteAsync(cancellationToken);
        if (await FindAsync(db, key, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        db.Add(
            new KeyedAnswer
            {
                Key = key,
                Sent = sent,
                At = time.GetUtcNow(),
            }
        );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception, KeyedAnswer.Mapping.OncePerKey))
        {
            return await FindAsync(db, key, cancellationToken);
        }
    }

    /// <summary>The request had its effect: the person who goes away now shall find the answer when asking again.</summary>
    public async Task KeepAsync(string key, int status, IHeaderDictionary headers, byte[] body)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HubDb>();
        var answer = await db.Set<KeyedAnswer>().SingleAsync(each => each.Key == key, CancellationToken.None);
        answer.Answer(status, headers.ContentType, headers.Location, body);
        await db.SaveChangesAsync(CancellationToken.None);
    }

    /// <summary>The request had no effect: the key is free again.</summary>
    public async Task ReleaseAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HubDb>();
        await db.Set<KeyedAnswer>().Where(answer => answer.Key == key).ExecuteDeleteAsync(CancellationToken.None);
    }

    /// <summary>The hourly round.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var since = time.GetUtcNow() - KeyedAnswer.Kept;
        var db = scope.ServiceProvider.GetRequiredService<HubDb>();
        await db.Set<KeyedAnswer>().Where(answer => answer.At < since).ExecuteDeleteAsync(cancellationToken);
    }

    private static Task<KeyedAnswer?> FindAsync(HubDb db, string key, CancellationToken cancellationToken) =>
        db.Set<KeyedAnswer>().AsNoTracking().SingleOrDefaultAsync(answer => answer.Key == key, cancellationToken);
}
