using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Casework.Inbox;
using WelfareMutual.Casework.Review;
using WelfareMutual.Kernel;

namespace WelfareMutual.Web.BackOffice.Pages.Casework;

/// <summary>A page about one case. It remembers the list of the inbox that the case was opened from, and goes on to the next of it.</summary>
public abstract class CasePage : OfficePage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public InboxView? View { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public CaseState? State { get; set; }

    [BindProperty]
    public CaseInput Input { get; set; } = new();

    public ReviewCase.Result? Review { get; private set; }

    /// <summary>Someone else was first: what they did stands beside what was typed.</summary>
    public CaseCompared? Compared { get; protected set; }

    /// <summary>An address of this case that keeps the list in mind.</summary>
    public string At(string path = "", string more = "") => $"/cases/{Reference}{path}{CaseList.Query(View, Kind, State, more)}";

    public string Inbox(string more = "") => $"/inbox{CaseList.Query(View, Kind, State, more)}";

    protected async Task<IActionResult> After(Outcome<Done> outcome, string done)
    {
        if (outcome.Succeeded)
        {
            var next = View is { } view ? await Run(new NeighbourCase(Reference, view, Kind, State, Back: false)) : null;
            return Redirect(next is { Succeeded: true, Value.Reference: { } reference }
                ? $"/cases/{reference}{CaseList.Query(View, Kind, State, $"done={done}&last={Reference}")}" : Inbox($"done={done}"));
        }
        var gone = await Show();
        Compared = Review is not null && outcome.Refusal!.Kind == RefusalKind.Stale ? new(Input, Review) : null;
        return gone ?? Refused(outcome);
    }

    protected async Task<IActionResult?> Show()
    {
        var review = await Run(new ReviewCase(Reference));
        Review = review.Succeeded ? review.Value : null;
        return review.Succeeded ? null : Refused(review);
    }
}

/// <summary>A list of the inbox as the part of an address.</summary>
public static class CaseList
{
    public static string Query(InboxView? view, string? kind, CaseState? state, string more = "")
    {
        string?[] parts = [view is null ? null : $"view={view}", string.IsNullOrEmpty(kind) ? null : $"kind={Uri.EscapeDataString(kind)}", state is null ? null : $"state={state}", more];
        var text = string.Join('&', parts.Where(p => !string.IsNullOrEmpty(p)));
        return text.Length > 0 ? $"?{text}" : "";
    }

    /// <summary>The inbox at one place of a list.</summary>
    public static string Place(InboxView view, string? kind, CaseState? state, int size, string? after, string more = "")
    {
        string?[] parts = [$"size={size}", string.IsNullOrEmpty(after) ? null : $"after={Uri.EscapeDataString(after)}", more];
        return "/inbox" + Query(view, kind, state, string.Join('&', parts.Where(p => !string.IsNullOrEmpty(p))));
    }
}
