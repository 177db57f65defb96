using System.Globalization;
using WelfareMutual.Events.Entries;
using WelfareMutual.Payments.Contracts;

namespace WelfareMutual.Web.Portal.Pages.Events;

/// <summary>Who comes along, as the form of an entry asks it.</summary>
public sealed class PartyInput
{
    public List<Guid> Relatives { get; set; } = [];
    public List<OtherGuest> Others { get; set; } = [];
    public PaymentMethod Method { get; set; }

    /// <summary>Lines left empty are nobody.</summary>
    internal IReadOnlyList<PartyMember> Party => [
        .. Relatives.Select(id => new PartyMember(id)),
        .. Others.Where(o => !o.IsEmpty).Select(o => new PartyMember(null, o.Name, o.Years))];
}

public sealed class OtherGuest
{
    public string? Name { get; set; }
    public string? Age { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Age);
    internal int? Years => int.TryParse(Kernel.Text.Digits.Tidy(Age), NumberStyles.None, CultureInfo.InvariantCulture, out var years) ? years : null;
}
