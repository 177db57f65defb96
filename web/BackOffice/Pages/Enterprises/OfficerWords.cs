using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;

namespace WelfareMutual.Web.BackOffice.Pages.Enterprises;

internal static class OfficerWords
{
    public static string State(AccountState state) => state switch { AccountState.Invited => "招待中", AccountState.Active => "利用中", _ => "終了" };

    public static string Rights(IReadOnlyCollection<OfficerRight> rights) => string.Join("、", rights
        .Select(r => r switch { OfficerRight.Roster => "名簿の届出", OfficerRight.Money => "会費", _ => null }).OfType<string>().DefaultIfEmpty("見るだけ"));
}
