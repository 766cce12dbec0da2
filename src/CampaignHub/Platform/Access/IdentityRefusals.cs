using Microsoft.AspNetCore.Identity;

namespace CampaignHub.Platform.Access;

internal static class IdentityRefusals
{
    /// <summary>Identity's own no, as one of ours.</summary>
    public static void OrRefuse(this IdentityResult result)
    {
        if (result.Errors.FirstOrDefault() is not { } error)
        {
            return;
        }

        throw error.Code switch
        {
            nameof(IdentityErrorDescriber.PasswordTooShort) => new RefusedException(Passwords.TooShort) { Code = "weak_password" },
            nameof(Passwords) => new RefusedException(error.Description) { Code = "weak_password" },
            nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) => new RefusedException(
                "There is already an account with this address."
            ),
            nameof(IdentityErrorDescriber.PasswordMismatch) => new RefusedException("The password of today is not right."),
            nameof(IdentityErrorDescriber.InvalidToken) => new RefusedException("This link is not valid any more: ask for a new one."),
            _ => new RefusedException("The account could not be saved: {0}", error.Description),
        };
    }
}
