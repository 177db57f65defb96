// Longer than 60 lines: one page with the forms that change an enterprise, each a line
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Officers;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Calendar;

namespace WelfareMutual.Web.BackOffice.Pages.Enterprises;

public sealed class DetailModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? AsOf { get; set; }

    public EnterpriseDetail.Result Enterprise { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id) => await Show(id) ?? Page();

    public async Task<IActionResult> OnPostMoveAsync(Guid id, EnterpriseState to) =>
        await From() is { } day ? await After(id, await Run(new MoveEnterprise(id, to, day, Input.Version))) : await Again(id);

    public async Task<IActionResult> OnPostProfileAsync(Guid id) =>
        await From() is { } day ? await After(id, await Run(new ChangeProfile(id, Input.Content(), day))) : await Again(id);

    public async Task<IActionResult> OnPostAccountAsync(Guid id) =>
        await From() is { } day
            ? await After(id, await Run(new ChangeAccount(id, new(Input.BankCode ?? "", Input.BranchCode ?? "", Input.AccountKind, Input.AccountNumber ?? "", Input.Holder ?? ""), day)))
            : await Again(id);

    public async Task<IActionResult> OnPostInviteAsync(Guid id) =>
        await After(id, await Run(new InviteOfficer(id, new(Input.Login ?? "", Input.OfficerName ?? "", Input.Mail, Input.Rights))));

    public async Task<IActionResult> OnPostRenewAsync(Guid id, Guid account) => await After(id, await Run(new RenewOfficerKey(id, account)));

    private Task<DateOnly?> From()
    {
        if (JapaneseDate.TryParse(Input.EffectiveFrom, out var day, out var reason))
        {
            return Task.FromResult<DateOnly?>(day);
        }
        ModelState.AddModelError("Input.EffectiveFrom", reason);
        return Task.FromResult<DateOnly?>(null);
    }

    private async Task<IActionResult> Again(Guid id) => await Show(id) ?? Page();

    private async Task<IActionResult> After<T>(Guid id, Outcome<T> outcome) =>
        outcome.Succeeded ? Redirect($"/enterprises/{id}?done=saved") : await Show(id) ?? Refused(outcome);

    private async Task<IActionResult?> Show(Guid id)
    {
        var outcome = await Run(new EnterpriseDetail(id, JapaneseDate.TryParse(AsOf, out var day, out _) ? day : null));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Enterprise = outcome.Value;
        return null;
    }

    public sealed class InputModel : ProfileInput
    {
        public int Version { get; set; }
        public string? BankCode { get; set; }
        public string? BranchCode { get; set; }
        public int AccountKind { get; set; } = 1;
        public string? AccountNumber { get; set; }
        public string? Holder { get; set; }
        public string? OfficerName { get; set; }
        public string? Login { get; set; }
        public string? Mail { get; set; }
        public List<OfficerRight> Rights { get; set; } = [];
    }
}
