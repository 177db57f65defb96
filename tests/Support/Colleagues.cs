using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using WelfareMutual.Identity.Acts;
using WelfareMutual.Identity.Cards;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Identity.StaffPasswords;
using WelfareMutual.Kernel;

namespace WelfareMutual.Tests.Support;

/// <summary>A card as it comes from whoever makes them.</summary>
public sealed record MadeCard(string Serial, string Thumbprint, DateOnly ValidTo)
{
    public static MadeCard Read(string file)
    {
        using var card = X509CertificateLoader.LoadCertificateFromFile(file);
        return new(card.SerialNumber, card.GetCertHashString(HashAlgorithmName.SHA256), DateOnly.FromDateTime(card.NotAfter));
    }

    /// <summary>A card that never reaches a connection.</summary>
    public static MadeCard Of(string serial, DateOnly? validTo = null) => new(serial, Convert.ToHexString(SHA256.HashData([.. serial.Select(c => (byte)c)])), validTo ?? new DateOnly(2027, 12, 31));
}

/// <summary>Enters staff as the foundation does: one administrator proposes, another confirms, the colleague sets the password.</summary>
public sealed class Colleagues(Site site, SiteUser first, SiteUser second)
{
    public SiteUser First => first;
    public SiteUser Second => second;

    public static async Task<Colleagues> Of(Site site) => new(site, await site.Staff(StaffRole.System), await site.Staff(StaffRole.System));

    public async Task<Guid> Enter(string code, string name, IReadOnlyList<StaffRole> roles, MadeCard card, string password)
    {
        var added = await first.Do(new AddStaff(code, name, roles));
        var key = (await second.Do(new ConfirmAct(added.ActId))).StartKey!;
        await Issue(added.StaffId, card);
        await site.Staff("", card.Serial).Do(new StartPassword(key, password));
        return added.StaffId;
    }

    /// <summary>New settings of a rule that guards, from today on: one proposes, the other confirms.</summary>
    public async Task Rule(string name, string settings) =>
        await second.Do(new ConfirmAct((await first.Do(new ProposeRule(name, settings, Clock.DayOf(site.Time.Now), false))).ActId!.Value));

    /// <returns>The card's id in the register.</returns>
    public async Task<Guid> Issue(Guid staff, MadeCard card)
    {
        var issued = await first.Do(new IssueCard(staff, card.Serial, card.Thumbprint, card.ValidTo));
        await second.Do(new ConfirmAct(issued.ActId));
        return issued.CardId;
    }

    /// <summary>Signed in with card and password.</summary>
    public async Task<SiteUser> SignIn(string serial, string password) =>
        site.Staff((await site.Staff("", serial).Do(new SignInStaff(password))).Token, serial);
}
