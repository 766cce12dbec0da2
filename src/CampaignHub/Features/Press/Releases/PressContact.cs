using CampaignHub.Platform.Mail;

namespace CampaignHub.Features.Press.Releases;

/// <summary>Whom the press may call: a line such as <c>Camille Renard, spokesperson, press@example.org, +33 6 00 00 00 00</c>, in any order after the name.</summary>
internal sealed record PressContact(string Name, string Role, string Email, string Phone)
{
    /// <summary>The line that nobody could be reached by; null when each has an address or a number.</summary>
    public static string? Unreachable(string lines) =>
        lines
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .FirstOrDefault(line =>
                ReadLine(line) is var contact
                && (contact.Email.Length > 0 ? !MailQueue.IsAddress(contact.Email) : contact.Phone.Length == 0)
            );

    public static IReadOnlyList<PressContact> Read(string lines) =>
        [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ReadLine)];

    private static PressContact ReadLine(string line)
    {
        var parts = line.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var email = parts.FirstOrDefault(part => part.Contains('@', StringComparison.Ordinal)) ?? "";
        var phone = parts.FirstOrDefault(part => part[0] == '+' || char.IsAsciiDigit(part[0])) ?? "";
        var words = parts.Where(part => part != email && part != phone).ToList();
        return new PressContact(words.FirstOrDefault() ?? "", string.Join(", ", words.Skip(1)), email, phone);
    }
}
