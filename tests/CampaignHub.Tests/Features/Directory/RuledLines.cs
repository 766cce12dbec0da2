using CampaignHub.Tests.Features.Stakeholders;

namespace CampaignHub.Tests.Features.Directory;

/// <summary>Actors, and the ties and mandates between them that rules allow or refuse.</summary>
internal static class RuledLines
{
    public static async Task<Guid> ActorAsync(HubFactory hub, string name) => (await StakeholderDesk.PutAsync(hub, name)).ActorId;

    /// <summary>Who reports to whom.</summary>
    public static Task<Programs.Answer> TieAsync(HttpClient program, Guid from, Guid to, string? until = null) =>
        program.SendAsync(
            HttpMethod.Post,
            "ties",
            new
            {
                from,
                to,
                type = "reports_to",
                strength = 3,
                until,
                source = "Chart",
            }
        );

    public static Task<Programs.Answer> HoldAsync(HttpClient program, Guid person, string? post, string from, string? until) =>
        program.SendAsync(
            HttpMethod.Post,
            "mandates",
            new
            {
                person,
                post,
                from,
                until,
            }
        );
}
