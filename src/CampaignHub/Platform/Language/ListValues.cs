using System.Text.Json;

namespace CampaignHub.Platform.Language;

/// <summary>Members of closed lists as programs read them: <c>DirectTarget</c> is <c>direct_target</c>.</summary>
internal static class ListValues
{
    public static string Of(Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
