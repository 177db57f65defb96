using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tickets.Home;
using WelfareMutual.Tickets.Reservations;

namespace WelfareMutual.Web.Portal.Pages;

public sealed class HomeModel : PortalPage
{
    public MyHome.Result Home { get; private set; } = null!;
    public MemberCard Card => Home.Card;

    public IEnumerable<MyReservations.Row> Waiting => Home.Purchases.Where(r => r.State is OrderState.Held or OrderState.Awaiting);
    public IEnumerable<MyReservations.Row> Bought => Home.Purchases.Where(r => r.State == OrderState.Paid).Take(3);

    /// <summary>What can be bought now; what was bought of before comes first.</summary>
    public IEnumerable<MyHome.OnSale> Limits(DateTimeOffset now) =>
        Home.Offerings.Where(r => r.Card.SaleFrom <= now && !r.Card.SoldOut).OrderByDescending(r => r.Taken > 0).ThenBy(r => r.Card.SaleUntil).Take(4);

    public static string ValidityOf(MembershipState state) => state switch
    {
        MembershipState.Active => "有効",
        MembershipState.Joining => "加入の前",
        MembershipState.Suspended => "休止中",
        _ => "退会",
    };

    public async Task<IActionResult> OnGet()
    {
        var outcome = await Run(new MyHome());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Home = outcome.Value;
        return Page();
    }
}
