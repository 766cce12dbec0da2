using CampaignHub.Platform.Mail.Reading;

namespace CampaignHub.Tests.Platform.Mail.Reading;

/// <summary>B12: an answer without what it quotes and without its signature.</summary>
[Once]
public sealed class Trimming
{
    public static TheoryData<string> Replies => [.. MailCases.Of("replies.txt").Select(each => each.Head[0])];

    [Theory]
    [MemberData(nameof(Replies))]
    public void What_a_person_wrote_is_told_from_what_they_quote(string name)
    {
        var parts = MailCases.Of("replies.txt").Single(each => each.Head[0] == name).Mail.Split("\n<<<\n");

        var text = ReplyText.Of(MailParts.Of(MailCases.Bytes(parts[0] + "\n")));

        Assert.Equal(parts[1].Trim('\n'), text);
    }
}
