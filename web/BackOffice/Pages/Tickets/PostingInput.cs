using Microsoft.AspNetCore.Mvc;

namespace WelfareMutual.Web.BackOffice.Pages.Tickets;

/// <summary>What the forms send, and what the page was told by its address.</summary>
public sealed partial class PostingModel
{
    /// <summary>How many were just marked, and how many of the list could not be.</summary>
    [FromQuery(Name = "posted")]
    public int? Posted { get; set; }

    [FromQuery(Name = "left")]
    public int LeftOut { get; set; }

    public bool Undone => Request.Query["done"] == "undone";

    public sealed class InputModel
    {
        public List<Guid> Reservations { get; set; } = [];
        public Guid Batch { get; set; }
    }
}
