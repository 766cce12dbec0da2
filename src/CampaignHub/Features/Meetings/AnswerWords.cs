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
}
