using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace CampaignHub.Platform.Cli;

internal static class CommandJson
{
    /// <summary>What a verb prints with <c>--json</c>: as the API would answer.</summary>
    public static string Json<TResult>(this IServiceProvider services, TResult result) =>
        JsonSerializer.Serialize(result, services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions);
}
