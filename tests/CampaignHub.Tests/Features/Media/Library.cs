using CampaignHub.Features.Media;

namespace CampaignHub.Tests.Features.Media;

/// <summary>Files that were uploaded before the test begins.</summary>
internal static class Library
{
    public static Task<Guid> AddAsync(HubFactory hub, string name, byte[] content, string folder = "") =>
        hub.InsideAsync(async services =>
        {
            using var stream = new MemoryStream(content);
            var added = await services
                .GetRequiredService<AddMedia>()
                .ExecuteAsync(stream, folder, name, TestContext.Current.CancellationToken);
            return added.File.Id;
        });
}
