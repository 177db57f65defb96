using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Content.Notices;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Own;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tickets.Offerings;
using WelfareMutual.Tickets.Reservations;

namespace WelfareMutual.Web.Portal.Pages;

/// <summary>One use case a panel: card, own purchases, what is on sale and left, notices. A panel without an answer is left out.</summary>
public sealed class HomeModel : PortalPage
{
    public MyCard.Result Card { get; private set; } = null!;
    public IReadOnlyList<MyOfferings.Row> OnSale { get; private set; } = [];
    public IReadOnlyList<NoticeList.Row> Notices { get; private set; } = [];
    private IReadOnlyList<MyReservations.Row> Rows { get; set; } = [];

    public IEnumerable<MyReservations.Row> Waiting => Rows.Where(r => r.State is OrderState.Held or OrderState.Awaiting);
    public IEnumerable<MyReservations.Row> Bought => Rows.Where(r => r.State == OrderState.Paid).Take(3);

    /// <summary>What can be bought now; what was bought of before comes first.</summary>
    public IEnumerable<MyOfferings.Row> Limits(DateTimeOffset now) =>
        OnSale.Where(r => r.Card.SaleFrom <= now && !r.Card.SoldOut).OrderByDescending(r => r.Taken > 0).ThenBy(r => r.Card.SaleUntil).Take(4);

    public string Validity => Card.State switch
    {
        MembershipState.Active => "有効",
        MembershipState.Joining => "入会の前",
        MembershipState.Suspended => "休止中",
        _ => "退会",
    };

    public async Task<IActionResult> OnGet()
    {
        var card = await Run(new MyCard());
        if (!card.Succeeded)
        {
            return Refused(card);
        }
        Card = card.Value;
        var mine = await Run(new MyReservations());
        var onSale = await Run(new MyOfferings());
        var notices = await Run(new NoticeList());
        (Rows, OnSale, Notices) = (mine.Succeeded ? mine.Value.Rows : [], onSale.Succeeded ? onSale.Value.Rows : [], notices.Succeeded ? notices.Value.Rows : []);
        return Page();
    }
}
