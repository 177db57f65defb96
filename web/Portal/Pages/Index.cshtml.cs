using WelfareMutual.Content.Contracts;
using WelfareMutual.Content.Notices;
using WelfareMutual.Tickets.Offerings;

namespace WelfareMutual.Web.Portal.Pages;

/// <summary>The front door. It opens even when the core does not answer, with what was copied.</summary>
public sealed class IndexModel : PortalPage
{
    public IReadOnlyList<OfferingList.Card> Cards { get; private set; } = [];
    public IReadOnlyList<NoticeLine> Notices { get; private set; } = [];

    public async Task OnGet()
    {
        var notices = await RunPublished(new NoticeList());
        var onSale = await RunPublished(new OfferingList());
        (Notices, Cards) = (notices.Succeeded ? notices.Value.Rows : [], onSale.Succeeded ? onSale.Value.Cards : []);
    }
}
