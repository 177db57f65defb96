using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Payouts.Batches;

namespace WelfareMutual.Web.BackOffice.Pages.Payouts;

/// <summary>A page about one batch.</summary>
public abstract class BatchPage : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string No { get; set; } = "";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ShowBatch.Result? Batch { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var refused = await Show();
        Input = new() { Id = Batch?.Id ?? default, Version = Batch?.Version ?? 0 };
        return refused ?? Page();
    }

    public async Task<IActionResult> OnPostVoidAsync()
    {
        var outcome = await Run(new VoidBatch(Input.Id, Input.Version));
        return outcome.Succeeded ? Redirect("/payouts/batches?done=void") : await Show() ?? Refused(outcome);
    }

    protected async Task<IActionResult?> Show()
    {
        var batch = await Run(new ShowBatch(No));
        Batch = batch.Succeeded ? batch.Value : null;
        return batch.Succeeded ? null : Refused(batch);
    }

    public sealed class InputModel
    {
        public Guid Id { get; set; }
        public int Version { get; set; }
        public string? Total { get; set; }
        public bool Seen { get; set; }
        public string? Reason { get; set; }
    }
}
