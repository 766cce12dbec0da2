namespace CampaignHub.Tests;

/// <summary>The language that somebody asks for.</summary>
internal static class Languages
{
    /// <summary>This one alone, from now on.</summary>
    public static void Speak(this HttpClient client, string language)
    {
        client.DefaultRequestHeaders.AcceptLanguage.Clear();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
    }
}
