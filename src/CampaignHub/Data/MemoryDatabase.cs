using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Data;

/// <summary>An empty hub in memory, for a command that compares with an empty site. Once opened, this process knows no other database.</summary>
internal sealed class MemoryDatabase : IDisposable
{
    /// <summary>Null unless opened.</summary>
    public SqliteConnection? Connection { get; private set; }

    public async Task OpenAsync(IServiceProvider services)
    {
        Connection = new SqliteConnection("Data Source=:memory:");
        await Connection.OpenAsync();
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<HubDb>().Database.MigrateAsync();
    }

    public void Dispose() => Connection?.Dispose();
}
