using WelfareMutual.Identity.Passkeys;

namespace WelfareMutual.Web.Portal.Pages.Identity;

/// <summary>The browser asks for a passkey, and the answer goes to a form's handler.</summary>
/// <param name="Kind">create or get, as in navigator.credentials.</param>
/// <param name="Fields">What travels along.</param>
public sealed record PasskeyStep(string Kind, PasskeyQuestion Question, string Action, params IReadOnlyList<KeyValuePair<string, string?>> Fields);
