using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CampaignHub.Platform.Mail.Signing;

/// <summary>Signs what leaves with DKIM (RFC 6376), the list headers too (RFC 8058 §4).</summary>
internal sealed class MailSigning(DkimKeys keys, DkimSigners signers)
{
    // A line of Base64 that stays under 78 characters with the tab before it.
    private const int LineLength = 72;

    // What tells who wrote what to whom, and what a receiver acts on.
    private static readonly string[] Signed =
    [
        "From",
        "To",
        "Subject",
        "Date",
        "Message-Id",
        "Reply-To",
        "In-Reply-To",
        "References",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
        "List-Id",
        "List-Unsubscribe",
        "List-Unsubscribe-Post",
        "Auto-Submitted",
    ];

    /// <summary>
    /// The last step of making a message: the bytes as they leave, the signatures above them. Nothing may be changed or folded anew after it. Without a key in
    /// use they stay as they are.
    /// </summary>
    public async Task<byte[]> SignAsync(byte[] message, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (!await keys.AreUsedAsync(cancellationToken))
        {
            return message;
        }

        var used = await keys.ReadAsync(cancellationToken);
        if (used.Count == 0)
        {
            return message;
        }

        var form = new RelaxedForm(message);
        var names = Array.FindAll(Signed, form.Has);
        var bodyHash = Convert.ToBase64String(form.HashBody());
        var headers = names.SelectMany(form.Header).ToArray();
        var signatures = used.Reverse().SelectMany(key => Encoding.ASCII.GetBytes(Header(key, names, headers, bodyHash, at)));
        return [.. signatures, .. message];
    }

    private string Header(DkimKey key, string[] names, byte[] headers, string bodyHash, DateTimeOffset at)
    {
        var unsigned = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            DKIM-Signature: v=1; a={(
                key.IsEd25519 ? "ed25519-sha256" : "rsa-sha256"
            )}; c=relaxed/relaxed; d={key.Domain};{"\r\n\t"}s={key.Selector}; i=@{key.Domain}; t={at.ToUnixTimeSeconds()};{"\r\n\t"}h={Fold(
                names
            )};{"\r\n\t"}bh={bodyHash};{"\r\n\t"}b=
            """
        );
        byte[] hashed = [.. headers, .. RelaxedForm.Header(Encoding.ASCII.GetBytes(unsigned))];
        var signature = Convert.ToBase64String(signers.Sign(key, SHA256.HashData(hashed)));
        var lines = signature.Chunk(LineLength).Select(line => new string(line));
        return $"{unsigned}{string.Join("\r\n\t", lines)}\r\n";
    }

    // A list of names may be broken after a colon.
    private static string Fold(string[] names)
    {
        var text = new StringBuilder();
        var length = 0;
        foreach (var (at, name) in names.Index())
        {
            if (length + name.Length > LineLength - 4)
            {
                text.Append("\r\n\t");
                length = 0;
            }

            text.Append(name);
            length += name.Length + 1;
            if (at < names.Length - 1)
            {
                text.Append(':');
            }
        }

        return text.ToString();
    }
}
