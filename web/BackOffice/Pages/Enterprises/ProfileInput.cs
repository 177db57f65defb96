using WelfareMutual.Enterprises.Register;

namespace WelfareMutual.Web.BackOffice.Pages.Enterprises;

/// <summary>Name and address of an enterprise as typed, in the order of the page.</summary>
public class ProfileInput
{
    public string? Name { get; set; }
    public string? PostalCode { get; set; }
    public string? Address { get; set; }
    public string? Phone { get; set; }
    public string? Representative { get; set; }
    public string? EffectiveFrom { get; set; }

    public static ProfileInput Of(EnterpriseDetail.Profile now) =>
        new() { Name = now.Name, PostalCode = now.PostalCode, Address = now.Address, Phone = now.Phone, Representative = now.Representative };

    public ProfileContent Content() => new(Name ?? "", PostalCode ?? "", Address ?? "", Phone ?? "", Representative ?? "");
}
