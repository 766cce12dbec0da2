using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using Microsoft.AspNetCore.Identity;

namespace CampaignHub.Features.Access;

/// <summary>Keys that a device keeps and opens by finger, face or PIN (WebAuthn). One is both steps at once, so no code is asked after it.</summary>
internal sealed class Passkeys(SignInManager<HubUser> signIn, UserManager<HubUser> users)
{
    public const int NameMaxLength = 60;

    /// <summary>Of one person; more is a mistake or a machine.</summary>
    public const int Most = 20;

    public static void Configure(IdentityPasskeyOptions options)
    {
        // Whoever finds the device must not be let in by it alone, and the device must know whose key it is: no name is typed.
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        // Identity compares with the header Origin, which browsers leave out of a form's POST under our referrer policy.
        options.ValidateOrigin = context =>
            ValueTask.FromResult(!context.CrossOrigin && context.Origin == Origin(context.HttpContext.Request));
    }

    public async Task<IReadOnlyList<UserPasskeyInfo>> OfAsync(HubUser user) =>
        [.. (await users.GetPasskeysAsync(user)).OrderBy(key => key.CreatedAt)];

    /// <summary>What the browser asks the device to make: JSON of <c>PublicKeyCredentialCreationOptions</c>.</summary>
    public Task<string> OfferAsync(HubUser user) =>
        signIn.MakePasskeyCreationOptionsAsync(
            new PasskeyUserEntity
            {
                Id = $"{user.Id}",
                Name = user.Email ?? "",
                DisplayName = user.Name,
            }
        );

    public async Task AddAsync(HubUser user, string credential, string name)
    {
        if ((await OfAsync(user)).Count >= Most)
        {
            throw new RefusedException("Nobody has more than {0} passkeys: remove one first.", Most);
        }

        var made = await TakeAsync(signIn.PerformPasskeyAttestationAsync, credential);
        if (made is not { Succeeded: true, Passkey: { } passkey } || made.UserEntity.Id != $"{user.Id}")
        {
            throw new RefusedException("The device did not make a passkey that can be checked. Try again.");
        }

        passkey.Name = name;
        (await users.AddOrUpdatePasskeyAsync(user, passkey)).OrRefuse();
    }

    /// <summary>False when there is no such key.</summary>
    public async Task<bool> RemoveAsync(HubUser user, byte[] credentialId)
    {
        if (await users.GetPasskeyAsync(user, credentialId) is null)
        {
            return false;
        }

        (await users.RemovePasskeyAsync(user, credentialId)).OrRefuse();
        // Whoever came in with it is out; the session that removes it stays.
        (await users.UpdateSecurityStampAsync(user)).OrRefuse();
        await signIn.RefreshSignInAsync(user);
        return true;
    }

    /// <summary>What the browser asks the device for, whoever it is: JSON of <c>PublicKeyCredentialRequestOptions</c>.</summary>
    public Task<string> AskAsync() => signIn.MakePasskeyRequestOptionsAsync(user: null);

    public async Task<HubUser> SignInAsync(string credential)
    {
        var shown = await TakeAsync(signIn.PerformPasskeyAssertionAsync, credential);
        if (shown is not { Succeeded: true, User: { IsDisabled: false } user, Passkey: { } passkey } || await users.IsLockedOutAsync(user))
        {
            throw new RefusedException("This passkey does not open the hub. Try again, or sign in with your password.");
        }

        // The device counts its uses; a copy of the key would count apart.
        (await users.AddOrUpdatePasskeyAsync(user, passkey)).OrRefuse();
        await signIn.SignInAsync(user, isPersistent: false);
        return user;
    }

    private static string Origin(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    // Identity throws where the question it asked is gone: answered already, or too old.
    private static async Task<T?> TakeAsync<T>(Func<string, Task<T>> check, string credential)
        where T : class
    {
        try
        {
            return await check(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
