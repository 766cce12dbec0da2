using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CampaignHub.Workflows.Expressions;

namespace CampaignHub.Features.Recipes;

/// <summary>What scripts of a recipe may call. Nothing here reads a secret, and everything gives the same at the next run.</summary>
/// <param name="recipe">The recipe's name.</param>
/// <param name="now">What <c>new Date()</c> answers: the moment of the recipe's first run here.</param>
/// <param name="parameters">By the names that Orchard gives them.</param>
/// <param name="publicUrl">The only setting that <c>configuration()</c> tells.</param>
internal sealed class RecipeFunctions(string recipe, DateTimeOffset now, IReadOnlyDictionary<string, string?> parameters, string? publicUrl)
{
    private const int LargestText = 4 * 1024 * 1024;
    private const string IdLetters = "0123456789abcdefghjkmnpqrstvwxyz";

    public ScriptScope For(string pointer, Func<string, JsonNode?> variable)
    {
        var ids = 0;
        return new ScriptScope(now)
            .Function("variables", arguments => variable(Word(arguments, 0)))
            .Function("parameters", arguments => parameters.GetValueOrDefault(Word(arguments, 0)))
            .Function(
                "configuration",
                arguments => IsPublicUrl(Word(arguments, 0)) ? publicUrl : arguments.ElementAtOrDefault(1)?.DeepClone()
            )
            .Function("uuid", _ => Id($"{recipe}|{pointer}|{ids++}"))
            .Function("base64", arguments => Encoding.UTF8.GetString(Bytes(Word(arguments, 0))))
            .Function("html", arguments => WebUtility.HtmlDecode(Word(arguments, 0)))
            .Function("gzip", arguments => Unzip(Bytes(Word(arguments, 0))))
            .Function("log", _ => null);
    }

    private bool IsPublicUrl(string setting) => publicUrl is not null && setting == "CampaignHub:PublicUrl";

    private static string Word(IReadOnlyList<JsonNode?> arguments, int index) => arguments.ElementAtOrDefault(index)?.ToString() ?? "";

    // 26 letters as Orchard writes its ids, but always the same in the same place.
    private static string Id(string seed)
    {
        var bits = new UInt128(
            BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(seed))),
            BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(seed + "|")))
        );
        var letters = new char[26];
        for (var index = letters.Length - 1; index >= 0; index--)
        {
            letters[index] = IdLetters[(int)(bits & 31)];
            bits >>= 5;
        }

        return new string(letters);
    }

    private static byte[] Bytes(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            throw new RecipeExpressionException("This is not Base64.");
        }
    }

    private static string Unzip(byte[] zipped)
    {
        using var gzip = new GZipStream(new MemoryStream(zipped), CompressionMode.Decompress);
        var text = new byte[LargestText + 1];
        try
        {
            var length = gzip.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
            return length <= LargestText
                ? Encoding.UTF8.GetString(text, 0, length)
                : throw new RecipeExpressionException("The text is larger than {0} MB once unpacked.", LargestText >> 20)
                {
                    IsUnsafe = true,
                };
        }
        catch (InvalidDataException)
        {
            throw new RecipeExpressionException("This is not packed with gzip.");
        }
    }
}
