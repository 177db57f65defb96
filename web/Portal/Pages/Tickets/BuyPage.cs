using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Tickets.Offerings;
using WelfareMutual.Tickets.Reservations;

namespace WelfareMutual.Web.Portal.Pages.Tickets;

/// <summary>The form on which quantities are chosen: on the offering's own page, and again when it was refused.</summary>
public abstract class BuyPage : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public OfferingDetail.Result Offering { get; private set; } = null!;

    public int Count => Input.Lines.Sum(l => l.Quantity);
    public long Sum => Input.Lines.Sum(l => l.Quantity * Of(l).Member.Amount);
    public long Saved => Input.Lines.Sum(l => l.Quantity * (Of(l).Usual.Amount - Of(l).Member.Amount));

    /// <returns>Null when the page can be shown.</returns>
    protected async Task<IActionResult?> Load(Guid id)
    {
        var outcome = await Run(new OfferingDetail(id));
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Offering = outcome.Value;
        Input.OfferingId = id;
        var chosen = Input.Lines.ToLookup(l => l.PriceClassId, l => l.Quantity);
        Input.Lines = [.. Offering.Prices.Select(p => new LineModel { PriceClassId = p.Id, Quantity = chosen[p.Id].FirstOrDefault() })];
        return null;
    }

    private OfferingDetail.Price Of(LineModel line) => Offering.Prices.Single(p => p.Id == line.PriceClassId);

    public sealed class InputModel
    {
        public Guid OfferingId { get; set; }
        public List<LineModel> Lines { get; set; } = [];
        public PaymentMethod Method { get; set; }
        public IReadOnlyList<ReserveTickets.Line> Chosen => [.. Lines.Where(l => l.Quantity != 0).Select(l => new ReserveTickets.Line(l.PriceClassId, l.Quantity))];
    }

    public sealed class LineModel
    {
        public Guid PriceClassId { get; set; }
        public int Quantity { get; set; }
    }
}
