using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Meetings;

internal static class AnswerWords
{
    /// <summary>The answer to a demand as people say it; "accepted" of a mail is another word in French.</summary>
    public static string Answer(this Texts texts, AnswerType answer) =>
        answer == AnswerType.Accepted ? texts["Accepted as put"] : texts.Of(answer);
}
