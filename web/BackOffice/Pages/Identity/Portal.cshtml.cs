using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Portals;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

public sealed class PortalModel : OfficePage
{
    public ShowPortal.Result? Shown { get; private set; }

    public async Task<IActionResult> OnGetAsync(string name)
    {
        var shown = await Run(new ShowPortal(name));
        Shown = shown.Succeeded ? shown.Value : null;
        return shown.Succeeded ? Page() : Refused(shown);
    }

    public static string What(string useCase) => useCase switch
    {
        "identity.sign-in" => "ログイン",
        "identity.activate-account" => "使い始めの手続き",
        "identity.recover-with-key" => "鍵でのパスワードの決め直し",
        "identity.change-password" => "パスワードの変更",
        "identity.renew-second-factor" => "確認コードの作り直し",
        "identity.prove-by-password" => "本人の確認",
        "members.change-my-contact" => "連絡先の変更",
        "members.change-employee" => "従業員の登録の変更",
        "condolence-benefits.submit-claim" => "給付の申請（口座を含む）",
        "condolence-benefits.correct-claim" => "申請の訂正（口座を含むことがある）",
        _ => useCase,
    };
}
