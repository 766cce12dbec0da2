using System.Text;
using CampaignHub.Tests.House;

namespace CampaignHub.Tests.Platform.Mail.Reading;

/// <summary>Mails of the text files beside this one: a case begins with "===" and what is expected of it.</summary>
internal static class MailCases
{
    public static IEnumerable<(string[] Head, string Mail)> Of(string file) =>
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "CampaignHub.Tests", "Platform", "Mail", "Reading", file))
            .ReplaceLineEndings("\n")
            .Split("\n=== ")
            .Skip(1)
            .Select(each => each.Split('\n', 2))
            .Select(each => (each[0].Split(" | "), each[1]));

    /// <summary>As it comes over the wire.</summary>
    public static byte[] Bytes(string mail) => Encoding.UTF8.GetBytes(mail.ReplaceLineEndings("\r\n"));
}
