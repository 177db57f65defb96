using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Web.Shared.Layout;

namespace WelfareMutual.Web.Portal.Published;

/// <summary>Asks for what anybody may read. What a guest was answered is kept, and shown with its time when the core does not answer.
/// What somebody signed in was answered is never kept: it may be for members only.</summary>
internal sealed class PublishedPages(PortalUseCases useCases, PortalVisit visit, PublishedCopies copies, SiteFrame frame)
{
    public async Task<Outcome<TResult>> Run<TResult>(IPortalUseCase<TResult> query, CancellationToken ct)
    {
        var outcome = await useCases.Run(query, ct);
        if (visit.Token is null && outcome.Succeeded)
        {
            copies.Keep(query, outcome.Value);
        }
        switch (outcome.Refusal?.Kind)
        {
            case RefusalKind.NotFound when visit.Token is null:
                copies.Forget(query);
                break;
            case RefusalKind.Unavailable:
                frame.CoreIsDown = true;
                if (copies.Find(query) is var (answer, at))
                {
                    frame.CopiedAt = frame.CopiedAt < at ? frame.CopiedAt : at;
                    return answer;
                }
                break;
        }
        return outcome;
    }
}
