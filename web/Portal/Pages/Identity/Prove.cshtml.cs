using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Passkeys;
using WelfareMutual.Identity.Proof;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Web.Shared.Pages;

namespace WelfareMutual.Web.Portal.Pages.Identity;

[FormOf<WelfareMutual.Identity.Proof.AskPasskeyProof>]
public sealed class ProveModel(PortalVisit visit) : EntrancePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>What was typed in the form that asked for the proof, sealed.</summary>
    [BindProperty(Name = KeptForm.Field)]
    public string? Kept { get; set; }

    public KeptFields? Resend { get; private set; }
    public PasskeyStep? Passkey { get; private set; }
    public bool HasPasskey { get; private set; }
    public bool IsOfficer => visit.Visitor.Kind == ActorKind.Officer;

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();
    public async Task<IActionResult> OnPostKeepAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostAsync() => await Show()
        ?? Go(IsOfficer ? await Run(new ProveByCode(Input.Code ?? "")) : await Run(new ProveByPassword(Input.Password ?? "")));

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        var asked = await Run(new AskPasskeyProof());
        if (asked.Succeeded)
        {
            Passkey = new("get", asked.Value, "/identity/prove?handler=Answer", KeyValuePair.Create("back", Back), KeyValuePair.Create(KeptForm.Field, Kept));
        }
        return asked.Succeeded ? Page() : Refused(asked);
    }

    public async Task<IActionResult> OnPostAnswerAsync(Guid challenge, string? answer) =>
        await Show() ?? Go(await Run(new ProveByPasskey(challenge, answer ?? "")));

    private IActionResult Go(Outcome<Done> proved)
    {
        Resend = proved.Succeeded ? KeptForm.Open(HttpContext, Kept) : null;
        return !proved.Succeeded ? Refused(proved)
            : Resend is not null ? Page()
            : LocalRedirect(Url.IsLocalUrl(Back) ? Back : HomeOf(visit.Visitor.Kind));
    }

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
