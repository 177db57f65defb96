using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Passkeys;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.Portal.Pages.Identity;

[FormOf<WelfareMutual.Identity.Passkeys.MyPasskeys>]
public sealed class PasskeysModel : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>Right after the account was claimed.</summary>
    public bool First { get; private set; }
    public IReadOnlyList<MyPasskeys.Line> Mine { get; private set; } = [];
    public PasskeyStep? Step { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? first)
    {
        First = first == "yes";
        return await Show() ?? Page();
    }

    public async Task<IActionResult> OnPostAddAsync()
    {
        var asked = await Run(new AskNewPasskey());
        if (!asked.Succeeded)
        {
            return await Show() ?? Refused(asked);
        }
        Step = new("create", asked.Value, "/identity/passkeys?handler=Answer");
        return Page();
    }

    public async Task<IActionResult> OnPostAnswerAsync(Guid challenge, string? answer)
    {
        var added = await Run(new AddPasskey(challenge, answer ?? ""));
        return added.Succeeded ? LocalRedirect("/identity/passkeys?done=added") : await Show() ?? Refused(added);
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid passkey)
    {
        var removed = await Run(new RemovePasskey(passkey));
        return removed.Succeeded ? LocalRedirect("/identity/passkeys?done=removed") : await Show() ?? Refused(removed);
    }

    private async Task<IActionResult?> Show()
    {
        var mine = await Run(new MyPasskeys());
        Mine = mine.Succeeded ? mine.Value.Passkeys : [];
        return mine.Succeeded ? null : Refused(mine);
    }
}
