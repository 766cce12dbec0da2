using CampaignHub.Features.Meetings.Answers;
using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Meetings;

internal static class AnswerWords
{
    /// <summary>The answer to a demand as people say it: of a mail or a release, French has other words for the same.</summary>
    public static string Answer(this Texts texts, AnswerType answer) =>
        answer switch
        {
            AnswerType.Accepted => texts["Accepted as put"],
            AnswerType.Refused => texts["Refused outright"],
            AnswerType.Deferred => texts["Put off"],
            _ => texts.Of(answer),
        };

    /// <summary>Where an answer stands.</summary>
    public static string Source(this Texts texts, AnswerSource source) =>
        source == AnswerSource.Reply ? texts["Written reply"] : texts["Minutes"];

    /// <summary>Nothing was said to the matter: it was put, or receipt was acknowledged.</summary>
    public static bool IsOpen(this AnswerType answer) => answer is AnswerType.NotPut or AnswerType.Put or AnswerType.Acknowledged;
}
