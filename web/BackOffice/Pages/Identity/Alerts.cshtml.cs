using Microsoft.AspNetCore.Mvc;
using WelfareMutual.Identity.Alerts;

namespace WelfareMutual.Web.BackOffice.Pages.Identity;

public sealed class AlertsModel : OfficePage
{
    public ShowAlerts.Result Alerts { get; private set; } = new([], []);

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public async Task<IActionResult> OnGetAsync() => await Show() ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid alert)
    {
        var outcome = await Run(new AcknowledgeAlert(alert));
        return outcome.Succeeded ? Redirect("/identity/alerts?done=seen") : await Show() ?? Refused(outcome);
    }

    private async Task<IActionResult?> Show()
    {
        var outcome = await Run(new ShowAlerts());
        if (!outcome.Succeeded)
        {
            return Refused(outcome);
        }
        Alerts = outcome.Value;
        return null;
    }

    /// <summary>What happened, and what to do about it.</summary>
    public static (string What, string Cure) Words(string code) => code switch
    {
        "mailed-key-locked" => ("郵送した鍵を5回まちがえた", "鍵は使えなくなり、新しい鍵の手紙を用意しました。心当たりを本人か事業所に確かめてください。"),
        "sign-in-guessing" => ("1つの番号にログインの失敗が続いている", "受け付けを遅らせています。続くときは本人に知らせ、パスワードを変えてもらってください。"),
        "sign-in-flood" => ("ログインの失敗が全体で多い", "受け付けを遅らせています。続くときは回線の側で止めてください。"),
        "staff-disabled" => ("職員のパスワードを100回まちがえた", "パスワードとカードは止まりました。本人に確かめ、カードの再開と開始キーの発行を2人で行ってください。"),
        "emergency-used" => ("緊急の権限が使われた", "緊急の権限の画面で、理由と操作を確かめてください。"),
        "review-overdue" => ("権限の確認に答えがない管理の職員がいる", "権限の確認の画面で答えてください。管理の職員が2人を下回らないように、止めていません。"),
        "keys-lost" => ("鍵がなくなり、開けない記録がある", "鍵の画面でどの鍵かを確かめ、鍵の控えから戻してください。"),
        "portal-revoked" => ("ポータルを止めた", "ポータルの台帳で、通った操作を確かめてください。口座や連絡先が変わった人に電話などで確かめてください。"),
        _ => (code, "記録で確かめてください。"),
    };
}
