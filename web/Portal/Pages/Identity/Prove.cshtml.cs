using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Passkeys;
using WelfareMutual.Identity.Proof;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.Portal.Pages.Identity;

[FormOf<WelfareMutual.Identity.Proof.AskPasskeyProof>]
public sealed class ProveModel(PortalVisit visit) : CarryingPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public bool HasPasskey { get; private set; }
    public bool IsOfficer => visit.Visitor.Kind == ActorKind.Officer;

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();
    public async Task<IActionResult> OnPostKeepAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostAsync() => await Show()
        ?? Go(IsOfficer ? await Run(new ProveByCode(Input.Code ?? "")) : await Run(new ProveByPassword(Input.Password ?? "")));

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        var asked = await Run(new AskPasskeyProof());
        return asked.Succeeded ? AskFor(asked.Value, "/identity/prove?handler=Answer") : Refused(asked);
    }

    public async Task<IActionResult> OnPostAnswerAsync(Guid challenge, string? answer) =>
        await Show() ?? Go(await Run(new ProveByPasskey(challenge, answer ?? "")));

    private IActionResult Go(Outcome<Done> proved) => !proved.Succeeded ? Refused(proved)
        : Carry() ?? LocalRedirect(Url.IsLocalUrl(Back) ? Back : HomeOf(visit.Visitor.Kind));

    private async Task<IActionResult?> Show()
    {
        var mine = await Run(new MyPasskeys());
        HasPasskey = mine.Succeeded && mine.Value.Passkeys.Count > 0;
        return mine.Succeeded ? null : Refused(mine);
    }

    public sealed class InputModel
    {
        public string? Password { get; set; }
        public string? Code { get; set; }
    }
}
