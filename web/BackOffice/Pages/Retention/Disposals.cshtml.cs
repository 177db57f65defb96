using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Kernel;
using WelfareMutual.Retention.Disposals;
using WelfareMutual.Web.Shared.Forms;

namespace WelfareMutual.Web.BackOffice.Pages.Retention;

public sealed class DisposalsModel : OfficePage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ShowDisposals.Result Shown { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostEnterAsync()
    {
        if (!Input.DoneOn.TryRead("廃棄した日", out var day, out var error))
        {
            ModelState.AddModelError("Input.DoneOn", error);
        }
        var quantity = int.TryParse(Input.Quantity, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await Show() ?? Page();
        }
        return await Answer(await Run(new EnterDisposal(Input.Kind, Input.What, quantity, Input.Method, Input.Site, day)), "entered");
    }

    public async Task<IActionResult> OnPostCheckAsync() => await Answer(await Run(new CheckDisposal(Input.Id)), "checked");

    private async Task<IActionResult> Answer<T>(Outcome<T> outcome, string done) =>
        outcome.Succeeded ? LocalRedirect($"/retention/disposals?done={done}") : await Show() ?? Refused(outcome);

    private async Task<IActionResult?> Show()
    {
        var outcome = await Run(new ShowDisposals());
        Shown = outcome.Succeeded ? outcome.Value : Shown;
        return outcome.Succeeded ? null : Refused(outcome);
    }

    public sealed class InputModel
    {
        public Guid Id { get; set; }
        public DisposalKind Kind { get; set; } = DisposalKind.Media;
        public string? What { get; set; }
        public string? Quantity { get; set; }
        public string? Method { get; set; }
        public string? Site { get; set; }
        public DateInput DoneOn { get; set; } = new();
    }
}
