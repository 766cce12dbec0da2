using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using Microsoft.AspNetCore.Identity;
using QRCoder;

namespace CampaignHub.Features.Access;

/// <summary>Codes from an authenticator application (RFC 6238) as second factor, with recovery codes. A code works once.</summary>
internal sealed class SecondFactor(UserManager<HubUser> users)
{
    private const int RecoveryCodes = 10;
    private const string Issuer = "CampaignHub";

    /// <summary>Makes a key; it does nothing until a code of it was shown. Other sessions end.</summary>
    public async Task BeginAsync(HubUser user) => (await users.ResetAuthenticatorKeyAsync(user)).OrRefuse();

    /// <summary>The key to scan or type; null before <see cref="BeginAsync"/>.</summary>
    public async Task<(string Key, string Picture)?> KeyAsync(HubUser user)
    {
        if (await users.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key)
        {
            return null;
        }

        var address = $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(user.Email ?? "")}?secret={key}&issuer={Issuer}&digits=6";
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        return (key, $"data:image/png;base64,{Convert.ToBase64String(code.GetGraphic(5))}");
    }

    /// <summary>True when the code is right and was not used before.</summary>
    public async Task<bool> TakeAsync(HubUser user, string code)
    {
        var plain = Plain(code);
        var hash = ApiToken.HashOf($"{user.Id}{plain}");
        if (user.LastCode == hash || !await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, plain))
        {
            return false;
        }

        // The concurrency stamp lets one of two processes through that are shown the same code at once.
        user.LastCode = hash;
        return (await users.UpdateAsync(user)).Succeeded;
    }

    public async Task<IReadOnlyList<string>> TurnOnAsync(HubUser user, string code)
    {
        if (!await TakeAsync(user, code))
        {
            throw new RefusedException(
                "This code is not right. Check that the clock of your telephone is right, and type the code it shows now."
            );
        }

        (await users.SetTwoFactorEnabledAsync(user, enabled: true)).OrRefuse();
        return await NewRecoveryCodesAsync(user);
    }

    public async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(HubUser user) =>
        [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes) ?? []];

    public async Task TurnOffAsync(HubUser user)
    {
        (await users.SetTwoFactorEnabledAsync(user, enabled: false)).OrRefuse();
        (await users.ResetAuthenticatorKeyAsync(user)).OrRefuse();
    }

    public async Task<bool> TakeRecoveryAsync(HubUser user, string code) =>
        (await users.RedeemTwoFactorRecoveryCodeAsync(user, Plain(code))).Succeeded;

    private static string Plain(string code) => code.Replace(" ", "", StringComparison.Ordinal).Trim();
}
