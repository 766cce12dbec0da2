using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Cli;

/// <summary>Runs a verb's work with services, and turns what goes wrong into its exit code: 0 done, 1 the data was refused, 2 wrong usage.</summary>
internal sealed class CommandHost(IServiceProvider services)
{
    public const int Refused = 1;

    public IServiceProvider Services { get; } = services;

    /// <summary>Work that needs no database of its own.</summary>
    public async Task<int> RunAsync(Func<IServiceProvider, Task<int>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        try
        {
            return await work(scope.ServiceProvider);
        }
        catch (RefusedException refused)
        {
            var texts = scope.ServiceProvider.GetRequiredService<Language.Texts>();
            await Console.Error.WriteLineAsync($"error: {texts[refused.Template, [.. refused.Values]]}");
            return Refused;
        }
    }

    /// <summary>Work on the hub's database, migrated first as at a start; the command acts for the administrator of the machine.</summary>
    public Task<int> RunOnDataAsync(Func<IServiceProvider, Task<int>> work) =>
        RunAsync(async provider =>
        {
            provider.GetRequiredService<Data.Migrator>().Migrate();
            provider.GetRequiredService<Here>().EnterEverywhere();
            return await work(provider);
        });

    /// <summary>Work on the data of one campaign.</summary>
    public Task<int> RunInCampaignAsync(string slug, Func<IServiceProvider, Task<int>> work) =>
        RunOnDataAsync(async provider =>
        {
            var campaign =
                await provider.GetRequiredService<Data.HubDb>().Campaigns.SingleOrDefaultAsync(campaign => campaign.Slug == slug)
                ?? throw new RefusedException("There is no campaign {0}.", slug);
            provider.GetRequiredService<Here>().Enter(campaign);
            return await work(provider);
        });
}
